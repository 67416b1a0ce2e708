import type { ResumeFact } from '../../dossier.ts';
import { cut, type Evidence } from '../../evidence/evidence.ts';
import type { AxisPage, IndustryPage, Page, RolePage } from '../../knowledge/page.ts';
import type { Level } from '../../vocabulary.ts';
import type { PlanInput, Requirement } from '../candidate.ts';
import type { Company } from '../company.ts';
import { asksForYears, latinNamesIn } from '../requirement-question.ts';
import { sharedWords } from '../word-overlap.ts';

/** What every source of questions shares: the input with its concepts resolved once, reasons, what a question covers. */

export const RANK: Record<Level, number> = { junior: 0, mid: 1, senior: 2 };
/** The posting lines a question may count as covering: requirements, at most two, the strongest first. */
export function coversOf(lines: readonly { requirement: Requirement }[]): string[] {
  return lines
    .filter(({ requirement: { kind } }) => kind === 'must' || kind === 'preferred')
    .slice(0, 2)
    .map(({ requirement }) => requirement.line.id);
}

/**
 * Of the lines that speak for a question, those that answering it practises. A line that names a technology or a concept
 * is practised by a question about it or with a word of the line in it: whoever is asked what they built last has not
 * been asked about transactions. One that asks for years is compared with the résumé, not practised by any story.
 */
export function practised<L extends { requirement: Requirement }>(
  s: Sourcing,
  lines: readonly L[],
  question: { text: string; concepts: readonly string[] },
): L[] {
  const about = new Set([...question.concepts, ...s.conceptsOf(question.text)]);
  const text = question.text.toLowerCase();
  return lines.filter(({ requirement: { line } }) => {
    if (asksForYears(line.text)) return false;
    const named = s.lineConcepts.get(line.id) ?? [];
    const names = latinNamesIn(line.text);
    if (named.length === 0 && names.length === 0) return true;
    return (
      named.some((id) => about.has(id)) ||
      names.some((name) => text.includes(name.toLowerCase())) ||
      sharedWords(line.text, question.text) > 0
    );
  });
}

export type Sourcing = PlanInput & {
  requirements: Requirement[];
  facts: ResumeFact[];
  company: Company;
  /** Card ids of each posting line, most specific first. */
  lineConcepts: Map<string, string[]>;
  factConcepts: Map<string, string[]>;
  random: () => number;
};

export function pageEvidence(page: Page, span: { start: number; end: number }): Evidence {
  return cut(page, span);
}

export function reasonOf(
  s: Sourcing,
  requirement: Requirement | undefined,
  fact: ResumeFact | undefined,
  fallback: string,
): string {
  const names =
    s.lang === 'ko'
      ? { must: '자격요건', preferred: '우대사항', duty: '주요 업무', value: '가치' }
      : { must: 'requirement', preferred: 'preferred', duty: 'duty', value: 'value' };
  const left = requirement ? `${names[requirement.kind]} ‘${short(requirement.line.text)}’` : null;
  const right = fact
    ? s.lang === 'ko'
      ? `${fact.grade === 'note' ? '노트에 적힌 이력' : '이력서'} ${fact.id}`
      : `${fact.grade === 'note' ? 'notes' : 'résumé'} ${fact.id}`
    : null;
  return [left, right].filter(Boolean).join(' × ') || fallback;
}

export function short(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length <= 40 ? plain : `${plain.slice(0, 39)}…`;
}

/** Why something is asked that no line of the papers calls for. `page` null: of everybody, in every interview. */
export function usual(page: IndustryPage | AxisPage | RolePage | null, s: Sourcing): string {
  const ko = s.lang === 'ko';
  if (page === null) return ko ? '어느 면접에서나 묻는 것' : 'asked in every interview';
  if (page.kind === 'role' && page.signals.length === 0)
    return ko ? `${s.format.title.ko}에서 흔히 묻는 것` : `often asked: ${s.format.title.en}`;
  const where = { role: '자리', axis: '회사', industry: '업계' }[page.kind];
  return ko ? `‘${page.title.ko}’ ${where}에서 흔히 묻는 것` : `often asked: ${page.title.en}`;
}
