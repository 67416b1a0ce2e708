import type { Span } from '../evidence/evidence.ts';
import { changePhraseAt } from '../korean.ts';
import type { SentenceSignals, SignalHit } from '../signals/signals.ts';
import { answerAnchor } from './anchors.ts';
import type { ProbeCandidate } from './candidate.ts';
import { type AnswerLook, type Look, near } from './look.ts';

/** Where an answer claims a value or a change, and what is asked about it. */

export type Place = { answer: AnswerLook; span: { start: number; end: number } };

/** Words of a change that has an amount; 해결 or 완료 have none. */
const AMOUNT =
  /(줄|늘|올|높|낮|빨라|좋아|나아|짧아|단축|개선|향상|감소|증가|절감|reduc|improv|increas|decreas|faster|cut|(?:gone|went|came) down|fell|dropp|grew|rose)/iu;

/** 대신, 그만큼, 단점은: what follows is what it took. That something got better is said there as well (대신 빨라졌습니다). */
const IN_RETURN =
  /대신|단점|그만큼|[가-힣]\s만큼|그 ?대가|반대급부|부작용|치른 값|in (?:return|exchange)|at the (?:cost|price)|downside|drawback/iu;
const BETTER = /빨라|좋아|나아|짧아|단축|개선|향상|절감|improv|faster/iu;

/** Whether a change is told as a price: no result is claimed with it. */
function isPrice({ start, hits, text }: SentenceSignals, change: SignalHit): boolean {
  if (BETTER.test(change.quote)) return false;
  const mark = IN_RETURN.exec(text);
  if (mark && start + mark.index < change.start) return true;
  return hits.cost?.some((cost) => cost.start < change.end && change.start < cost.end) ?? false;
}

/** A past change told without a value beside it; a vague word makes it worth asking even next to some number. */
export function vagueChange(seen: Look): Place | null {
  return vagueChanges(seen)[0] ?? null;
}

/** The vague word right before a change: 크게 줄었습니다. */
function vagueBefore({ hits }: SentenceSignals, { start }: Span): SignalHit | undefined {
  return hits.vague?.filter((hit) => hit.start < start && start - hit.end <= 2).at(-1);
}

export function vagueChanges(seen: Look): Place[] {
  const out: Place[] = [];
  for (const answer of seen.answers) {
    for (const sentence of answer.sentences) {
      const results = (sentence.hits.result ?? []).filter((hit) => AMOUNT.test(hit.quote) && !isPrice(sentence, hit));
      // A value belongs to its own clause (40% 줄였고): the vague one of another is asked about (크게 향상되었습니다).
      const result =
        (sentence.hits.number ? results.find((hit) => vagueBefore(sentence, hit)) : undefined) ?? results[0];
      if (!result || !sentence.hits.past || near(answer, sentence, 'before-after')) continue;
      if (sentence.hits.number && !sentence.hits.vague) continue;
      const vague = vagueBefore(sentence, result);
      out.push({ answer, span: vague ? { start: vague.start, end: result.end } : result });
    }
  }
  return out;
}

export function askChange(seen: Look, { answer, span }: Place): ProbeCandidate {
  const ko = seen.thread.lang === 'ko';
  const phrase = ko ? changePhraseAt(answer.turn.answer, span) : null;
  const quote = phrase ? `${answer.turn.answer.slice(phrase.start, phrase.end)}다` : null;
  const question = ko
    ? quote
      ? `‘${quote}’ 부분은 얼마에서 얼마로 달라진 것인가요?`
      : '그 변화는 얼마에서 얼마로 달라진 것인가요?'
    : 'By how much did that change, from what to what?';
  return make(
    seen,
    'quantify',
    answer,
    phrase ?? span,
    'quantify',
    question,
    ko ? '달라졌다고만 하고 값이 없음' : 'a change without a value',
  );
}

/** Values that came out of something and stand without how they were measured. */
export function unmeasuredValues(seen: Look): (Place & { quote: string })[] {
  const out: (Place & { quote: string })[] = [];
  for (const answer of seen.answers) {
    for (const sentence of answer.sentences) {
      const number = (sentence.hits['before-after'] ?? sentence.hits.number)?.at(-1);
      // A setting (a TTL of five minutes) is chosen, not measured: only a value that came out is asked about.
      if (!sentence.hits.result && !sentence.hits['before-after']) continue;
      if (!number || !sentence.hits.past || near(answer, sentence, 'measured', 'honest')) continue;
      const value = sentence.hits.number?.at(-1) ?? number;
      out.push({ answer, span: value, quote: value.quote.trim() });
    }
  }
  return out;
}

