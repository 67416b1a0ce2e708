import type { ResumeFact } from '../dossier.ts';
import { sharedWords } from '../plan/word-overlap.ts';
import { changeOf } from '../plan/wording.ts';
import { comparable, inCommonUnit, type Metric, metrics } from '../signals/metrics.ts';
import type { Bilingual, Language } from '../vocabulary.ts';
import type { ProbeCandidate } from './candidate.ts';
import type { AnswerLook, Look } from './look.ts';

/** A value said in an answer against the same thing's value elsewhere. Both spans are kept; nobody decides which is true. */
export type Contradiction = {
  said: { text: string; start: number; end: number; answer: AnswerLook };
  other: { text: string; from: 'resume' | 'earlier'; fact: ResumeFact | null; context: string };
};

/**
 * Values in the thread's answers that differ from the résumé line it stands on (or another about the same thing), or
 * from an earlier answer. Conservative: the same unit and a shared subject, approximate values match their round
 * figures, and an answer that names the other value itself has already sorted it out.
 */
export function contradictionsIn(seen: Look): Contradiction[] {
  const { thread } = seen;
  const out: Contradiction[] = [];
  const facts = [...thread.facts].sort((a, b) => Number(b.id === thread.slot.fact) - Number(a.id === thread.slot.fact));
  const all = seen.answers.map((a) => a.turn.answer).join('\n');
  for (const answer of seen.answers) {
    for (const metric of metrics(answer.turn.answer)) {
      const context = sentenceAt(answer, metric.start);
      for (const fact of facts) {
        const own = fact.id === thread.slot.fact;
        if (!own && sharedWords(context, fact.text) < 2) continue;
        const differing = differingValue(metric, context, fact.text, own);
        if (differing && !says(all, differing)) {
          out.push({
            said: { ...metric, answer },
            other: { text: differing.text, from: 'resume', fact, context: fact.text },
          });
        }
      }
      for (const earlier of thread.earlier) {
        if (sharedWords(context, earlier.answer) < 3) continue;
        const differing = metrics(earlier.answer).find(
          (m) =>
            comparable({ metric, context }, { metric: m, context: sentenceIn(earlier.answer, m.start) }) ===
            'different',
        );
        const same = metrics(earlier.answer).some((m) => m.unit === metric.unit && m.value === metric.value);
        if (differing && !same && !says(all, differing)) {
          out.push({
            said: { ...metric, answer },
            other: { text: differing.text, from: 'earlier', fact: null, context: earlier.answer },
          });
        }
      }
    }
  }
  return out;
}

/** How far a spoken figure may be from the written one and still mean it. */
const ROUNDED = 0.1;

/**
 * The value that `line` (a résumé line, a sentence of another text) gives for what this metric says, when it is another
 * one. A before-value equal to either is no conflict. `own`: the line is known to be about the same thing.
 */
export function differingValue(said: Metric, context: string, line: string, own: boolean): Metric | null {
  const metric = inCommonUnit(said);
  const values = metrics(line)
    .map(inCommonUnit)
    .filter((m) => m.unit === metric.unit);
  // A value near any that stands there is that one, rounded in speech: 세 시간 for 3시간 10분.
  if (values.length === 0 || values.some((m) => Math.abs(m.value - metric.value) <= ROUNDED * m.value)) return null;
  const change = own ? changeOf(line) : null;
  const spoken = /에서\s|\bfrom\b/iu.test(context)
    ? metrics(context)
        .map(inCommonUnit)
        .filter((m) => m.unit === metric.unit)
    : [];
  // ‘A에서 B로’ in both: the after-values belong together, and the shared before-value says it is the same thing.
  if (
    change &&
    spoken.length >= 2 &&
    spoken.at(-1)!.value === metric.value &&
    values.some((m) => m.value === spoken[0]!.value)
  )
    return values.at(-1)!;
  // Of ‘A에서 B로’ the value after is what is talked about.
  return values.findLast((m) => comparable({ metric, context }, { metric: m, context: line }) === 'different') ?? null;
}

/** Whether a text gives this very value anywhere: then it has sorted the matter out itself. */
function says(text: string, metric: Metric): boolean {
  return metrics(text)
    .map(inCommonUnit)
    .some((m) => m.unit === metric.unit && m.value === metric.value);
}

