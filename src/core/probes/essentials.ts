import type { QuestionType } from '../vocabulary.ts';
import { answerAnchor, questionAnchor } from './anchors.ts';
import type { ProbeCandidate } from './candidate.ts';
import { milestoneName, milestonesOf, reached } from './from-design.ts';
import { admits, type Look, near, speaksToIt, tellsMethod } from './look.ts';
import {
  askChange,
  askMeasure,
  askMethod,
  askState,
  askThreshold,
  bareStates,
  bareThresholds,
  make,
  plannedMeasures,
  unmeasuredValues,
  vagueChange,
  vagueChanges,
} from './values.ts';

/**
 * What an interviewer needs to hear before moving on, by question type: the core checks of its rubric that rules can
 * see. `heard` uses weak evidence (to hold back a question, little is enough); `ask` opens only on strong evidence.
 */
type Essential = {
  id: string;
  heard(seen: Look): boolean;
  /** Heard outright: only then it is named as a reason for moving on. */
  told(seen: Look): boolean;
  ask(seen: Look): ProbeCandidate | null;
  /** Named in the reason for moving on. */
  name: { ko: string; en: string };
};

function methodSaid(seen: Look): boolean {
  return seen.answers.some((a) => a.sentences.some(tellsMethod));
}

const OWN: Essential = {
  id: 'ownership',
  told: (seen) => seen.said('self'),
  name: { ko: '본인이 한 일', en: 'your own part' },
  // Korean drops the subject: only an answer that speaks of the team alone leaves it open.
  heard: (seen) =>
    !seen.said('team', 'past') || seen.said('self') || seen.answers.some((a) => a.turn.probe === 'ownership'),
  ask: (seen) => {
    const place = seen.where('team', 'past') ?? seen.where('team');
    if (!place) return null;
    const ko = seen.thread.lang === 'ko';
    return make(
      seen,
      'ownership',
      place.answer,
      place.sentence.hits.team![0]!,
      'ownership',
      ko
        ? `그 ${/대응|장애|사고/u.test(place.sentence.text) ? '대응' : '일'}에서 직접 하신 일을 하나만 말씀해 주시겠어요?`
        : 'In that, what is one thing you did yourself?',
      ko ? '팀이 한 일만 보임' : 'only the team is seen',
    );
  },
};

const CHANGE_BASIS: Essential = {
  id: 'quantify',
  told: (seen) => seen.said('before-after') || admits(seen),
  name: { ko: '달라진 값', en: 'how much it changed' },
  heard: (seen) =>
    seen.said('before-after') || (methodSaid(seen) && seen.said('number')) || seen.said('honest') || !vagueChange(seen),
  ask: (seen) => {
    const place = vagueChange(seen);
    return place && askChange(seen, place);
  },
};

const VALUE_BASIS: Essential = {
  id: 'verify',
  told: (seen) => methodSaid(seen),
  name: { ko: '값과 잰 방법', en: 'the value and how it was measured' },
  heard: (seen) => {
    const numbers = seen.said('number', 'result', 'past') || seen.said('before-after');
    return !numbers || methodSaid(seen) || seen.said('honest');
  },
  ask: (seen) => {
    const place = unmeasuredValues(seen)[0];
    return place ? askMethod(seen, place) : null;
  },
};

/** Something done that was a choice: measuring, comparing and looking are not. */
function decisionIn(seen: Look) {
  for (const answer of seen.answers) {
    for (const sentence of answer.sentences) {
      const chosen = sentence.hits.action?.some(
        (hit) => !/(재|쟀|측정|비교|확인|분석|찾|compar|measur|check|found)/iu.test(hit.quote),
      );
      if (chosen && sentence.hits.past) return { answer, sentence };
    }
  }
  return null;
}

