import type { Span } from '../evidence/evidence.ts';
import type { Block } from './document.ts';
import { addField, addLine, claim, type Findings, type ListName } from './findings.ts';
import { type Label, labelOf, type Outline, outline } from './labels.ts';
import type { Meaning } from './meaning.ts';
import { meaningOf } from './meaning.ts';
import { FIELDS, LIST_OF, POSTING_MEANINGS, ROUTING } from './routing.ts';
import { readRow } from './rows.ts';
import { commaParts, sentences, statements } from './sentences.ts';
import { plainWords } from './words.ts';

/** Lists whose paragraphs stay whole. */
const WHOLE = new Set<ListName>(['stack', 'concepts', 'unread']);

const LEAD_IN =
  /이렇게 일(?:합니다|해요|하고|할)|(?:아래|다음)와 같(?:은|이|습)|(?:이런|이러한|다음|아래)(?:의)?\s?(?:경험|분|역량|업무|일|사람|동료|조건).{0,40}(?:함께|찾|우대|모시|모십|수행|환영|원합|기다|좋|하게)|the following|as follows|you will be responsible|we(?:'|’)re looking for someone|we are looking for/iu;
const ENDED = /(?:[:：.!]|요|다)$/u;

/** True for a line that only leads to what comes after it. */
export function leadsIn(words: string, before: 'item' | 'other'): boolean {
  if (words.length > 60 || /\d/u.test(words)) return false;
  if (LEAD_IN.test(words)) return true;
  return before === 'item' && ENDED.test(words) && words.length <= 40 && !/[A-Za-z]{2,}/u.test(words);
}

/**
 * Reads the blocks of one section into the list its heading means. Labelled lines go where their label says: fields
 * (`Title:`), other lists (`Requirements: a, b, c`), keywords. Everything is claimed.
 */
export function readStatements(found: Findings, blocks: readonly Block[], home: ListName): void {
  const nodes = outline(blocks);
  let columns: (Meaning | null)[] | null = null;
  for (const [i, node] of nodes.entries()) {
    if (node.block.kind === 'row') {
      columns = readRow(found, node.block, home, columns);
      continue;
    }
    columns = null;
    readNode(found, node, home, nodes[i + 1]?.block.kind === 'item' ? 'item' : 'other');
  }
}

const ASKED_FOR = new Set<ListName>(['requirements', 'preferred']);
/** `학력 : 무관`, `근무형태: 주 5일`: a condition of the post among the requirements; nobody practises an answer to it. */
const CONDITION =
  /^(?:최종\s?)?(?:학력|학벌|전공|성별|연령|나이|병역|국적|고용\s?형태|채용\s?형태|근무\s?(?:조건|형태|지역|시간|요일|부서)|모집\s?(?:인원|부문)|채용\s?인원|직급|직책|마감일?)(?:\s?[:：·/,]|\s?(?:은|는|이|가)?\s?무관)/u;

function readNode(found: Findings, node: Outline, home: ListName, next: 'item' | 'other'): void {
  const { block } = node;
  if (isNotice(block)) {
    claim(found, block, 'notice');
  } else if (isFarewell(found, block)) {
    addLine(found, 'unread', block);
  } else if (!readLabelled(found, node, home)) {
    const list = ASKED_FOR.has(home) && CONDITION.test(block.words) && !/\d\s*년/u.test(block.words) ? 'process' : home;
    readPlain(found, block, list, node.under.length > 0 ? 'item' : next);
    for (const [i, child] of node.under.entries()) readNode(found, child, list, node.under[i + 1] ? 'item' : 'other');
  }
}

/** A labelled line with what stands under it; false when the block has no label that matters here. */
function readLabelled(found: Findings, node: Outline, home: ListName): boolean {
  const { block } = node;
  const label = labelOf(found.doc.text, block) ?? bareLabel(node);
  if (!label) return false;
  const { meaning } = label;
  const under = (list: ListName) => {
    for (const [i, child] of node.under.entries()) readNode(found, child, list, node.under[i + 1] ? 'item' : 'other');
  };
  if (meaning && FIELDS.has(meaning) && (ROUTING.has(home) || home === 'companySummary')) {
    for (const value of label.value ? [label.value] : node.under.map((n) => n.block))
      addField(found, meaning, block, value);
    for (const child of node.under) {
      if (label.value || meaning === 'compensation') readNode(found, child, home, 'other');
      else claim(found, child.block, 'field');
    }
    if (home === 'companySummary' && meaning !== 'compensation') addLine(found, home, block);
    return true;
  }
  if (meaning && POSTING_MEANINGS.has(meaning) && ROUTING.has(home)) {
    const list = LIST_OF[meaning]!;
    if (label.value) readValue(found, block, label.value, list);
    else claim(found, block, 'label');
    under(list);
    return true;
  }
  if (home === 'companySummary' && meaning === 'values' && label.value) {
    addLine(found, home, block);
    for (const part of commaParts(found.doc.text, label.value)) addLine(found, 'values', block, part);
    under('values');
    return true;
  }
  if (!label.value && node.under.length > 0) {
    claim(found, block, 'label');
    under(home);
    return true;
  }
  return false;
}

/** `- 자격요건` with items under it: a label without its colon. */
function bareLabel(node: Outline): Label | null {
  if (node.under.length === 0 || node.block.words.length > 30) return null;
  const meaning = meaningOf(node.block.words);
  return meaning && (POSTING_MEANINGS.has(meaning) || FIELDS.has(meaning))
    ? { words: node.block.words, meaning, value: null }
    : null;
}

/** What stands behind a label on the same line: statements between commas, sentences, or one statement. */
function readValue(found: Findings, block: Block, value: Span, list: ListName): void {
  const { text } = found.doc;
  const parts = list === 'stack' || list === 'process' ? [value] : statements(text, value);
  for (const part of parts) addLine(found, list, block, part);
}

function readPlain(found: Findings, block: Block, home: ListName, next: 'item' | 'other'): void {
  const { text } = found.doc;
  if (home !== 'unread' && home !== 'design' && block.kind === 'paragraph' && leadsIn(block.words, next)) {
    claim(found, block, 'label');
    return;
  }
  if (block.kind !== 'paragraph' || WHOLE.has(home)) {
    addLine(found, home, block);
    return;
  }
  for (const sentence of sentences(text, block)) {
    const words = plainWords(text.slice(sentence.start, sentence.end));
    if (home !== 'unread' && leadsIn(words, 'other')) claim(found, block, found.roles.get(block.start) ?? 'label');
    else addLine(found, home, block, sentence);
  }
}

/** A wish at the end of notes (`Good luck, …`), with a name in it more often than not: no advice and no question. */
function isFarewell(found: Findings, block: Block): boolean {
  if (block.kind !== 'paragraph' || block.words.length > 160) return false;
  const last = found.doc.blocks.at(-1)!.start === block.start;
  return (
    last &&
    /^(?:good luck|best of luck|you(?:'|’)ve got this|all the best|go get)|행운을|화이팅|파이팅|건승|응원(?:합니다|할게|해요)/iu.test(
      block.words,
    )
  );
}

/** Says that the document is invented; nothing to ask about. */
export function isNotice(block: Block): boolean {
  return (
    block.words.length <= 120 &&
    /지어낸 (?:예시|회사|이력서|공고|사람|인물|이야기|문서|노트)|실제 (?:회사|인물)가? ?아닙니다|\b(?:fictional|invented|made[- ]up) (?:example|company|person|posting)/iu.test(
      block.words,
    )
  );
}