function sentenceAt(answer: AnswerLook, at: number): string {
  return answer.sentences.find((s) => s.start <= at && at < s.end)?.text ?? answer.turn.answer;
}

function sentenceIn(text: string, at: number): string {
  const before = text.slice(0, at).search(/[.?!\n][^.?!\n]*$/u);
  const rest = text.slice(at).search(/[.?!\n](?!\d)/u);
  return text.slice(before < 0 ? 0 : before + 1, rest < 0 ? text.length : at + rest);
}

/** Where the other value stands. Nobody tells a value in a résumé: it is written there. */
const OTHERWISE: Record<
  ResumeFact['grade'] | 'earlier',
  { ko: (value: string) => string; en: (value: string) => string }
> = {
  resume: { ko: (v) => `이력서에는 ‘${v}’ 값이 적혀 있는데`, en: (v) => `Your résumé says ‘${v}’` },
  note: { ko: (v) => `노트에는 ‘${v}’ 값이 적혀 있는데`, en: (v) => `Your notes say ‘${v}’` },
  premise: { ko: (v) => `질문에는 ‘${v}’ 값이 들어 있는데`, en: (v) => `The question says ‘${v}’` },
  earlier: { ko: (v) => `앞에서는 ‘${v}’ 값을 말씀하셨는데`, en: (v) => `Earlier you said ‘${v}’` },
};

const WRITTEN_IN: Record<ResumeFact['grade'], Bilingual> = {
  resume: { ko: '이력서에는', en: 'Your résumé says' },
  note: { ko: '노트에는', en: 'Your notes say' },
  premise: { ko: '노트의 질문에는', en: 'A question of your notes says' },
};

/** Where the other value of a contradiction stands, as the beginning of a sentence. */
export function writtenIn({ from, fact }: Contradiction['other'], lang: Language): string {
  if (from === 'resume') return WRITTEN_IN[fact?.grade ?? 'resume'][lang];
  return lang === 'ko' ? '앞에서는' : 'Earlier you said';
}

/** What a model noticed against a line of the papers, where both name a value that can be put side by side. */
function noticedByModel(seen: Look): Contradiction[] {
  return seen.thread.judged.noticed.flatMap(({ kind, id, quote, turn }) => {
    const fact = kind === 'conflict' ? seen.thread.facts.find((f) => f.id === id) : undefined;
    const answer = seen.answers.find((a) => a.turn.turn === turn);
    const start = answer?.turn.answer.indexOf(quote) ?? -1;
    const said = metrics(quote)[0];
    const other = fact && metrics(fact.text).find((m) => m.unit === said?.unit && m.value !== said.value);
    if (!fact || !answer || start < 0 || !said || !other) return [];
    const place = { text: said.text, start: start + said.start, end: start + said.end, answer };
    return [{ said: place, other: { text: other.text, from: 'resume' as const, fact, context: fact.text } }];
  });
}

export function contradictionCandidates(seen: Look): ProbeCandidate[] {
  const { thread } = seen;
  return [...contradictionsIn(seen), ...noticedByModel(seen)].slice(0, 1).map(({ said, other }) => {
    const ko = thread.lang === 'ko';
    const otherwise = OTHERWISE[other.from === 'resume' ? (other.fact?.grade ?? 'resume') : 'earlier'];
    return {
      tier: 2,
      probe: 'contradiction',
      question: ko
        ? `${otherwise.ko(other.text)}, 방금은 ‘${said.text}’ 값을 말씀하셨습니다. 어느 쪽이 맞나요?`
        : `${otherwise.en(other.text)}, and just now it was ‘${said.text}’. Which one is right?`,
      anchor: { quote: said.text, in: 'answer', turn: said.answer.turn.turn, start: said.start, end: said.end },
      key: `${other.fact ? `resume/${other.fact.id}` : thread.slot.key}/contradiction`,
      why: ko ? '이력서나 앞 답변의 값과 다름' : 'differs from the résumé or an earlier answer',
      evidence: other.fact ? [other.fact.evidence] : thread.slot.evidence.slice(0, 1),
      by: 'offline',
    } satisfies ProbeCandidate;
  });
}