const REASON: Essential = {
  id: 'why',
  told: (seen) => seen.said('reason'),
  name: { ko: '이유', en: 'the reason' },
  // A linking ending (-서, -니) holds the question back only beside the deed itself: such endings stand everywhere.
  heard: (seen) => {
    const deed = decisionIn(seen);
    return seen.said('reason') || seen.said('alternative') || !deed || near(deed.answer, deed.sentence, 'weak-reason');
  },
  ask: (seen) => {
    const place = decisionIn(seen);
    if (!place) return null;
    const ko = seen.thread.lang === 'ko';
    const component = place.sentence.hits.component?.[0];
    const { anchor, quotable } = answerAnchor(place.answer.turn, component ?? place.sentence.hits.action![0]!);
    const question = ko
      ? component && quotable
        ? `‘${anchor.quote}’ 쪽을 고르신 이유는 무엇인가요?`
        : '그렇게 하기로 정하신 이유는 무엇인가요?'
      : component && quotable
        ? `What made you choose ‘${anchor.quote}’?`
        : 'Why did you decide on that?';
    return make(
      seen,
      'why',
      place.answer,
      component ?? place.sentence.hits.action![0]!,
      'why',
      question,
      ko ? '한 일은 있고 이유가 없음' : 'a deed without its reason',
    );
  },
};

/** 무조건, 항상: what was claimed without exception is asked for its exception. */
const ABSOLUTE: Essential = {
  id: 'absolute',
  told: () => false,
  name: { ko: '예외', en: 'the exception' },
  heard: (seen) => absolutesIn(seen).length === 0,
  ask: (seen) => {
    const place = absolutesIn(seen)[0];
    return place ? askException(seen, place) : null;
  },
};

function askException(seen: Look, place: ReturnType<typeof absolutesIn>[number]): ProbeCandidate {
  const quote = place.span.quote.trim();
  const ko = seen.thread.lang === 'ko';
  return {
    ...make(
      seen,
      'clarify',
      place.answer,
      place.span,
      'absolute',
      ko ? `‘${quote}’ 그렇지는 않은 경우가 있다면 언제인가요?` : `When would ‘${quote}’ not hold?`,
      ko ? '예외 없이 말씀하심' : 'said without exception',
    ),
    tier: 3,
  };
}

/** 철저한, 완벽하게: how something is done, which has no exception to ask for. */
export const MANNER = /^(?:철저|원천|완벽한|완벽하게)/u;

export function absolutesIn(seen: Look) {
  // One answer after it, with or without an exception, is enough.
  if (seen.answers.some((a) => a.turn.key.endsWith('/absolute'))) return [];
  return seen.answers.flatMap((answer) =>
    answer.sentences.flatMap((sentence) => {
      const span = sentence.hits.absolute?.find((hit) => !MANNER.test(hit.quote));
      return span && !near(answer, sentence, 'honest', 'condition') ? [{ answer, span }] : [];
    }),
  );
}

const simple = (
  id: string,
  probe: ProbeCandidate['probe'],
  name: Essential['name'],
  heard: Essential['heard'],
  told: Essential['told'],
  words: { ko: string; en: string },
  why: { ko: string; en: string },
): Essential => ({
  id,
  name,
  heard,
  told,
  ask: (seen) => {
    const turn = seen.answers[0]!.turn;
    return {
      tier: 5,
      probe,
      question: words[seen.thread.lang],
      anchor: questionAnchor(turn),
      key: `frame/${id}`,
      why: why[seen.thread.lang],
      evidence: seen.thread.slot.evidence.slice(0, 2),
      by: 'offline',
    };
  },
});

const ORDER = simple(
  'order',
  'clarify',
  { ko: '순서', en: 'the order of steps' },
  (seen) =>
    seen.times('order') >= 1 ||
    seen.answers.some((a) => a.sentences.reduce((n, s) => n + (s.hits.order?.length ?? 0), 0) >= 2),
  (seen) => seen.answers.some((a) => a.sentences.reduce((n, s) => n + (s.hits.order?.length ?? 0), 0) >= 2),
  { ko: '그 상황에서 첫 한 시간에 하실 일부터 말씀해 주시겠어요?', en: 'What would you do in the first hour?' },
  { ko: '처음 할 일과 순서를 찾지 못함', en: 'no first step and order found' },
);
/** What someone loses, said without the word for it. */
const HARM = /(늦으면|늦어지|막히|막힌|손해|불편|손실|포기|late|block|slower|lose|give up)/iu;

