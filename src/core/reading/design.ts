import type { Line } from '../dossier.ts';
import type { Span } from '../evidence/evidence.ts';
import type { Block, Section } from './document.ts';
import { addLine, claim, type Findings, type Shared } from './findings.ts';
import { labelOf } from './labels.ts';
import { qualityOf } from './meaning.ts';
import { readStatements } from './posting.ts';
import { asks, questionLabel } from './question-label.ts';
import { type Run, readHeadingQuestion, readLabelledQuestion } from './questions.ts';
import { commaParts } from './sentences.ts';
import { plainWords } from './words.ts';

/** The system-design part of the notes: criteria, thoughts and mock questions with their follow-ups. */
export function readDesign(found: Findings, section: Section, run: Run): void {
  readStatements(found, section.blocks, 'design');
  for (const child of section.children) {
    const heading = child.heading!;
    if (questionLabel(found.doc.text, heading)) readLabelledQuestion(found, child, run);
    else if (asks(heading.words)) readHeadingQuestion(found, child, run);
    else if (child.meaning === 'criteria') {
      claim(found, heading, 'heading');
      readCriteria(found, child.blocks);
      readDesign(found, { ...child, blocks: [] }, run);
    } else {
      claim(found, heading, 'heading');
      if (qualityOf(heading.words)) addCriterion(found, heading);
      readDesign(found, child, run);
    }
  }
}

/** `1. 성능(Performance) : 지연 요인 최소화` → the criterion 성능(Performance), its evidence the whole of it. */
function addCriterion(found: Findings, heading: Block): void {
  const raw = found.doc.text.slice(heading.start, heading.end);
  const number = /^[\s*_]*(?:\(?\d{1,2}[.)])\s*/u.exec(raw)?.[0].length ?? 0;
  const span = { start: heading.start + number, end: heading.end };
  const name = plainWords(found.doc.text.slice(span.start, span.end)).split(/\s*[:：]\s*|\s+[–—-]\s+/u)[0]!;
  addLine(found, 'criteria', heading, { ...span, words: name });
  claim(found, heading, 'heading');
}

/** Criteria that a section lists: one an item, or names between commas. */
export function readCriteria(found: Findings, blocks: readonly Block[]): void {
  const { text } = found.doc;
  for (const block of blocks) {
    const label = labelOf(text, block);
    const names = commaParts(text, block);
    const short = names.map((n) => plainWords(text.slice(n.start, n.end)));
    if (label?.value && label.words.length <= 20)
      addLine(found, 'criteria', block, { start: block.start, end: block.end, words: label.words });
    else if (names.length > 1 && short.every((n) => n.length <= 12))
      for (const words of short) addLine(found, 'criteria', block, { start: block.start, end: block.end, words });
    else if (block.depth > 0 && block.kind !== 'row') addLine(found, 'design', block);
    else if (block.words.length <= 40) addLine(found, 'criteria', block);
    else if (criteriaOf(block.words).length > 0)
      for (const words of criteriaOf(block.words)) addLine(found, 'criteria', block, { ...spanOf(block), words });
    else addLine(found, 'design', block);
  }
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

const ENUMERATION =
  /((?:[가-힣A-Za-z]{2,12}(?:,\s*|\s*·\s*|\s+그리고\s+|\s*및\s*|[와과]\s+|,?\s+and\s+)){1,6}[가-힣A-Za-z]{2,12}?)(?:이?라는)?(?:\s*(?:두|세|네|다섯|여섯|\d)\s?가지)(?:를|을)?\s*(?:기준(?:으로)?\s*)?(?:봅니다|보고|보며|평가|중시|중요|확인|심사)/u;

/** The names that a sentence such as `설계 면접은 정확성, 회복력, 단순함, 비용 네 가지를 봅니다` lists. */
export function criteriaOf(words: string): string[] {
  if (!/설계|디자인|아키텍처|면접|평가|design/iu.test(words)) return [];
  const list = ENUMERATION.exec(words)?.[1];
  if (!list) return [];
  const names = list
    .split(/,\s*|\s*·\s*|\s+그리고\s+|\s*및\s*|(?<=[가-힣])[와과]\s+|,?\s+and\s+/u)
    .map((n) => n.trim())
    .filter(Boolean);
  return names.length >= 2 && names.length <= 7 ? names : [];
}

/** Criteria named in a plain sentence of the posting, when no heading names them. Evidence is the sentence. */
export function criteriaIn(shared: Shared): Line[] {
  const lines = [
    ...shared.lists.process,
    ...shared.lists.about,
    ...shared.lists.design,
    ...shared.lists.requirements,
    ...shared.lists.companySummary,
  ];
  for (const line of lines) {
    const names = criteriaOf(line.text);
    if (names.length > 0) return names.map((text, i) => ({ id: `criterion-${i + 1}`, text, evidence: line.evidence }));
  }
  return [];
}
