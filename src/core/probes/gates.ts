import { askedIn } from '../critique/phrases.ts';
import { cut } from '../evidence/evidence.ts';
import { pointsMet } from '../knowledge/cards.ts';
import { type Gate, gateOf } from '../signals/gate.ts';
import { has, signalsOf } from '../signals/signals.ts';
import { answerAlone } from '../signals/to-the-grader.ts';
import type { Thread, ThreadTurn } from '../thread.ts';
import type { Bilingual, Language, QuestionType } from '../vocabulary.ts';
import { questionAnchor } from './anchors.ts';
import type { ProbeCandidate } from './candidate.ts';
import type { Look } from './look.ts';
import { cardBelongs } from './relevance.ts';

/** Thresholds that come before any check: an empty answer, 모르겠습니다, the question said back, a copied card … */
function gateInput(thread: Thread, turn: ThreadTurn) {
  const { card } = thread;
  return {
    question: turn.question,
    lang: thread.lang,
    short: turn.kind === 'follow-up',
    cardTexts: card ? [card.example, ...card.points.map((p) => p.text[thread.lang])] : [],
    otherQuestions: thread.earlier
      .filter((e) => !e.key.includes('/') || e.key.split('/').length <= 2)
      .map((e) => e.question),
  };
}

/**
 * The threshold that applies to an answer, or null. Off topic is said only where it can be seen: not in a design round
 * (its stages share their words), and not when the answer speaks of the thread's own card.
 */
export function gateFor(thread: Thread, turn: ThreadTurn): Gate | null {
  const gate = gateOf(answerAlone(turn.answer), gateInput(thread, turn));
  if (gate !== 'off-topic') return gate;
  if (thread.slot.type === 'system-design' || thread.design || turn.kind === 'follow-up') return null;
  const prepared = thread.prepare(turn.answer, turn.question);
  const named =
    thread.cards.some((card) => thread.slot.concepts.includes(card.id) || card.id === thread.card?.id) &&
    thread.cards.some((card) => pointsMet(card, [prepared], thread.lang).some((f) => f.met));
  return named ? null : gate;
}

/** How many answers of this thread were 모르겠습니다. */
export function answeredUnknown(thread: Thread): number {
  return thread.turns.filter((turn) => turn.answer !== '' && gateOf(turn.answer, gateInput(thread, turn)) === 'unknown')
    .length;
}

/** What the candidate is told when a threshold applied. */
export function gateReason(gate: NonNullable<ReturnType<typeof gateOf>>, lang: Language, question = ''): string {
  const asked = askedIn(question);
  const words = {
    empty: { ko: '답이 비어 있거나 너무 짧습니다', en: 'the answer is empty or too short' },
    unknown: { ko: '모른다고 밝힘', en: 'said so plainly' },
    echo: { ko: '질문을 옮겨 적은 것으로 보입니다', en: 'the answer repeats the question' },
    copied: { ko: '카드의 문장과 같습니다. 본인 말로 다시 답해 보세요', en: 'the answer is the card’s own text' },
    'off-topic': {
      ko: `질문의 ‘${asked}’에 대한 내용을 찾지 못했습니다`,
      en: `nothing found on what was asked: ‘${asked}’`,
    },
    'other-language': {
      ko: '질문은 한국어입니다. 영어로 연습하려면 영어 회차로 시작하세요(--lang en)',
      en: 'the question is in English; to practise in Korean, start a Korean session (--lang ko)',
    },
  } as const;
  return words[gate][lang];
}

/** An answer of a few letters is taken up once: a person who is asked to go on often does. */
const MORE: readonly Bilingual[] = [
  { ko: '조금만 더 풀어서 말씀해 주시겠어요?', en: 'Could you say a little more about that?' },
  { ko: '그렇게 말씀하신 까닭을 한 문장만 더 들려주시겠어요?', en: 'Could you add one sentence on why?' },
  { ko: '예를 하나만 들어서 이어 말씀해 주시겠어요?', en: 'Could you go on with one example?' },
];

/** Null for a follow-up, for an answer without a letter, and where every wording was used in this session. */
export function askForMore({ thread, last: { turn } }: Look): ProbeCandidate | null {
  const { lang } = thread;
  if (turn.kind === 'follow-up' || !/[가-힣A-Za-z]/u.test(turn.answer)) return null;
  const words = MORE.find((m) => !thread.askedQuestions.includes(m[lang]));
  if (!words) return null;
  return {
    tier: 1,
    probe: 'clarify',
    question: words[lang],
    anchor: questionAnchor(turn),
    key: `${thread.slot.key}/more`,
    why: lang === 'ko' ? '답이 짧아서 한 번 더 여쭙니다' : 'a short answer is asked about once more',
    evidence: thread.slot.evidence.slice(0, 1),
    by: 'offline',
  };
}