export function askMethod(seen: Look, { answer, span, quote }: Place & { quote: string }): ProbeCandidate {
  const ko = seen.thread.lang === 'ko';
  return make(
    seen,
    'verify',
    answer,
    span,
    'verify',
    ko ? `‘${quote}’ 값은 무엇으로 재셨나요?` : `How was ‘${quote}’ measured?`,
    ko ? '값은 있고 잰 방법이 없음' : 'a value without how it was measured',
  );
}

/** 높은, 빠른 before a noun: a state claimed without its value. */
const STATE = /^(?:높은|낮은|많은|빠른|큰|적은|짧은|대량의|안정적인|뛰어난|우수한|high|low|fast|large|great)\s\S/iu;

/** States told as reached (높은 처리량을 달성했습니다) without a value in the sentence or beside it. */
export function bareStates(seen: Look): (Place & { quote: string })[] {
  return seen.answers.flatMap((answer) =>
    answer.sentences.flatMap((sentence) => {
      const vague = sentence.hits.vague?.find((hit) => STATE.test(hit.quote));
      if (!vague || !sentence.hits.past || !sentence.hits.result) return [];
      if (near(answer, sentence, 'number', 'before-after', 'honest')) return [];
      return [{ answer, span: vague, quote: vague.quote.trim() }];
    }),
  );
}

export function askState(seen: Look, { answer, span, quote }: Place & { quote: string }): ProbeCandidate {
  const ko = seen.thread.lang === 'ko';
  return make(
    seen,
    'quantify',
    answer,
    span,
    'state',
    ko ? `‘${quote}’ 부분은 그때 값이 어느 정도였나요?` : `What was the value of ‘${quote}’ at the time?`,
    ko ? '기준 없는 말로 결과를 말함' : 'a result without a measure',
  );
}

/** ‘병목을 수치화하겠습니다’: something to be measured, and by what is left open. */
const TO_MEASURE =
  /([가-힣A-Za-z0-9/]{2,12})(?:을|를)\s(?:[가-힣]{1,8}\s){0,2}(?:수치화|정량화|계량화|정량적으로\s(?:정의|측정|검증|비교))(?:하|해)/u;

/** Plans to put something into numbers without saying which. */
export function plannedMeasures(seen: Look): (Place & { quote: string })[] {
  return seen.answers.flatMap((answer) =>
    answer.sentences.flatMap((sentence) => {
      const match = sentence.hits.future && !sentence.hits.number ? TO_MEASURE.exec(sentence.text) : null;
      if (!match) return [];
      const start = sentence.start + match.index;
      return [{ answer, span: { start, end: start + match[1]!.length }, quote: match[1]! }];
    }),
  );
}

export function askMeasure(seen: Look, { answer, span, quote }: Place & { quote: string }): ProbeCandidate {
  return make(
    seen,
    'mechanism',
    answer,
    span,
    `measure-${quote.slice(0, 12)}`,
    `‘${quote}’ 쪽은 어떤 값으로 나타내시겠어요?`,
    '무엇을 재는지가 보이지 않음',
  );
}

/** Turning back as soon as something rises, without the value at which. */
const TURN_BACK = /롤백|되돌리|되돌려|중단|멈추|멈춥|roll back|stop/iu;
const RISES = /([가-힣A-Za-z]{2,12}\s)?(?:상승|증가|급증|하락|저하|지연)(?=이|가|을|를)/u;

export function bareThresholds(seen: Look): (Place & { quote: string })[] {
  return seen.answers.flatMap((answer) =>
    answer.sentences.flatMap((sentence) => {
      if (!sentence.hits.future || sentence.hits.number || !TURN_BACK.test(sentence.text)) return [];
      const match = RISES.exec(sentence.text);
      if (!match) return [];
      const start = sentence.start + match.index;
      return [{ answer, span: { start, end: start + match[0].length }, quote: match[0].trim() }];
    }),
  );
}

export function askThreshold(seen: Look, { answer, span, quote }: Place & { quote: string }): ProbeCandidate {
  return make(
    seen,
    'failure',
    answer,
    span,
    'threshold',
    `‘${quote}’ 쪽은 어느 값을 넘으면 되돌리시겠어요?`,
    '되돌릴 기준값이 없음',
  );
}

/** A question that takes hold of a span of an answer. */
export function make(
  seen: Look,
  probe: ProbeCandidate['probe'],
  answer: AnswerLook,
  span: { start: number; end: number },
  id: string,
  question: string,
  why: string,
): ProbeCandidate {
  const { anchor } = answerAnchor(answer.turn, span);
  return {
    tier: 5,
    probe,
    question,
    anchor,
    key: `${seen.thread.slot.key}/${id}`,
    why,
    evidence: seen.thread.slot.evidence.slice(0, 2),
    by: 'offline',
  };
}
