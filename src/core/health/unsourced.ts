import { rivalsIn } from '../critique/technologies.ts';
import type { Line } from '../dossier.ts';
import { cut, type Evidence, type Source, type Span } from '../evidence/evidence.ts';
import { sentences } from '../korean.ts';
import { sharedWords } from '../plan/word-overlap.ts';
import { isDeed } from '../reading/facts.ts';
import { namesPay } from '../reading/money.ts';
import { inCommonUnit, type Metric, metrics } from '../signals/metrics.ts';
import { has, signalsOf } from '../signals/signals.ts';
import { answerAlone } from '../signals/to-the-grader.ts';
import type { Differing } from './differing.ts';
import type { Finding } from './finding.ts';
import type { HealthInput } from './health.ts';
import { draftsOf, plainAt } from './told.ts';
import { healthWords } from './words.ts';

/** Units of what was measured; of these the second row only where the sentence says that something changed. */
const MEASURED = new Set(['%', '배', 'tps', 'rps']);
const WHEN_CHANGED = new Set(['ms', '건', '원', 'usd', 'B', '점']);
const CHANGED =
  /줄(?:었|였|어들|인|임)|늘(?:었|렸|어났|린|림)|올렸|올랐|올린|높(?:였|아졌|인)|낮(?:췄|아졌|춘)|빨라|단축|개선|향상|절감|달성|감소|증가|상승|처리(?:했|하|$)|improv|reduc|\bcut\b|increas|decreas|faster|achiev|saved/iu;
/** How far a changed value may stand from the word of the change. Characters. */
const BESIDE = 16;
/** What is aimed at, reckoned, asked or imagined is no value of what was done. */
const NOT_CLAIMED =
  /목표|예상|가정|계획|추정|어림|만약|라면|다면|(?:넘으|넘기|이상이|이하이?|미만이|초과하)면|target|goal|assum|estimate|would|\bif\b/iu;
/** As far as rounding in speech goes. */
const ROUNDED = 0.1;
/** What is wider than a company writes about itself without saying where it read it. */
const SOURCE_SAID = /https?:|출처|기사|보도|공시|DART|블로그|인터뷰|source|according to|reported/iu;

/**
 * Values and technologies of the candidate's own writing that stand in no other paper. That they are wrong is not said:
 * they are the candidate's word. Without a résumé nothing is held against anything. Rounded, derived (40% of 1.8초 →
 * 1.1초) and imagined values count as told; technologies are those of the closed list of rivals.
 */
export function unsourcedIn(input: HealthInput): Finding[] {
  const { dossier, resume, lang } = input;
  const words = healthWords(lang);
  const known = knownIn([...input.elsewhere, ...postingTexts(input)]);
  const open = ({ value, sentence, evidence }: Claimed) =>
    !isKnown(value, sentence, known) && !isDiffering(evidence, input.differing);
  const out: Finding[] = [];
  if (resume) {
    for (const q of draftsOf(dossier)) {
      const source = sourceOf(q.draft.evidence, input.sources);
      if (!source) continue;
      const found = claimsIn(source, q.draft.evidence, { question: q.question }).filter(open);
      if (found.length > 0)
        out.push({
          kind: 'unsourced',
          id: 'draft-number',
          text: words.draftNumber(
            q.ref,
            found.map(({ evidence }) => evidence.quote),
          ),
          evidence: found.map(({ evidence }) => evidence),
          next: `kkori critique ${dossier.slug} ${q.ref}`,
        });
    }
    out.push(...highlightsOf(input, open));
  }
  const company = dossier.companySummary.flatMap((line) => companyClaims(line, input.sources, known));
  if (company.length > 0)
    out.push({
      kind: 'unsourced',
      id: 'company-number',
      text: words.companyNumber(company.map(({ quote }) => quote)),
      evidence: company,
      next: `kkori dossier show ${dossier.slug}`,
    });
  return out;
}

function highlightsOf(
  { dossier, lang, sources, elsewhere, conceptsOf }: HealthInput,
  open: (claimed: Claimed) => boolean,
): Finding[] {
  const words = healthWords(lang);
  const values: Evidence[] = [];
  const technologies: Evidence[] = [];
  const named = new Set(elsewhere.flatMap((text) => rivalsIn(text).map(({ name }) => name)));
  const concepts = new Set(elsewhere.flatMap(conceptsOf));
  for (const line of dossier.highlights) {
    const source = sourceOf(line.evidence, sources);
    if (!source) continue;
    values.push(
      ...claimsIn(source, line.evidence, { noted: true })
        .filter(open)
        .map(({ evidence }) => evidence),
    );
    const plain = plainAt(source, line.evidence);
    for (const one of rivalsIn(plain)) {
      const word = plain.slice(one.start, one.end);
      if (named.has(one.name) || conceptsOf(word).some((id) => concepts.has(id))) continue;
      named.add(one.name);
      technologies.push(cut(source, { start: line.evidence.start + one.start, end: line.evidence.start + one.end }));
    }
  }
  const finding = (id: 'note-number' | 'note-technology', text: string, evidence: Evidence[]): Finding[] =>
    evidence.length > 0 ? [{ kind: 'unsourced', id, text, evidence, next: 'kkori dossier show --resume' }] : [];
  return [
    ...finding('note-number', words.noteNumber(values.map(({ quote }) => quote)), values),
    ...finding('note-technology', words.noteTechnology(technologies.map(({ quote }) => quote)), technologies),
  ];
}

