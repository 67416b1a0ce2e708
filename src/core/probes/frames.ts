import type { SentenceSignals } from '../signals/signals.ts';
import { answerAnchor } from './anchors.ts';
import type { ProbeCandidate } from './candidate.ts';
import { type AnswerLook, type Look, near } from './look.ts';

/**
 * The last resort, when no card, résumé line or question demand has anything to ask: general questions behind a door.
 * Each opens only on its condition, is put at most once a session, and at most one a thread.
 */
type Frame = {
  probe: ProbeCandidate['probe'];
  types: readonly string[];
  /** The place that opens it, or null. */
  door(seen: Look): { answer: AnswerLook; span: { start: number; end: number } } | null;
  ko(quote: string | null): string;
  en(quote: string | null): string;
};

const at = (place: { answer: AnswerLook; sentence: SentenceSignals } | null, signal: keyof SentenceSignals['hits']) =>
  place ? { answer: place.answer, span: place.sentence.hits[signal]![0]! } : null;

const FRAMES: readonly Frame[] = [
  {
    probe: 'trade-off',
    types: ['resume', 'technical', 'system-design'],
    door: (s) =>
      s.said('cost') || s.said('look-back')
        ? null
        : at(s.where('reason', 'action') ?? s.where('action', 'past'), 'action'),
    ko: () => '그쪽으로 정하면서 포기하신 것은 무엇인가요?',
    en: () => 'What did you give up by choosing that?',
  },
  {
    probe: 'alternative',
    types: ['resume', 'technical', 'system-design'],
    door: (s) => (s.said('alternative') ? null : at(s.where('reason', 'past'), 'reason')),
    ko: () => '끝까지 고민하신 다른 방법이 있었나요?',
    en: () => 'Which other option did you consider to the end?',
  },
  {
    probe: 'failure',
    types: ['technical', 'system-design', 'resume'],
    door: (s) => (s.said('failure') ? null : at(s.where('component'), 'component')),
    ko: (q) =>
      q ? `‘${q}’ 부분이 멈추면 사용자는 무엇을 보게 되나요?` : '그 부분이 멈추면 사용자는 무엇을 보게 되나요?',
    en: (q) => (q ? `When ‘${q}’ stops, what does the user see?` : 'When that part stops, what does the user see?'),
  },
  {
    probe: 'scale',
    types: ['system-design'],
    door: (s) => (s.said('estimate') ? null : at(s.where('component'), 'component')),
    ko: () => '지금의 열 배가 몰리면 어디부터 손대시겠어요?',
    en: () => 'At ten times the load, where would you start?',
  },
  {
    probe: 'counterfactual',
    types: ['behavioural', 'resume'],
    door: (s) => (s.said('look-back') || s.said('cost') ? null : at(s.where('result', 'past'), 'result')),
    ko: () => '같은 일을 다시 맡으신다면 무엇을 가장 먼저 바꾸시겠어요?',
    en: () => 'If you did it again, what would you change first?',
  },
  {
    probe: 'people',
    types: ['situational', 'culture-fit', 'behavioural'],
    door: (s) => {
      const place = s.where('other-person');
      return place &&
        !near(place.answer, place.sentence, 'reason', 'weak-reason') &&
        /반대|충돌|의견|갈등/u.test(place.sentence.text)
        ? at(place, 'other-person')
        : null;
    },
    ko: () => '그분은 왜 그렇게 보셨을까요?',
    en: () => 'Why do you think they saw it that way?',
  },
  {
    probe: 'clarify',
    types: ['technical'],
    // Knowledge questions without a card: only when the answer is a sentence long and names something.
    door: (s) =>
      s.answers.length === 1 && s.last.sentences.length <= 1 ? at(s.where('component'), 'component') : null,
    ko: (q) => (q ? `방금 ‘${q}’ 부분을 한 문장만 더 풀어 주시겠어요?` : '그 부분을 한 문장만 더 풀어 주시겠어요?'),
    en: (q) => (q ? `Could you say one more sentence about ‘${q}’?` : 'Could you say one more sentence about that?'),
  },
];

/** Frames whose door is open. Only at the first follow-up of a thread: later, enough was heard to move on. */
export function frameCandidates(seen: Look): ProbeCandidate[] {
  const { thread } = seen;
  if (seen.answers.length > 1) return [];
  const last = [...thread.turns].reverse().find((t) => t.probe)?.probe;
  const out: ProbeCandidate[] = [];
  for (const frame of FRAMES) {
    if (!frame.types.includes(thread.slot.type) || frame.probe === last) continue;
    if (thread.format.probes && !thread.format.probes.includes(frame.probe)) continue;
    const place = frame.door(seen);
    if (!place) continue;
    const { anchor, quotable } = answerAnchor(place.answer.turn, place.span);
    const quote = quotable ? anchor.quote : null;
    out.push({
      tier: 8,
      probe: frame.probe,
      question: thread.lang === 'ko' ? frame.ko(quote) : frame.en(quote),
      anchor,
      key: `frame/${frame.probe}`,
      why: thread.lang === 'ko' ? '답에서 아직 듣지 못한 것' : 'not heard yet in the answer',
      evidence: thread.slot.evidence.slice(0, 2),
      by: 'offline',
    });
  }
  return out;
}
