import type { Line } from '../dossier.ts';
import { cut, type Evidence, type Source } from '../evidence/evidence.ts';
import { aYearBefore, datesIn } from './dates.ts';
import type { Finding } from './finding.ts';
import type { HealthInput } from './health.ts';
import { healthWords } from './words.ts';

/** How a company came to be is told for ever; so is what has gone on since a day. */
const HISTORY =
  /설립|창립|창업|창사|개국|founded|established|incorporated|\bsince\b|부터|[~∼–]\s?(?:현재|now|present)/iu;
/** A list of years is a history as well. */
const HISTORY_DATES = 3;
/** What stands right before a date that is one of applying, or of an interview. */
const CLOSES =
  /(?:마감일?|마감 ?기한|지원 ?마감|접수 ?마감|접수 ?기간|채용 ?기간|지원 ?기간|모집 ?기간|deadline|closing date|apply by)[\s*_:：|-]*$/iu;
const CLOSES_AFTER = /^[^.\n]{0,12}까지[^.\n]{0,6}(?:지원|접수|제출)|(?:지원|접수|제출)[^.\n]{0,6}마감/u;
const INTERVIEW = /(?:면접일|면접 ?날짜|면접 ?일정|interview date)[\s*_:：|-]*$/iu;

/**
 * What was true once: facts of the company with a date that is over for more than twelve months, a day of applying or of
 * the interview that has passed, a coach's prose from before the papers changed.
 */
export function staleIn({ dossier, now, lang, proseIsOld, sources }: HealthInput): Finding[] {
  const words = healthWords(lang);
  const { slug, posting, companySummary, ask } = dossier;
  const out: Finding[] = [];
  const dated = [...companySummary, ...posting.about, ...ask].flatMap((line) => olderThan(line, aYearBefore(now)));
  if (dated.length > 0)
    out.push({
      kind: 'stale',
      id: 'dated',
      text: words.dated(
        dated.length,
        dated.map((one) => one.quote),
      ),
      evidence: dated.map((one) => one.evidence),
      next: `kkori dossier show ${slug}`,
    });
  for (const id of ['deadline', 'interview'] as const) {
    const passed = posting.process.flatMap((line) => passedDay(line, id, now, sources));
    const last = passed.at(-1);
    if (last)
      out.push({
        kind: 'stale',
        id,
        text: words[id](last.quote),
        evidence: [last],
        next: id === 'deadline' ? `kkori dossier show ${slug}` : 'kkori report',
      });
  }
  if (proseIsOld)
    out.push({ kind: 'stale', id: 'prose', text: words.prose, evidence: [], next: `kkori dossier build ${slug}` });
  return out;
}

/** The line with the newest of its dates, where that one is over since before `then`. */
function olderThan(line: Line, then: number): { quote: string; evidence: Evidence }[] {
  const dates = datesIn(line.evidence.quote);
  const newest = dates.toSorted((a, b) => a.after - b.after).at(-1);
  if (!newest || newest.after > then || dates.length >= HISTORY_DATES || HISTORY.test(line.text)) return [];
  return [{ quote: line.evidence.quote.slice(newest.start, newest.end), evidence: line.evidence }];
}

function passedDay(line: Line, what: 'deadline' | 'interview', now: number, sources: readonly Source[]): Evidence[] {
  const { uri, start, quote } = line.evidence;
  const source = sources.find((one) => one.uri === uri);
  const last = datesIn(quote).at(-1);
  if (!source || !last || last.after > now) return [];
  const before = source.text
    .slice(Math.max(0, start - 40), start + last.start)
    .replace(/(?:20\d\d[^A-Za-z가-힣\n]{0,30})$/u, '');
  const is =
    what === 'interview' ? INTERVIEW.test(before) : CLOSES.test(before) || CLOSES_AFTER.test(quote.slice(last.end));
  return is ? [cut(source, { start: start + last.start, end: start + last.end })] : [];
}
