import type { Resume, ResumeFact } from '../dossier.ts';
import type { Span } from '../evidence/evidence.ts';
import type { Block, ReadDocument, Section } from './document.ts';
import { isDeed, metricsIn } from './facts.ts';
import { claim, evidenceOf, type Findings, leftOut, newShared, type Role, startFindings } from './findings.ts';
import { labelOf, type Outline, outline } from './labels.ts';
import type { Meaning } from './meaning.ts';
import { type Place, periodIn, placeOf, startsWithPeriod } from './periods.ts';
import { isNotice } from './posting.ts';
import { sentences } from './sentences.ts';
import { plainWords } from './words.ts';

/** A part of a résumé; facts are numbered in this order of parts, and in the order of the text within each. */
const AREAS = ['work', 'activities', 'summary', 'skills', 'education', 'contact'] as const;
type Area = (typeof AREAS)[number];

const AREA_OF: Partial<Record<Meaning, Area>> = {
  'resume-experience': 'work',
  'resume-projects': 'work',
  years: 'work',
  highlights: 'work',
  activities: 'activities',
  'resume-summary': 'summary',
  about: 'summary',
  overview: 'summary',
  'resume-skills': 'skills',
  stack: 'skills',
  keywords: 'skills',
  education: 'education',
  certificates: 'education',
  contact: 'contact',
};

const CONTACT =
  /[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}|\b01\d[- .]?\d{3,4}[- .]?\d{4}\b|\+\d{1,3}[ -]\d|^(?:https?:\/\/|github\.com|linkedin\.com)|^(?:이메일|전화(?:번호)?|연락처|주소|생년월일|휴대폰|email|phone|address|github|linkedin|블로그|이름|성명|name|blog)\s*[:：]/iu;

type Draft = { area: Area; fact: Omit<ResumeFact, 'id'> };
type Reader = { found: Findings; drafts: Draft[] };
type At = Place & { area: Area };

/**
 * Reads a résumé into numbered facts: F1, F2 … first what stands under employers and projects, in order, then the
 * rest (introduction, skills, education). One fact a list item or table row, one a sentence of a paragraph. Contact
 * details and pay are left out. Never throws.
 */
export function readResume(doc: ReadDocument): Resume {
  return readResumeWithAccount(doc).resume;
}

/** As `readResume`, with what became of every block. */
export function readResumeWithAccount(doc: ReadDocument): { resume: Resume; roles: { block: Block; role: Role }[] } {
  const found = startFindings(doc, newShared());
  const reader: Reader = { found, drafts: [] };
  const { root } = found;
  readBlocks(reader, root.blocks, { area: root.children.length > 0 ? 'summary' : 'work', org: null, period: null });
  for (const [i, section] of root.children.entries())
    readPart(reader, section, { area: 'work', org: null, period: null }, i === 0);
  for (const block of doc.blocks) if (!found.roles.has(block.start)) claim(found, block, 'unread');

  const facts = AREAS.flatMap((area) => reader.drafts.filter((d) => d.area === area)).map(
    (d, i): ResumeFact => ({ id: `F${i + 1}`, ...d.fact }),
  );
  const unread = [...found.roles.values()].filter((role) => role === 'unread').length;
  const warnings = [
    ...doc.warnings,
    ...(found.payLeftOut.size > 0 ? [`보수 줄 ${found.payLeftOut.size}개는 쓰지 않습니다.`] : []),
    ...(unread > 0 ? [`읽지 못한 줄이 ${unread}개 있습니다.`] : []),
  ];
  return {
    resume: { uri: doc.uri, sha: doc.sha, facts, warnings },
    roles: doc.blocks.map((block) => ({ block, role: found.roles.get(block.start) ?? 'unread' })),
  };
}

function readPart(reader: Reader, section: Section, above: At, first: boolean): void {
  const heading = section.heading!;
  claim(reader.found, heading, isNotice(heading) ? 'notice' : 'heading');
  const at = placed(section, above, first);
  // A heading with nothing under it is a fact only where it names work with its period.
  if (section.blocks.length === 0 && section.children.length === 0 && at.org && at.period && at.area === 'work')
    addFact(reader, heading, heading, at);
  readBlocks(reader, section.blocks, at);
  const under =
    first && section.level === 1 && section.meaning === null ? { area: 'work' as const, org: null, period: null } : at;
  for (const child of section.children) readPart(reader, child, under, false);
}

function placed(section: Section, above: At, first: boolean): At {
  const { meaning } = section;
  const words = section.heading!.words;
  const area = meaning && AREA_OF[meaning];
  if (area && !(above.org && meaning !== 'contact' && area !== 'work')) return { area, org: null, period: null };
  if (meaning === 'resume') return { area: 'summary', org: null, period: null };
  // `담당 업무`, `성과`, `기술 스택` under an employer: still that employer.
  if (meaning) return area === 'skills' ? { ...above, area: above.org ? above.area : 'skills' } : above;
  if (first && section.level === 1 && !periodIn(words)) return { area: 'summary', org: null, period: null };
  if (
    /^(?:주요\s?)?(?:성과|업무|역할|내용|결과|문제|해결|기여|담당|배경|설명|what i did|achievements?|impact|results?)/iu.test(
      words,
    ) &&
    above.org
  )
    return above;
  const place = placeOf(words);
  return { area: above.area, org: place.org, period: place.period ?? above.period };
}

