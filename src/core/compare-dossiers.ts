import type { Dossier, Line, ProfileLabel, Resume } from './dossier.ts';
import type { Evidence } from './evidence/evidence.ts';
import { clean } from './evidence/text.ts';
import type { AliasTable } from './knowledge/normalise.ts';
import type { ChecklistItem } from './knowledge/page.ts';
import { matches, prepare } from './knowledge/signal-expression.ts';
import { haystack, needle, occurs } from './reading/signal-words.ts';
import { termsIn } from './reading/terms.ts';
import type { Language } from './vocabulary.ts';

/** What one dossier says to one row: `unknown` (and no evidence) where its documents are silent. */
export type Cell = { value: string; evidence: Evidence[] };

export type Row = {
  id: string;
  title: string;
  /** One per dossier, in the order asked for. */
  cells: Cell[];
  /** The question that an interview can answer where a cell is unknown. */
  ask: string;
};

export type Comparison = {
  dossiers: { slug: string; company: string | null; title: string | null }[];
  rows: Row[];
};

export const UNKNOWN = 'unknown';

/** Rows about what the company offers: a demand on the applicant (`테스트 코드 작성 경험`) says nothing of how it works. */
const OFFERED = new Set(['growth', 'culture', 'impact']);

/** Places shown for a cell. */
const PLACES = 2;
/** Words of a stack that are counted; a list of forty says nothing about the work. */
const STACK_MAX = 24;

/** Words that postings name like technologies and that are the business, an aim, or a kind of company. */
const BUSINESS =
  /^(?:정산|결제|주문|선주문|재고|마이데이터|추천|추천 시스템|대용량 트래픽|고가용성|AI|ML|A\/B|B2[BCG]|SaaS|SI|SM|MSP|IT|QA|UI|UX|DevOps)$/iu;

export type ComparedWith = {
  resume: Resume | null;
  checklist: readonly ChecklistItem[];
  aliases: AliasTable;
  /** Card ids that a text names: 카프카 and Kafka are one technology. */
  conceptsOf: (text: string) => string[];
  /** The title of a label's page (`industry`, `fintech` → 핀테크…). */
  titleOf: (label: ProfileLabel) => string;
  lang: Language;
};

/**
 * Several dossiers side by side on the checklist, from what the postings and company summaries say and nothing else.
 * A row without a signal is read from the profile, the stack or the benefits. No cell is scored, no dossier is ranked.
 */
export function compareDossiers(dossiers: readonly Dossier[], by: ComparedWith): Comparison {
  return {
    dossiers: dossiers.map(({ slug, company, title }) => ({ slug, company, title })),
    rows: by.checklist.map((item) => ({
      id: item.id,
      title: item.text[by.lang],
      cells: dossiers.map((dossier) => cellOf(dossier, item, by)),
      ask: item.ask[by.lang],
    })),
  };
}

function cellOf(dossier: Dossier, item: ChecklistItem, by: ComparedWith): Cell {
  const { signals } = item;
  if (signals)
    return said(
      linesOf(dossier, !OFFERED.has(item.id)).filter(
        (line) => matches(signals, prepare(line.text, by.aliases)) !== null,
      ),
    );
  switch (item.id) {
    case 'domain':
      return labelled(dossier, by, ['industry']);
    case 'business':
      return labelled(dossier, by, ['business-model', 'customer']);
    case 'stage':
      return labelled(dossier, by, ['stage']);
    case 'stack':
      return stackOf(dossier, by);
    case 'benefits':
      return said(dossier.posting.benefits);
    default:
      return unknown();
  }
}

const unknown = (): Cell => ({ value: UNKNOWN, evidence: [] });

/** What the company and its posting say, with its demands or without; not what the candidate wrote about how to answer. */
function linesOf({ posting, companySummary }: Dossier, demands: boolean): Line[] {
  const { responsibilities, requirements, preferred, values, process, about, benefits } = posting;
  return [
    ...about,
    ...companySummary,
    ...responsibilities,
    ...(demands ? [...requirements, ...preferred] : []),
    ...values,
    ...process,
    ...benefits,
  ];
}

function said(lines: readonly Line[]): Cell {
  const shown = lines.slice(0, PLACES);
  return shown.length === 0
    ? unknown()
    : { value: shown.map((line) => clean(line.text)).join(' / '), evidence: shown.map((line) => line.evidence) };
}

function labelled({ profileEvidence }: Dossier, by: ComparedWith, axes: readonly ProfileLabel['axis'][]): Cell {
  const labels = profileEvidence.filter((label) => axes.includes(label.axis) && label.evidence.length > 0);
  return labels.length === 0
    ? unknown()
    : {
        value: labels.map(by.titleOf).join(', '),
        evidence: labels.flatMap((label) => label.evidence.slice(0, 1)),
      };
}

/** Technologies of the posting that the résumé names as well, and those it does not. */
function stackOf(dossier: Dossier, { resume, conceptsOf, lang }: ComparedWith): Cell {
  const { stack, requirements, preferred, responsibilities } = dossier.posting;
  const lines = [...stack, ...requirements, ...preferred, ...responsibilities];
  const named = termsIn(
    lines.map((line) => line.text),
    dossier.company,
  )
    .filter((term) => !BUSINESS.test(term) && (/^[A-Za-z]/u.test(term) || conceptsOf(term).length > 0))
    .slice(0, STACK_MAX);
  if (named.length === 0) return unknown();
  const evidence = [
    ...lines.filter((line) => named.some((term) => occurs(haystack(line.text), needle(term)))).slice(0, 1),
  ].map((line) => line.evidence);
  if (!resume)
    return {
      value: `${named.join(', ')} ${lang === 'ko' ? '(이력서가 없어 견주지 않음)' : '(no résumé to compare with)'}`,
      evidence,
    };
  const facts = resume.facts.filter((fact) => fact.grade === 'resume');
  const factWith = (term: string) => {
    const cards = conceptsOf(term);
    return facts.find(
      (fact) =>
        occurs(haystack(fact.text), needle(term)) || (cards.length > 0 && conceptsOf(fact.text).includes(cards[0]!)),
    );
  };
  const shared = named.flatMap((term) => {
    const fact = factWith(term);
    return fact ? [{ term, fact }] : [];
  });
  const missing = named.filter((term) => !shared.some((s) => s.term === term));
  const words = (terms: readonly string[]) => terms.join(', ') || '–';
  return {
    value:
      lang === 'ko'
        ? `이력서에도 있음 ${shared.length}/${named.length}: ${words(shared.map((s) => s.term))} · 공고에만: ${words(missing)}`
        : `also in the résumé ${shared.length}/${named.length}: ${words(shared.map((s) => s.term))} · posting only: ${words(missing)}`,
    evidence: [...evidence, ...shared.slice(0, 1).map((s) => s.fact.evidence)],
  };
}
