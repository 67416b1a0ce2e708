import { has } from '../signals/signals.ts';
import { answerAnchor, questionAnchor } from './anchors.ts';
import type { ProbeCandidate } from './candidate.ts';
import type { Look } from './look.ts';

/** Somebody who disagrees, and what they say next while no answer brings a reason: a fact, then a worry, then authority. */
type Counterpart = { id: string; names: RegExp; steps: readonly { ko: string; en: string }[] };

const COUNTERPARTS: readonly Counterpart[] = [
  {
    id: 'reviewer',
    names: /리뷰어|코드 ?리뷰|reviewer/iu,
    steps: [
      {
        ko: '리뷰어가 이번 변경에서는 빼자고 하면 무엇을 근거로 답하시겠어요?',
        en: 'If the reviewer says to leave it out of this change, what would you base your answer on?',
      },
      {
        ko: '리뷰어가 걱정하는 일이 정말 일어난다면 누가 먼저 알게 되나요?',
        en: 'If what the reviewer worries about really happens, who notices first?',
      },
      {
        ko: '기한까지 의견이 갈리면 무엇을 보고 정하시겠어요?',
        en: 'If you still disagree at the deadline, what would decide it?',
      },
    ],
  },
  {
    id: 'executive',
    names: /임원|대표(?:님|가|는)|본부장|CTO|상사|executive|head of/iu,
    steps: [
      {
        ko: '그분이 설명을 듣고도 하지 말자고 하시면 어떤 사실을 보여 드리시겠어요?',
        en: 'If they still say no after your explanation, which fact would you show them?',
      },
      {
        ko: '규모를 줄여서 다시 제안하신다면 무엇까지 남기시겠어요?',
        en: 'If you proposed a smaller version, what would it still hold?',
      },
      {
        ko: '그래도 미루자고 하시면 무엇만은 지키시겠어요?',
        en: 'If they put it off all the same, what would you keep in any case?',
      },
    ],
  },
  {
    id: 'colleague',
    names: /동료|팀원|colleague|teammate/iu,
    steps: [
      {
        ko: '설명을 듣고도 그 동료의 생각이 그대로라면 무엇을 보여 주시겠어요?',
        en: 'If that colleague still thinks so after your explanation, what would you show them?',
      },
      {
        ko: '그 동료가 정말 걱정하는 것은 어떻게 알아내시겠어요?',
        en: 'How would you find out what that colleague really worries about?',
      },
      {
        ko: '팀장도 그 동료와 생각이 같다면 그때는 어떻게 정하시겠어요?',
        en: 'If the team lead thinks the same, how would you settle it?',
      },
    ],
  },
];

const DISAGREES =
  /반대(?!로)|주장|의견이? ?(?:다르|달라|달랐|갈|엇갈)|거절|막(?:을|는|으)|disagree|object|oppose|refuse/iu;

/**
 * A question about somebody who disagrees goes on in that person's words, at most three steps, and stops as soon as an
 * answer brings a reason or something measured. Design problems have their own colleague on the page.
 */
export function peopleCandidates(seen: Look): ProbeCandidate[] {
  const { thread } = seen;
  const { type, question } = thread.slot;
  if (thread.design || (type !== 'situational' && type !== 'culture-fit') || !DISAGREES.test(question)) return [];
  const who = COUNTERPARTS.find((c) => c.names.test(question));
  if (!who || seen.last.sentences.some((s) => has(s, 'reason') || has(s, 'measured'))) return [];
  if (thread.format.probes && !thread.format.probes.includes('people')) return [];
  const taken = thread.turns.filter((t) => t.key.startsWith(`people/${who.id}/`)).length;
  const next = who.steps[taken];
  if (!next) return [];
  const other = seen.last.sentences.flatMap((s) => s.hits['other-person'] ?? [])[0];
  return [
    {
      tier: 4,
      probe: 'people',
      question: next[thread.lang],
      anchor: other ? answerAnchor(seen.last.turn, other).anchor : questionAnchor(seen.last.turn),
      key: `people/${who.id}/${taken + 1}`,
      why: thread.lang === 'ko' ? '상대를 설득할 근거를 아직 듣지 못함' : 'no reason yet that would persuade them',
      evidence: thread.slot.evidence.slice(0, 2),
      by: 'offline',
    },
  ];
}
