import type { Span } from '../evidence/evidence.ts';
import type { Block, ReadDocument, Section } from './document.ts';
import { labelOf } from './labels.ts';
import { sentences } from './sentences.ts';
import { plainWords } from './words.ts';

const AMOUNT =
  /(?:[₩￦$€£]|\b(?:KRW|USD|EUR))\s?\d|\d[\d,.]{0,15}\s*(?:천만|백만|십만|만|억|천)?\s*원(?!칙|본|격|활|인|점|래|형|소)|\d[\d,.]{0,15}\s?(?:천만|만|억)(?=[\s~∼–,.)-]|이상|까지|$)/iu;
const RANGE =
  /(?:[₩￦$€£]\s?\d[\d,.]{0,15}\s?[km만억]?|\d[\d,.]{0,15}\s*(?:천만|만|억)?\s*원?)\s*(?:[~∼–—-]|to)\s*(?:[₩￦$€£]\s?\d[\d,.]{0,15}\s?[km만억]?|\d[\d,.]{0,15}\s*(?:천만|만|억)\s*원?)/iu;
const SALARY =
  /연봉|월급|급여|시급|스톡\s?옵션|사이닝|희망 처우|현재 처우|salary|base pay|stock options?|sign[- ]?on|per annum/iu;
const SALARY_WITH_NUMBER =
  /(?:연봉|월급|급여|시급|salary|base pay)(?!\s?(?:정보|데이터|정산|시스템|서비스|계산))\D{0,15}\d/iu;
const PAY =
  /보수|처우|임금|인센티브|성과급|상여|보상|복지\s?포인트|복지비|식대|통신비|자기계발비|지원금|compensation|bonus|equity|allowance|stipend/iu;
/** A sum that is the business's, not the candidate's. */
const BUSINESS =
  /시스템|서비스|정산|플랫폼|처리|배치|매출|거래|투자|결제|대출|보험|주문|예산|비용|revenue|funding|gmv|transaction|platform|invest/iu;

/** True where a statement names what somebody is or would be paid. `words` without markup. */
export function namesPay(words: string): boolean {
  if (SALARY_WITH_NUMBER.test(words) || (SALARY.test(words) && AMOUNT.test(words) && !BUSINESS.test(words)))
    return true;
  if (BUSINESS.test(words)) return false;
  return (PAY.test(words) && AMOUNT.test(words)) || (RANGE.test(words) && /[₩￦$€£만억원]/u.test(words));
}

/**
 * Where a document speaks about pay: whole items and labelled lines, single sentences of paragraphs, everything under
 * a heading such as `연봉`. These stretches never become a Line, nor the context of one.
 */
export function paySpans(doc: ReadDocument, root: Section): Span[] {
  const out: Span[] = [];
  const stack: { section: Section; pay: boolean }[] = [{ section: root, pay: false }];
  while (stack.length > 0) {
    const { section, pay } = stack.pop()!;
    const here = section.meaning === null ? pay : section.meaning === 'compensation';
    for (const [i, block] of section.blocks.entries()) {
      if (here) out.push(span(block));
      else out.push(...ofBlock(doc, block, section.blocks[i - 1]));
    }
    if (section.heading && namesPay(section.heading.words)) out.push(span(section.heading));
    for (const child of section.children) stack.push({ section: child, pay: here });
  }
  return out.sort((a, b) => a.start - b.start);
}

function ofBlock(doc: ReadDocument, block: Block, before: Block | undefined): Span[] {
  const labelled = labelOf(doc.text, block)?.meaning === 'compensation';
  // `- **연봉**` with the amount as an item under it.
  const under =
    before !== undefined &&
    before.kind === 'item' &&
    block.kind === 'item' &&
    block.depth > before.depth &&
    labelOf(doc.text, before)?.meaning === 'compensation';
  if (labelled || under) return [span(block)];
  if (block.cells)
    return block.cells.some((c) => namesPay(c.words)) || namesPay(block.words) || payRow(block) ? [span(block)] : [];
  if (!namesPay(block.words)) return [];
  if (block.kind !== 'paragraph') return [span(block)];
  const found = sentences(doc.text, block).filter((s) => namesPay(plainWords(doc.text.slice(s.start, s.end))));
  return found.length > 0 ? found : [span(block)];
}

/** `| 연봉 | 협의 |` */
function payRow(block: Block): boolean {
  return /^(?:연봉|급여|보수|처우|희망 연봉|salary|compensation|pay)$/iu.test(block.cells?.[0]?.words ?? '');
}

const span = ({ start, end }: Span): Span => ({ start, end });

/** True where two half-open spans share a unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