const COST = simple(
  'cost',
  'trade-off',
  { ko: '대가', en: 'the cost' },
  (seen) => seen.said('cost') || seen.said('reason') || seen.said('weak-reason'),
  (seen) => seen.said('cost') || seen.answers.some((a) => a.sentences.some((s) => HARM.test(s.text))),
  { ko: '그쪽으로 정하면서 포기하시는 것은 무엇인가요?', en: 'What do you give up by going that way?' },
  { ko: '고른 것의 대가를 찾지 못함', en: 'no cost of the choice found' },
);
const SWITCH = simple(
  'switch',
  'failure',
  { ko: '바꿀 기준', en: 'when to change course' },
  (seen) => seen.said('condition') || seen.said('asking-back'),
  (seen) => seen.said('condition'),
  { ko: '어떤 신호가 오면 그 방법을 멈추시겠어요?', en: 'Which sign would make you stop and change course?' },
  { ko: '방향을 바꿀 기준을 찾지 못함', en: 'no criterion for changing course found' },
);
const EVENT = simple(
  'event',
  'clarify',
  { ko: '실제로 있었던 일', en: 'one real event' },
  (seen) => seen.times('past') >= 1,
  (seen) => seen.times('past') >= 2 && seen.said('when') && speaksToIt(seen),
  {
    ko: '평소 방식 말고 실제로 있었던 한 번의 일을 들려주시겠어요?',
    en: 'Could you pick one time when this really happened?',
  },
  { ko: '한 번의 사건이 보이지 않음', en: 'no single event is seen' },
);
const SELF_LINK = simple(
  'link',
  'why',
  { ko: '본인과 이어지는 이유', en: 'the link to your own work' },
  (seen) => seen.said('past') || seen.said('reason'),
  (seen) => seen.said('past', 'reason') || (seen.said('past') && seen.said('reason')),
  { ko: '그 생각을 하시게 된 일이 하나 있다면 무엇인가요?', en: 'Which one experience led you to think so?' },
  { ko: '겪은 일과 이어지지 않음', en: 'not tied to anything lived' },
);

const BY_TYPE: Partial<Record<QuestionType, readonly Essential[]>> = {
  behavioural: [EVENT, OWN, CHANGE_BASIS, REASON],
  resume: [OWN, CHANGE_BASIS, VALUE_BASIS, REASON],
  situational: [ORDER, COST, SWITCH],
  'culture-fit': [SELF_LINK, EVENT],
  // A technical answer often tells a deed: its value and how it was measured are asked as anywhere else.
  technical: [ABSOLUTE, OWN, CHANGE_BASIS, VALUE_BASIS],
};

/** Names of what was heard; shown as the reason for moving on. */
export function heardEnough(seen: Look): string[] {
  const { type } = seen.thread.slot;
  if (type === 'system-design')
    return milestonesOf(seen)
      .filter((m) => reached(m, seen))
      .map((m) => milestoneName(m.id, seen.thread.lang));
  return (BY_TYPE[type] ?? []).filter((e) => e.told(seen)).map((e) => e.name[seen.thread.lang]);
}

/** Follow-ups for what the core checks of the type still lack, in the order an interviewer asks. */
export function essentialCandidates(seen: Look): ProbeCandidate[] {
  // A problem that is being designed has its milestones; these questions are about deeds and plans of one person.
  if (seen.thread.design) return [];
  const probes = seen.thread.format.probes;
  return (BY_TYPE[seen.thread.slot.type] ?? [])
    .filter((e) => !e.heard(seen))
    .flatMap((e) => e.ask(seen) ?? [])
    .filter((c) => !probes || probes.includes(c.probe));
}

/**
 * What a draft claims (changes, values, states, words without exception), asked at every place and not only the first.
 * Whether another place of the draft has the answer is for the map to say.
 */
export function claimsAsked(seen: Look): ProbeCandidate[] {
  return [
    ...absolutesIn(seen).map((place) => askException(seen, place)),
    ...vagueChanges(seen).map((place) => askChange(seen, place)),
    ...bareStates(seen).map((place) => askState(seen, place)),
    ...unmeasuredValues(seen).map((place) => askMethod(seen, place)),
    ...plannedMeasures(seen).map((place) => askMeasure(seen, place)),
    ...bareThresholds(seen).map((place) => askThreshold(seen, place)),
  ];
}
