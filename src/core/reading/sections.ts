import type { Block, ReadDocument, Section } from './document.ts';
import { labelOf } from './labels.ts';
import { exactMeaning, type Meaning, meaningOf } from './meaning.ts';
import { questionLabel } from './question-label.ts';
import { plainWords } from './words.ts';

/**
 * How a heading is written. `question` is a labelled question in whatever form; `bare` is a line that is nothing but a
 * known heading.
 */
export type HeadingForm = 'markdown' | 'question' | 'mark' | 'bracket' | 'bold' | 'label' | 'bare';

const DECORATION = /^[■□◆◇▶▷►●○◎★☆※❖✔☑✅➤➔▸]/u;
const STRONG_MARK = /^[■□◆◇▶▷►❖☆★]/u;
const SENTENCE_END = /(?:[.!。]|습니다|합니다|입니다|어요|아요|해요|세요|니다)$/u;
const LONGEST = 45;

/**
 * The section tree of a document. Headings are Markdown headings of any level and lines that act as headings: bold
 * only (`**자격요건**`), bracketed, marked (`■ 자격요건`), labelled (`Key Responsibilities:`), a numbered item or a bare
 * line that is exactly a known heading, and labelled questions (`Q1. …`). A promoted line stands below the Markdown
 * heading before it. A heading one level too high amid siblings of its own form is taken as their sibling.
 */
export function sectionsOf(doc: ReadDocument): Section {
  const root: Section = {
    heading: null,
    level: 0,
    meaning: null,
    blocks: [],
    children: [],
    start: 0,
    end: doc.text.length,
  };
  const open: Section[] = [root];
  let last: { form: HeadingForm; bracketed: boolean; level: number; meaning: Meaning | null } | null = null;
  let base = 0;

  for (const [i, block] of doc.blocks.entries()) {
    const form = formOf(doc, i, open);
    if (!form) {
      open.at(-1)!.blocks.push(block);
      continue;
    }
    const meaning = form === 'question' ? null : meaningIn(block, form);
    const bracketed = /^\[.+\]$/u.test(block.words);
    let level = block.kind === 'heading' ? block.depth : promotedLevel(form, meaning, base, open, doc, block);
    const misplaced =
      block.kind === 'heading' &&
      last?.form === 'markdown' &&
      bracketed &&
      last.bracketed &&
      meaning === null &&
      last.meaning !== 'requirements' &&
      level < last.level &&
      level > 1;
    if (misplaced) level = last!.level;
    if (block.kind === 'heading') base = level;
    while (open.at(-1)!.level >= level) open.pop();
    const section: Section = {
      heading: block,
      level,
      meaning,
      blocks: [],
      children: [],
      start: block.start,
      end: block.end,
    };
    open.at(-1)!.children.push(section);
    open.push(section);
    last = { form: block.kind === 'heading' ? 'markdown' : form, bracketed, level, meaning };
  }
  close(root);
  return root;
}

/** Where a promoted heading stands: below the Markdown heading before it, questions below that, never beside its question. */
function promotedLevel(
  form: HeadingForm,
  meaning: Meaning | null,
  base: number,
  open: Section[],
  doc: ReadDocument,
  block: Block,
): number {
  if (form === 'question') {
    const label = questionLabel(doc.text, block);
    return base + (label?.kind === 'follow-up' ? 6 : 5);
  }
  const question = [...open].reverse().find((s) => s.heading && questionLabel(doc.text, s.heading));
  if (
    question &&
    (meaning === null || meaning === 'answer' || meaning === 'tips' || question.heading!.kind === 'heading')
  )
    return question.level + 2;
  if (meaning === null) return base + 3;
  return base + (form === 'label' || form === 'bare' ? 2 : 1);
}

function meaningIn(block: Block, form: HeadingForm): Meaning | null {
  return form === 'bare' ? exactMeaning(block.words) : meaningOf(block.words);
}

