import { has } from '../signals/signals.ts';
import { answerAnchor } from './anchors.ts';
import type { ProbeCandidate } from './candidate.ts';
import type { Look } from './look.ts';

/** 위에서 쓰라고 해서, 정해진 대로: somebody else decided. */
const TOLD_TO =
  /(?:하라|쓰라|넣으라|해 ?달라|바꾸라|만들라|고치라)(?:고|는)|시켜서|시키(?:는|신) 대로|정해(?:져|진|주신|준)(?: ?있(?:어서|었|던))?|정해진 대로|원래 (?:그렇게|쓰던|있던)|쓰던 (?:대로|것을 그대로)|(?:was|were) told to|already decided/iu;
/** 깊게 고민하지는 않았습니다: nothing was weighed. */
const NOT_WEIGHED =
  /(?:고민|생각|검토|비교|알아보|따져|조사)(?:을|를|은|는|해|하|까지는|까지)? ?(?:보지|하지|지)?(?:는|은|도)? ?(?:않았|못 ?했|못했|안 ?(?:했|해)|없었|없이)|(?:고민|생각|검토|비교|조사) ?(?:을|은|는)? ?(?:안|못) ?(?:했|해)|별 ?생각 ?없이|그냥 (?:썼|쓴|했|따랐|골랐)|(?:did not|didn['’]t|never) (?:really )?(?:think|compare|consider|look into)/iu;

/**
 * A way that the candidate did not choose, and says so: deeper into it there is nothing to hear. One step lower is what
 * they would weigh if it were theirs to choose; asked once a session, after a misconception or a contradiction.
 */
export function notChosenCandidates(seen: Look): ProbeCandidate[] {
  const { thread, last } = seen;
  const { type } = thread.slot;
  if (thread.design || type === 'culture-fit' || type === 'situational') return [];
  const found = last.sentences.find(
    (s) =>
      !has(s, 'reason') && NOT_WEIGHED.test(s.text) && (TOLD_TO.test(last.turn.answer) || last.sentences.length <= 2),
  );
  if (!found) return [];
  const hit = NOT_WEIGHED.exec(found.text)!;
  const ko = thread.lang === 'ko';
  const start = found.start + hit.index;
  return [
    {
      tier: 3,
      probe: 'step-down',
      question: ko
        ? '지금 직접 고르신다면 무엇과 무엇을 견주어 보시겠어요?'
        : 'If it were yours to choose now, what would you weigh against what?',
      anchor: answerAnchor(last.turn, { start, end: start + hit[0].length }).anchor,
      key: 'step-down/not-chosen',
      why: ko ? '직접 고르신 것이 아니라고 하셔서 한 계단 아래를 여쭙니다' : 'not your own choice: one step down',
      evidence: thread.slot.evidence.slice(0, 1),
      by: 'offline',
    },
  ];
}

/** Whether the thread has said that the way was not the candidate's choice. */
export function notChosen(seen: Look): boolean {
  return seen.answers.some((a) => a.sentences.some((s) => !has(s, 'reason') && NOT_WEIGHED.test(s.text)));
}
