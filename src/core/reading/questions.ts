import type { DossierQuestion } from '../dossier.ts';
import type { Span } from '../evidence/evidence.ts';
import type { Block, Section } from './document.ts';
import { answerBlocks, draftAt, draftOf, PLACEHOLDER, withoutNotes } from './drafts.ts';
import { addLine, claim, evidenceOf, type Findings, nextNumber } from './findings.ts';
import { flatten, labelOf, type Outline, outline } from './labels.ts';
import { leadsIn } from './posting.ts';
import { asks, type QuestionLabel, questionLabel, unquoted } from './question-label.ts';
import { plainWords } from './words.ts';

/** Where in the notes a question stands: the last main question (follow-ups go to it), the theme, the part. */
export type Run = { main: DossierQuestion | null; theme: string | null; kind: 'question' | 'design' };

/** A section whose heading is a labelled question (`Q1.`, `모의 질문 1.`, `꼬리 질문 1.`), with its draft and follow-ups. */
export function readLabelledQuestion(found: Findings, section: Section, run: Run): void {
  const heading = section.heading!;
  const label = questionLabel(found.doc.text, heading)!;
  let blocks = section.blocks;
  let span = unquoted(found.doc.text, { start: label.start, end: heading.end });
  claim(found, heading, 'question');
  if (!span && blocks[0]) {
    // `### Q1.` with the question on the next line.
    span = unquoted(found.doc.text, blocks[0]);
    claim(found, blocks[0], 'question');
    blocks = blocks.slice(1);
  }
  if (!span) return;
  const question = place(found, run, label, span);
  keepDraft(found, question, span, withoutNotes(found, [...blocks, ...answerBlocks(found, section)]));
  for (const child of section.children) {
    if (child.heading && questionLabel(found.doc.text, child.heading)) readLabelledQuestion(found, child, run);
  }
}

/** A heading that is a question without a label: what stands under it is its draft. */
export function readHeadingQuestion(found: Findings, section: Section, run: Run): void {
  const heading = section.heading!;
  const raw = found.doc.text.slice(heading.start, heading.end);
  const numbered = /^[\s*_]*(?:\(?(\d{1,3})[.)])\s*/u.exec(raw);
  const span =
    unquoted(found.doc.text, { start: heading.start + (numbered?.[0].length ?? 0), end: heading.end }) ?? heading;
  claim(found, heading, 'question');
  const kind = run.kind === 'design' ? 'mock' : 'main';
  const question = place(found, run, { kind, numbers: numbered?.[1] ? [numbered[1]] : [], start: span.start }, span);
  keepDraft(found, question, span, withoutNotes(found, [...section.blocks, ...answerBlocks(found, section)]));
  for (const child of section.children) {
    if (child.heading && questionLabel(found.doc.text, child.heading)) readLabelledQuestion(found, child, run);
  }
}

/** The blocks of a part that holds questions: by theme (`1. **Theme**` with questions under it) or one after another. */
export function readQuestionBlocks(found: Findings, blocks: readonly Block[], run: Run): void {
  const nodes = outline(blocks);
  let open: { question: DossierQuestion; span: Span; blocks: Block[] } | null = null;
  const finish = () => {
    if (open) keepDraft(found, open.question, open.span, open.blocks);
    open = null;
  };
  for (const [i, node] of nodes.entries()) {
    const { block } = node;
    const isParagraph = block.kind === 'paragraph' || block.kind === 'code';
    if (block.kind === 'row') readQuestionRow(found, block, run);
    else if (isParagraph && asks(block.words) && block.kind === 'paragraph') {
      finish();
      open = { question: listed(found, run, block), span: spanOf(found, block), blocks: [] };
    } else if (open && (isParagraph || (!questionIn(node) && !numberedList(nodes, i)))) {
      for (const below of flatten(node)) (open as { blocks: Block[] }).blocks.push(below);
    } else if (isParagraph) {
      if (leadsIn(block.words, 'item') && nodes[i + 1]) claim(found, block, 'label');
      else addLine(found, 'unread', block);
    } else {
      finish();
      readQuestionItem(found, node, run);
    }
  }
  finish();
}

const questionIn = (node: Outline): boolean => flatten(node).some((b) => asks(b.words));
const numberedList = (nodes: Outline[], i: number): boolean =>
  nodes[i]!.block.number !== undefined && nodes[i]!.under.length > 0;

/** A full sentence: an answer, not a question written as a noun phrase. */
const STATES = /(?:다|요|음|함)\.$/u;

/** An item: a question with a draft or follow-ups under it, or a theme with questions under it. */
function readQuestionItem(found: Findings, node: Outline, run: Run): void {
  const { block, under } = node;
  if (labelOf(found.doc.text, block)?.meaning === 'tips') {
    for (const b of flatten(node)) addLine(found, 'advice', b);
    return;
  }
  if (under.length === 0) {
    if (STATES.test(block.words) && !asks(block.words)) addLine(found, 'unread', block);
    else listed(found, run, block);
    return;
  }
  const answered = !questionIn(node) && under.every((child) => STATES.test(child.block.words));
  if (!asks(block.words) && !answered) {
    claim(found, block, 'label');
    const theme = themeOf(block.words);
    for (const child of under) readQuestionItem(found, child, { ...run, theme });
    return;
  }
  const question = listed(found, run, block);
  const asked = under.filter((child) => asks(child.block.words));
  const rest = under.filter((child) => !asked.includes(child)).flatMap(flatten);
  keepDraft(found, question, spanOf(found, block), rest);
  for (const child of asked) {
    const own = { ...run, main: question };
    const followUp = place(
      found,
      own,
      { kind: 'follow-up', numbers: [], start: child.block.start },
      spanOf(found, child.block),
    );
    claim(found, child.block, 'question');
    keepDraft(found, followUp, spanOf(found, child.block), child.under.flatMap(flatten));
  }
}