/** How the block at `index` acts as a heading; null where it does not. */
function formOf(doc: ReadDocument, index: number, open: Section[]): HeadingForm | null {
  const block = doc.blocks[index]!;
  const next = doc.blocks[index + 1];
  if (block.kind === 'row' || block.kind === 'code') return null;
  if (block.kind === 'heading') return questionLabel(doc.text, block) ? 'question' : 'markdown';
  const top = block.kind === 'paragraph' ? block.depth === 0 : true;
  if (!top) return null;
  if (questionLabel(doc.text, block) && !inAsk(open)) return 'question';

  const raw = doc.text.slice(block.start, block.end);
  const words = block.words;
  if (words.length > LONGEST) return null;
  if (block.kind === 'item') return itemForm(doc, block, next, open);

  if (!next || next.kind === 'heading') {
    // Nothing stands under it; only a known heading is still one.
    return exactMeaning(words) && isForm(raw) ? (isForm(raw) ?? null) : null;
  }
  const form = isForm(raw);
  // `**포지션: 서버 개발자**` gives a value and heads nothing.
  const label = form === 'bold' ? labelOf(doc.text, block) : null;
  if (label?.value && label.meaning && !sectionMeaning(label.meaning)) return null;
  if (form === 'bold' || form === 'bracket') return meaningOf(words) || !SENTENCE_END.test(words) ? form : null;
  if (form === 'label') return meaningOf(words) ? 'label' : null;
  if (words.length <= 24 && exactMeaning(words) && sectionMeaning(exactMeaning(words)!)) return 'bare';
  return null;
}

function isForm(raw: string): HeadingForm | null {
  if (/^(?:\*\*|__)[^*\n]+(?:\*\*|__)\s*[:：]?$/u.test(raw)) return 'bold';
  if (/^(?:\[[^\]\n]+\]|【[^】\n]+】|<[가-힣][^>\n]*>|〈[^〉\n]+〉|《[^》\n]+》)\s*[:：]?$/u.test(raw))
    return 'bracket';
  if (/[:：]$/u.test(raw)) return 'label';
  return null;
}

/** `■ 자격요건`, `1. 주요 업무`: an item that is a heading for what follows. */
function itemForm(doc: ReadDocument, block: Block, next: Block | undefined, open: Section[]): HeadingForm | null {
  if (block.depth > 0 && !DECORATION.test(block.mark ?? '')) return null;
  const sameList = next?.kind === 'item' && next.mark === block.mark && next.depth === block.depth;
  if (DECORATION.test(block.mark ?? '')) {
    const meaning = meaningOf(block.words);
    if (meaning && sectionMeaning(meaning)) return 'mark';
    if (!next || sameList || next.kind === 'heading') return null;
    const leads = STRONG_MARK.test(block.mark!)
      ? !SENTENCE_END.test(block.words)
      : next.kind === 'item' && !SENTENCE_END.test(block.words);
    return leads && plainWords(doc.text.slice(block.start, block.end)).length <= LONGEST ? 'mark' : null;
  }
  const meaning = exactMeaning(block.words);
  if (!block.number || !meaning || !sectionMeaning(meaning) || insideQuestions(open)) return null;
  const followed =
    next !== undefined && (next.kind !== 'item' || next.depth > block.depth || next.number === undefined);
  return followed ? 'mark' : null;
}

/** Meanings that head a section, as against the fields of a posting, which head a value. */
function sectionMeaning(meaning: Meaning): boolean {
  return ![
    'title',
    'company-name',
    'location',
    'employment',
    'deadline',
    'keywords',
    'criterion',
    'answer',
    'tips',
  ].includes(meaning);
}

const insideQuestions = (open: Section[]) =>
  open.some((s) => s.meaning === 'questions' || s.meaning === 'design' || s.meaning === 'ask');
const inAsk = (open: Section[]) => open.at(-1)!.meaning === 'ask';

/** Sets the end of every section to the end of its last block. Depth is bounded by the heading levels. */
function close(section: Section): number {
  let end = section.heading?.end ?? section.start;
  for (const block of section.blocks) end = Math.max(end, block.end);
  for (const child of section.children) end = Math.max(end, close(child));
  section.end = section.heading ? end : section.end;
  return end;
}
