import type { ResumeFact } from '../../dossier.ts';
import { cut, type Evidence } from '../../evidence/evidence.ts';
import type { Page } from '../../knowledge/page.ts';
import type { Level } from '../../vocabulary.ts';
import type { PlanInput, Requirement } from '../candidate.ts';
import type { Company } from '../company.ts';

/** What every source of questions shares: the input with its concepts resolved once, reasons, word overlap. */

export const RANK: Record<Level, number> = { junior: 0, mid: 1, senior: 2 };
/** The posting lines a question may count as covering: requirements, at most two, the strongest first. */
export function coversOf(lines: readonly { requirement: Requirement }[]): string[] {
  return lines
    .filter(({ requirement: { kind } }) => kind === 'must' || kind === 'preferred')
    .slice(0, 2)
    .map(({ requirement }) => requirement.line.id);
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