/** The first 모르겠습니다 gets one question a level lower: the card's own, else the card's easiest opener. */
export function stepDown(seen: Look): ProbeCandidate | null {
  const { thread } = seen;
  const { lang } = thread;
  const { turn } = seen.last;
  const card = thread.card && cardBelongs(thread.card, seen) ? thread.card : null;
  const used = thread.usedKeys;
  const step = card?.stepsDown.find((s) => !used.has(`${card.id}/${s.id}`));
  const ko = lang === 'ko';
  const anchor = questionAnchor(turn);
  if (card && step) {
    return {
      tier: 1,
      probe: 'step-down',
      question: step.text[lang],
      anchor,
      key: `${card.id}/${step.id}`,
      why: ko ? '모른다고 하셔서 한 계단 아래를 여쭙니다' : 'One step down after “I do not know”',
      evidence: [cut(card, step)],
      by: 'offline',
    };
  }
  const kind = thread.slot.type === 'technical' && !namesATopic(seen) ? 'open' : thread.slot.type;
  const lower = (kind === 'open' ? WITHOUT_TOPIC : (STEP_DOWN[kind] ?? [])).map((text, i) => ({
    text,
    key: `step-down/${kind}-${i + 1}`,
  }));
  const next = lower.find((l) => !used.has(l.key));
  if (!next) return null;
  return {
    tier: 1,
    probe: 'step-down',
    question: next.text[lang],
    anchor,
    key: next.key,
    why: ko ? '모른다고 하셔서 한 계단 아래를 여쭙니다' : 'One step down after “I do not know”',
    evidence: thread.slot.evidence.slice(0, 1),
    by: 'offline',
  };
}

/** 가장 자신 없는 부분은 어디인가요? names nothing that ‘that subject’ could point to. */
function namesATopic({ thread: { slot, card, lang } }: Look): boolean {
  return (
    card !== null ||
    slot.concepts.length > 0 ||
    /[A-Za-z]{2,}/u.test(lang === 'ko' ? slot.question : '') ||
    signalsOf(slot.question, { lang }).sentences.some((s) => has(s, 'component'))
  );
}

/** One level lower where the question names no subject. */
const WITHOUT_TOPIC: readonly Bilingual[] = [
  { ko: '그럼 가장 먼저 떠오르는 것 하나만 말씀해 주시겠어요?', en: 'What is the first thing that comes to mind?' },
  {
    ko: '확실하지 않아도 괜찮습니다. 짐작 가는 것을 한 문장만 말씀해 주시겠어요?',
    en: 'You need not be sure. Could you say in one sentence what you would guess?',
  },
];

/** One level lower where no card stands behind the question; none is put twice in a session. */
const STEP_DOWN: Partial<Record<QuestionType, readonly Bilingual[]>> = {
  behavioural: [
    {
      ko: '그럼 작은 일이라도 비슷하게 겪으신 것이 있다면 하나 말씀해 주시겠어요?',
      en: 'Is there anything smaller of that kind that you went through?',
    },
    {
      ko: '학교나 개인 작업에서 비슷했던 일이 있다면 하나 들려주시겠어요?',
      en: 'Is there something like it from school or your own projects?',
    },
    {
      ko: '옆에서 지켜보신 일이라도 좋습니다. 무엇이 가장 기억에 남으세요?',
      en: 'It may be something you only watched: what stayed with you most?',
    },
  ],
  situational: [
    {
      ko: '그럼 그 상황에서 가장 먼저 확인하실 사실 하나만 말씀해 주시겠어요?',
      en: 'Which one fact would you check first in that situation?',
    },
    {
      ko: '혼자 정하지 않으셔도 됩니다. 누구에게 먼저 물어보시겠어요?',
      en: 'You need not decide alone. Whom would you ask first?',
    },
    {
      ko: '그 일에서 잃으면 가장 곤란한 것 하나만 꼽아 주시겠어요?',
      en: 'Which one thing would be worst to lose there?',
    },
  ],
  resume: [
    {
      ko: '그럼 그 일에서 가장 잘 기억나는 부분 하나만 말씀해 주시겠어요?',
      en: 'Which one part of that work do you remember best?',
    },
    {
      ko: '그 일을 시작하기 전에는 어떤 모습이었는지부터 들려주시겠어요?',
      en: 'Could you start with how things looked before that work?',
    },
    {
      ko: '그 일에서 직접 손대신 곳 하나만 짚어 주시겠어요?',
      en: 'Could you point to one place in it that you touched yourself?',
    },
  ],
  technical: [
    { ko: '그럼 그 주제에서 아시는 것 하나만 말씀해 주시겠어요?', en: 'What is one thing that you do know about it?' },
    {
      ko: '그것을 쓰지 않으면 무엇이 불편해질지부터 말씀해 주시겠어요?',
      en: 'Could you start with what would be harder without it?',
    },
    {
      ko: '비슷한 일을 하는 것 가운데 아시는 것이 있다면 하나만 들어 주시겠어요?',
      en: 'Do you know anything that does a similar job?',
    },
  ],
  'system-design': [
    {
      ko: '그럼 요청 하나만 놓고, 가장 먼저 닿는 곳부터 말씀해 주시겠어요?',
      en: 'Take a single request: where does it arrive first?',
    },
    {
      ko: '사용자가 한 명뿐이라면 가장 단순하게 어떻게 만드시겠어요?',
      en: 'With one single user, what is the simplest thing you would build?',
    },
    {
      ko: '이 시스템에서 절대 틀리면 안 되는 것 하나만 꼽아 주시겠어요?',
      en: 'Which one thing must never be wrong in this system?',
    },
  ],
  'culture-fit': [
    {
      ko: '그럼 최근에 가장 만족스러웠던 하루를 하나만 말씀해 주시겠어요?',
      en: 'Could you tell me about one recent day you were content with?',
    },
    {
      ko: '함께 일하기 편했던 동료 한 분을 떠올리면 무엇이 좋으셨나요?',
      en: 'Think of one colleague who was easy to work with: what was good about it?',
    },
  ],
};
