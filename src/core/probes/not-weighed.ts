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

/** 원래 쓰던 것이라 그대로 썼습니다: nothing was weighed where somebody else had decided. */
const AS_IT_WAS = /그대로 ?(?:썼|쓴|사용했|따랐|이어받|가져다)|따라서? ?(?:썼|했)/u;

/**
 * 원래 팀에서 쓰던 거라 썼습니다, 이미 쓰고 있어서 골랐습니다: that it was there is the whole reason. What is said between
 * (…있어서 운영이 가볍다고 보고 골랐습니다) may be a reason of its own.
 */
const THERE_ALREADY =
  /(?:쓰던|쓰고 있던|사용하던|사용하고 있던|있던) ?(?:거|것)(?:라서?|이라서?|여서|이어서|니까)[^가-힣]{0,3}(?:저도 |그냥 |그대로 |계속 ){0,2}(?:썼|쓴|사용했|골랐|택했|따랐|가져다)|(?:이미|원래|전부터|기존에) ?[^.?!]{0,16}(?:쓰고|사용하고) ?있(?:어서|었어서|으니까|었기 때문에)[^가-힣]{0,3}(?:저도 |그냥 |그대로 |계속 ){0,2}(?:썼|쓴|사용했|골랐|택했|따랐|가져다)|because (?:we|they|the team) (?:already|always) (?:used|had) it/iu;

/** Whether a sentence gives nothing but ‘it was there’ as the reason: neither how things were nor why. */
export function thereAlready(text: string): boolean {
  return THERE_ALREADY.test(text);
}

/** What is asked or said of a choice: only there another way can be weighed. */
const CHOICE_ASKED =
  /쓰(?:신|셨|기로)|사용하(?:신|셨|기로)|고르|고른|골라|골랐|선택|택하|택한|도입하|채택|견주|견줘|비교해|대안|다른 (?:방법|방식|도구|안)|대신|정하(?:신|셨)|바꾸(?:신|셨|기로)|\b(?:cho[os]e|choice|chose|pick|instead|alternative|decid|why did you)/iu;
const CHOICE_TOLD =
  /썼|쓴 |사용했|사용한|골랐|고른|택했|도입했|따랐|정했|정해|넣었|가져다|비교|견주|견줘|\b(?:used|chose|picked|took|went with|compare)/iu;

/**
 * A way that nobody weighed, as the candidate says: deeper into it there is nothing to hear. One step lower is what they
 * would weigh now; asked once a session, after a misconception or a contradiction.
 */
export function notWeighedCandidates(seen: Look): ProbeCandidate[] {
  const { thread, last } = seen;
  const { type } = thread.slot;
  if (thread.design || type === 'culture-fit' || type === 'situational') return [];
  if (!CHOICE_ASKED.test(last.turn.question) && !CHOICE_TOLD.test(last.turn.answer)) return [];
  const told = TOLD_TO.test(last.turn.answer);
  const says = (words: RegExp) =>
    last.sentences.find((s) => (words === THERE_ALREADY || !has(s, 'reason')) && words.test(s.text));
  const pattern = [NOT_WEIGHED, THERE_ALREADY, AS_IT_WAS].find(says);
  const found = pattern && says(pattern);
  if (!pattern || !found || !(told || (pattern !== AS_IT_WAS && last.sentences.length <= 2))) return [];
  const hit = pattern.exec(found.text)!;
  const ko = thread.lang === 'ko';
  const start = found.start + hit.index;
  return [
    {
      tier: 3,
      probe: 'step-down',
      question: ko
        ? '지금 다시 고르신다면 무엇과 견주어 보시겠어요?'
        : 'If you were to choose again now, what would you weigh it against?',
      anchor: answerAnchor(last.turn, { start, end: start + hit[0].length }).anchor,
      key: 'step-down/not-weighed',
      why: ko ? '견주어 고르신 것으로 들리지 않아 한 계단 아래를 여쭙니다' : 'nothing was weighed: one step down',
      evidence: thread.slot.evidence.slice(0, 1),
      by: 'offline',
    },
  ];
}

/** Whether the thread has said that nothing was weighed. */
export function notWeighed(seen: Look): boolean {
  return seen.answers.some((a) => a.sentences.some((s) => !has(s, 'reason') && NOT_WEIGHED.test(s.text)));
}
