import type { DossierQuestion } from '../dossier.ts';
import type { Span } from '../evidence/evidence.ts';
import type { Block, Section } from './document.ts';
import { addLine, claim, evidenceOf, type Findings } from './findings.ts';
import { labelOf } from './labels.ts';
import { answerStart, questionLabel } from './question-label.ts';

/** 아직 안 씀, 아직 못 적었음, 답은 아직: of writing alone. ‘아직 안 해 봤습니다’ is an answer. */
const WRITE = '(?:쓰|쓴|썼|쓸|써|씀|적|작성|정리|준비|채우|채운|채웠|채울|채워|정하|정했|정함|만들|만든)';
const NOT_YET = `(?:(?:답변?|초안|내용)[은이]? ?)?아직(?: ?(?:없음|없다|없어요|미정|미작성|작성 ?(?:전|중)|(?:안|못) ?${WRITE}[가-힣]{0,5}|${WRITE}[가-힣]{0,4} ?(?:않|못)[가-힣]{0,5}))?`;
const LATER = `(?:(?:나중에|추후에?|이따가?|곧|다시|여기) ?${WRITE}[가-힣]{0,4}(?: ?(?:것|예정|함|됨|한다|해야 함))?|${WRITE}[가-힣]{0,2}야 (?:함|됨|한다|됨)|미정|초안 ?없음|답변? ?없음|\\?+|x+)`;

/** Words that stand where an answer is still to be written. */
export const PLACEHOLDER = new RegExp(
  `^(?:[-–—.…·_\\s*]*|[([<]?\\s*(?:todo|tbd|n/a|to be (?:written|done)|not (?:written|done) yet|없음|미작성|작성 ?(?:예정|전|중|필요)|답변 ?(?:작성|예정|준비 ?중)|추후 ?작성|여기에 .{0,20}|비어 있음|빈칸|준비 ?중|${NOT_YET}|${LATER})\\s*[)\\]>]?)[.…!~]*$`,
  'iu',
);

/** Blocks of the sections under a question that are part of its answer: all but questions and notes about it. */
export function answerBlocks(found: Findings, section: Section): Block[] {
  const out: Block[] = [];
  for (const child of section.children) {
    const heading = child.heading!;
    if (questionLabel(found.doc.text, heading)) continue;
    if (child.meaning === 'tips') {
      claim(found, heading, 'heading');
      for (const block of allBlocks(child)) addLine(found, 'advice', block);
      continue;
    }
    if (child.meaning === 'answer') claim(found, heading, 'heading');
    else out.push(heading);
    for (const block of [...child.blocks, ...answerBlocks(found, child)]) out.push(block);
  }
  return out;
}

function allBlocks(section: Section): Block[] {
  return [...section.blocks, ...section.children.flatMap((child) => [child.heading!, ...allBlocks(child)])];
}

/** Notes about the question (`의도: …`) before and after the answer are advice, not part of it. */
export function withoutNotes(found: Findings, blocks: Block[]): Block[] {
  const isNote = (block: Block) => labelOf(found.doc.text, block)?.meaning === 'tips';
  let from = 0;
  let to = blocks.length;
  while (from < to && isNote(blocks[from]!)) from += 1;
  while (to > from && isNote(blocks[to - 1]!)) to -= 1;
  for (const block of [...blocks.slice(0, from), ...blocks.slice(to)]) addLine(found, 'advice', block);
  return blocks.slice(from, to);
}

/** The draft over these blocks, from the mark of the first to the end of the last; null when nothing is written yet. */
export function draftOf(found: Findings, blocks: readonly Block[]): DossierQuestion['draft'] {
  const written = blocks.filter((block) => block.kind === 'code' || !PLACEHOLDER.test(block.words));
  const first = written[0];
  const last = written.at(-1);
  for (const block of blocks) {
    const inside = first && last && block.start >= first.start && block.end <= last.end;
    claim(found, block, inside ? 'draft' : 'label');
  }
  if (!first || !last) return null;
  const labelled = answerStart(found.doc.text, first);
  if (labelled !== null && labelled >= last.end) {
    claim(found, first, 'label');
    return null;
  }
  return draftAt(found, { start: labelled ?? lineStart(found.doc.text, first), end: last.end });
}

export function draftAt(found: Findings, span: Span): DossierQuestion['draft'] {
  return { text: found.doc.text.slice(span.start, span.end), evidence: evidenceOf(found, span) };
}

/** Back over the list mark to where the first line begins, so that the draft reads as it was written. */
function lineStart(text: string, block: Block): number {
  const line = text.lastIndexOf('\n', block.start - 1) + 1;
  const lead = text.slice(line, block.start);
  if (!/^[\s>]*(?:(?:[-*+•◦]|\(?\d{1,3}[.)])\s+)*(?:\[[ xX]\]\s+)?(?:\*\*|__)?$/u.test(lead)) return block.start;
  return line + /^[\s>]*/u.exec(lead)![0].length;
}