function readBlocks(reader: Reader, blocks: readonly Block[], start: At): void {
  let at = start;
  let columns: string[] = [];
  const nodes = outline(blocks);
  for (const [i, node] of nodes.entries()) {
    const { block } = node;
    if (block.kind === 'row') {
      columns = readRow(reader, block, at, columns);
      continue;
    }
    const place = isPlaceLine(block, nodes[i + 1] !== undefined, at.area) ? placeOf(block.words) : null;
    const fields = fieldLine(reader, block);
    if (place || fields) {
      claim(reader.found, block, 'heading');
      at = {
        area: at.area === 'summary' ? 'work' : at.area,
        org: place?.org ?? fields?.org ?? at.org,
        period: place?.period ?? fields?.period ?? at.period,
      };
    } else readNode(reader, node, at);
  }
}

/** `회사명 | 2021.03 ~ 2023.02`: a short paragraph with a period that is no statement. */
function isPlaceLine(block: Block, followed: boolean, area: Area): boolean {
  if (block.kind !== 'paragraph' || area === 'education' || area === 'skills' || block.words.length > 90) return false;
  if (!periodIn(block.words) || /[.!?]$|(?:다|요|음|함)$/u.test(block.words)) return false;
  return followed || /[|｜(]/u.test(block.words);
}

/** `기간: 2024.01 ~ 2024.06`, `소속: 이름`. */
function fieldLine(reader: Reader, block: Block): Partial<Place> | null {
  const label = labelOf(reader.found.doc.text, block);
  if (!label?.value) return null;
  const words = plainWords(reader.found.doc.text.slice(label.value.start, label.value.end));
  if (/^(?:기간|진행 ?기간|근무 ?기간|period|duration|dates?)$/iu.test(label.words)) return { period: words };
  if (/^(?:회사|회사명|소속|근무처|company|employer|프로젝트명|프로젝트|project)$/iu.test(label.words))
    return placeOf(words);
  return null;
}

function readNode(reader: Reader, node: Outline, at: At): void {
  const { block, under } = node;
  if (isNotice(block)) {
    claim(reader.found, block, 'notice');
    return;
  }
  if (at.area === 'contact' || CONTACT.test(block.words)) {
    claim(reader.found, block, 'label');
    for (const child of under) readNode(reader, child, { ...at, area: 'contact' });
    return;
  }
  if (under.length > 0 && heads(reader, block)) {
    claim(reader.found, block, 'heading');
    const label = labelOf(reader.found.doc.text, block);
    const place = placeOf(block.words.replace(/[:：]\s*$/u, ''));
    const generic = label !== null && label.meaning !== null;
    const inner = generic
      ? at
      : {
          ...at,
          area: at.area === 'summary' ? ('work' as const) : at.area,
          org: place.org ?? at.org,
          period: place.period ?? at.period,
        };
    for (const child of under) readNode(reader, child, inner);
    return;
  }
  readStatement(reader, block, at);
  for (const child of under) readNode(reader, child, at);
}

/** An item that names what its sub-items are about: bold only, labelled, with a period, or a short noun phrase. */
function heads(reader: Reader, block: Block): boolean {
  const raw = reader.found.doc.text.slice(block.start, block.end);
  if (/^(?:\*\*|__)[^*_]+(?:\*\*|__)\s*[:：]?$/u.test(raw) || /[:：]$/u.test(block.words)) return true;
  if (periodIn(block.words) && block.words.length <= 90 && !/(?:다|요)\.?$/u.test(block.words)) return true;
  return block.words.length <= 30 && !isDeed(block.words) && !/[.!?]$/u.test(block.words);
}

function readStatement(reader: Reader, block: Block, at: At): void {
  const { text } = reader.found.doc;
  if (block.kind !== 'paragraph' || at.area === 'skills' || at.area === 'education') {
    addFact(reader, block, block, at);
    return;
  }
  for (const sentence of sentences(text, block)) addFact(reader, block, sentence, at);
}

function addFact(reader: Reader, block: Block, span: Span, at: At): void {
  const { found } = reader;
  if (leftOut(found, span)) {
    claim(found, block, 'pay');
    return;
  }
  const whole = span.start === block.start && span.end === block.end;
  const text = whole ? block.words : plainWords(found.doc.text.slice(span.start, span.end));
  if (text === '') return;
  claim(found, block, 'line');
  const own = startsWithPeriod(text) ? placeOf(text).period : null;
  const fact = {
    grade: 'resume' as const,
    text,
    evidence: evidenceOf(found, { start: span.start, end: span.end }),
    org: at.org,
    period: own ?? at.period,
    metrics: metricsIn(text),
    deed: at.area === 'work' || at.area === 'activities' || at.area === 'summary' ? isDeed(text) : false,
  };
  reader.drafts.push({ area: at.area, fact });
}

/** A row: the cells that hold neither employer nor period are statements. */
function readRow(reader: Reader, block: Block, at: At, columns: string[]): string[] {
  const cells = block.cells ?? [];
  const heads =
    cells.length > 1 && cells.every((c) => c.words.length <= 12 && !periodIn(c.words) && !/\d/u.test(c.words));
  if (block.depth === 0 || (columns.length === 0 && heads)) {
    claim(reader.found, block, 'label');
    const names: string[] = [];
    for (const cell of cells) names[cell.column] = cell.words;
    return names;
  }
  const isOrg = (column: number) =>
    /회사|소속|기관|프로젝트|학교|company|employer|project|school|organi[sz]ation/iu.test(columns[column] ?? '');
  const period = cells.map((c) => periodIn(c.words)).find((p) => p !== null) ?? at.period;
  const org = cells.find((c) => isOrg(c.column))?.words ?? at.org;
  const rest = cells.filter((c) => !isOrg(c.column) && !startsWithPeriod(c.words));
  claim(reader.found, block, 'label');
  for (const cell of rest) addFact(reader, block, cell, { ...at, org, period });
  if (rest.length === 0) addFact(reader, block, block, { ...at, org, period });
  return columns;
}