/** `| question | answer |` */
function readQuestionRow(found: Findings, block: Block, run: Run): void {
  const cells = block.cells ?? [];
  const asked =
    block.depth === 0 ? undefined : (cells.find((c) => asks(c.words)) ?? (cells.length === 1 ? cells[0] : undefined));
  if (!asked) {
    if (block.depth === 0) claim(found, block, 'label');
    else addLine(found, 'unread', block);
    return;
  }
  const question = place(found, run, null, unquoted(found.doc.text, asked) ?? asked);
  claim(found, block, 'question');
  const answers = cells.filter((c) => c.column > asked.column && !PLACEHOLDER.test(c.words));
  const last = answers.at(-1);
  if (last) setDraft(found, question, asked, draftAt(found, { start: answers[0]!.start, end: last.end }));
}

/** Gives a question the draft over these blocks; blocks that say what its draft already says are restated. */
function keepDraft(found: Findings, question: DossierQuestion, span: Span, blocks: readonly Block[]): void {
  const before = question.draft;
  const draft = draftOf(found, blocks);
  if (!draft) return;
  if (before?.text === draft.text) for (const block of blocks) claim(found, block, 'restated');
  else setDraft(found, question, span, draft);
}

/** Another file's draft of the same question is a question of its own (`Q1-2`): neither draft is lost. */
function setDraft(found: Findings, question: DossierQuestion, span: Span, draft: DossierQuestion['draft']): void {
  if (!question.draft) {
    question.draft = draft;
    return;
  }
  const siblings = found.questions.includes(question)
    ? found.questions
    : found.questions.find((q) => q.followUps.includes(question))!.followUps;
  siblings.push({
    ...question,
    ref: uniqueRef(found, question.ref),
    evidence: evidenceOf(found, span),
    draft,
    followUps: [],
  });
}

function listed(found: Findings, run: Run, block: Block): DossierQuestion {
  claim(found, block, 'question');
  return place(found, run, null, spanOf(found, block));
}

function spanOf(found: Findings, block: Block): Span {
  return unquoted(found.doc.text, block) ?? block;
}

/**
 * Puts a question where it belongs and gives it its ref: `Q3`, `M1` (mock), `P2` (predicted, without a label), `Q3.1`
 * for a follow-up, with `-2` for a label used twice. A question that another file already has is that one.
 */
function place(found: Findings, run: Run, label: QuestionLabel | null, span: Span): DossierQuestion {
  const question = plainWords(found.doc.text.slice(span.start, span.end));
  const follows = label?.kind === 'follow-up' ? parentOf(found, run, label) : null;
  const siblings = follows ? follows.followUps : found.questions;
  const earlier = follows ? siblings : siblings.slice(0, found.earlier.questions);
  const known = earlier.find((q) => q.question === question && q.evidence.uri !== found.doc.uri);
  if (known) {
    if (!follows) run.main = known;
    return known;
  }
  const made: DossierQuestion = {
    ref: uniqueRef(found, refOf(found, label, follows)),
    question,
    evidence: evidenceOf(found, span),
    theme: follows ? null : run.theme,
    kind: run.kind,
    draft: null,
    followUps: [],
  };
  siblings.push(made);
  if (!follows) run.main = made;
  return made;
}

/** `Q6-1` belongs to Q6 wherever it stands; `꼬리 질문 1` to the last main question. */
function parentOf(found: Findings, run: Run, label: QuestionLabel): DossierQuestion | null {
  if (label.numbers.length > 1) {
    const named = found.questions.findLast((q) => q.ref.replace(/-\d+$/u, '') === `Q${label.numbers[0]}`);
    if (named && run.kind === 'question') return named;
  }
  return run.main;
}

function refOf(found: Findings, label: QuestionLabel | null, parent: DossierQuestion | null): string {
  if (parent) {
    const own = label!.numbers.length > 1 ? label!.numbers.slice(1) : label!.numbers;
    if (own.length > 0) return `${parent.ref}.${own.join('.')}`;
    return nextFree(found, `${parent.ref}.`);
  }
  const letter = label === null ? 'P' : label.kind === 'mock' ? 'M' : 'Q';
  if (label?.numbers[0] && (label.kind !== 'follow-up' || label.numbers.length === 1))
    return `${letter}${Number(label.numbers[0])}`;
  if (label && label.numbers.length > 1) return `${letter}${label.numbers.join('.')}`;
  return nextFree(found, letter);
}

function nextFree(found: Findings, prefix: string): string {
  let ref = `${prefix}${nextNumber(found, `ref ${prefix}`)}`;
  while (found.refs.has(ref)) ref = `${prefix}${nextNumber(found, `ref ${prefix}`)}`;
  return ref;
}

function uniqueRef(found: Findings, wanted: string): string {
  let ref = wanted;
  while (found.refs.has(ref)) ref = `${wanted}-${nextNumber(found, `twice ${wanted}`) + 1}`;
  found.refs.add(ref);
  return ref;
}

/** A theme's name without numbering, brackets and colon. */
export function themeOf(words: string): string {
  return words
    .replace(/^(?:\(?\d{1,2}[.)]|[■□◆●○▶])\s*/u, '')
    .replace(/^[[【](.+)[\]】]$/u, '$1')
    .replace(/[:：]\s*$/u, '')
    .trim();
}