type Claimed = { value: Metric; sentence: string; evidence: Evidence };

/** Values of a stretch that are told as what came out. `noted`: notes leave the tense out (처리량 40% 상승). */
function claimsIn(
  source: Source,
  span: Span,
  { question = '', noted = false }: { question?: string; noted?: boolean },
): Claimed[] {
  const text = answerAlone(plainAt(source, span));
  // The language of the text, which need not be the report's.
  const lang = /[가-힣]/u.test(text) ? 'ko' : 'en';
  return signalsOf(text, { lang, question }).sentences.flatMap((sentence) => {
    const told = has(sentence, 'past') || (noted && isDeed(sentence.text));
    if (!told || NOT_CLAIMED.test(sentence.text) || has(sentence, 'estimate') || has(sentence, 'asking-back'))
      return [];
    return metrics(sentence.text)
      .filter(
        (m) =>
          MEASURED.has(m.unit) ||
          (WHEN_CHANGED.has(m.unit) && CHANGED.test(sentence.text.slice(m.end, m.end + BESIDE))),
      )
      .map((value) => ({
        value,
        sentence: sentence.text,
        evidence: cut(source, {
          start: span.start + sentence.start + value.start,
          end: span.start + sentence.start + value.end,
        }),
      }));
  });
}

/** Numbers of the candidate's own summary of a company that the posting does not give, where no source is named. */
function companyClaims(line: Line, sources: readonly Source[], known: Known): Evidence[] {
  const source = sourceOf(line.evidence, sources);
  if (!source || SOURCE_SAID.test(line.text) || namesPay(line.text)) return [];
  const plain = plainAt(source, line.evidence);
  return metrics(plain)
    .filter((m) => COMPANY_UNITS.has(m.unit) && !isKnown(m, line.text, known))
    .map((m) => cut(source, { start: line.evidence.start + m.start, end: line.evidence.start + m.end }));
}
const COMPANY_UNITS = new Set(['%', '배', '명', '곳', '건', '원', 'usd', 'tps', 'rps']);

/** Values of the other papers by unit, and what the values of one sentence make of each other, with that sentence. */
type Known = { values: Map<string, number[]>; derived: { unit: string; value: number; subject: string }[] };

function knownIn(texts: readonly string[]): Known {
  const out: Known = { values: new Map(), derived: [] };
  for (const text of texts) {
    for (const { text: sentence } of sentences(text)) {
      const values = metrics(sentence).map(inCommonUnit);
      for (const [i, a] of values.entries()) {
        out.values.set(a.unit, [...(out.values.get(a.unit) ?? []), a.value]);
        for (const b of values.slice(i + 1).filter((m) => m.unit === a.unit)) {
          const put = (unit: string, value: number) =>
            void out.derived.push({ unit, value, subject: subjectOf(sentence) });
          const [low, high] = [Math.min(a.value, b.value), Math.max(a.value, b.value)];
          put(a.unit, high - low);
          if (low <= 0) continue;
          put('배', high / low);
          for (const share of [1 - low / high, high / low - 1]) put('%', share * 100);
        }
      }
    }
  }
  return out;
}

/** Verbs of a change stand in every sentence with a result; they are no subject to share. */
const CHANGE_VERB =
  /(?:줄|늘|올|높|낮|빨라)[가-힣]+|단축|개선|감소|증가|향상|절감|상승|reduced?|improved?|increased?/giu;
const subjectOf = (sentence: string) => sentence.replace(CHANGE_VERB, ' ');

function isKnown(said: Metric, sentence: string, known: Known): boolean {
  const { unit, value } = inCommonUnit(said);
  const subject = subjectOf(sentence);
  const near = (other: number) => Math.abs(other - value) <= ROUNDED * Math.max(other, value);
  return (
    (known.values.get(unit) ?? []).some(near) ||
    known.derived.some((one) => one.unit === unit && near(one.value) && sharedWords(one.subject, subject) >= 1)
  );
}

/** A value that another paper tells otherwise is spoken of there. */
function isDiffering({ uri, start, end }: Evidence, differing: readonly Differing[]): boolean {
  return differing.some(({ places }) =>
    places.some(({ said }) => said.uri === uri && said.start < end && start < said.end),
  );
}

function postingTexts({ dossier: { posting } }: HealthInput): string[] {
  return Object.values(posting).flatMap((lines) => lines.map((line) => line.text));
}

function sourceOf({ uri }: Evidence, sources: readonly Source[]): Source | undefined {
  return sources.find((one) => one.uri === uri);
}
