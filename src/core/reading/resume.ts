import type { Resume, ResumeFact } from '../dossier.ts';
import type { Span } from '../evidence/evidence.ts';
import type { Block, ReadDocument, Section } from './document.ts';
import { isDeed, metricsIn } from './facts.ts';
import { claim, evidenceOf, type Findings, leftOut, newShared, type Role, startFindings } from './findings.ts';
import { labelOf, type Outline, outline } from './labels.ts';
import type { Meaning } from './meaning.ts';
import { isRole, type Place, periodIn, placeOf, startsWithPeriod, within } from './periods.ts';
import { isNotice } from './posting.ts';
import { sentences } from './sentences.ts';
import { termsIn } from './terms.ts';
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
/** Where a statement stands. `projects`: the headings below name projects, not employers. */
type At = Pick<ResumeFact, 'org' | 'project' | 'role' | 'period'> & { area: Area; projects: boolean };
const nowhere = (area: Area, projects = false): At => ({
  area,
  projects,
  org: null,
  project: null,
  role: null,
  period: null,
});

/** What a place line below `above` means: under an employer it names a project of theirs, else an employer. */
function entered(above: At, place: Place, below: 'employer' | 'project'): At {
  const { name, role } = place;
  const period = place.period ?? above.period;
  // A line of title and period alone belongs to the employer or project above it.
  if (name === null) return { ...above, role: role ?? above.role, period };
  if (below === 'project') return { ...above, project: name, role: role ?? above.role, period };
  return { ...above, org: name, project: null, role, period };
}

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
  readBlocks(reader, root.blocks, nowhere(root.children.length > 0 ? 'summary' : 'work'));
  for (const [i, section] of root.children.entries()) readPart(reader, section, nowhere('work'), i === 0);
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
  const named = at.org ?? at.project;
  if (section.blocks.length === 0 && section.children.length === 0 && named && at.period && at.area === 'work')
    addFact(reader, heading, heading, at);
  readBlocks(reader, section.blocks, at);
  const under = first && section.level === 1 && section.meaning === null ? nowhere('work') : at;
  for (const child of section.children) readPart(reader, child, under, false);
}

function placed(section: Section, above: At, first: boolean): At {
  const { meaning } = section;
  const words = section.heading!.words;
  const area = meaning && AREA_OF[meaning];
  const inside = above.org ?? above.project;
  if (area && !(inside && meaning !== 'contact' && (area !== 'work' || meaning === 'resume-projects')))
    return nowhere(area, meaning === 'resume-projects');
  if (meaning === 'resume') return nowhere('summary');
  // `담당 업무`, `성과`, `기술 스택` under an employer: still that employer.
  if (meaning) return area === 'skills' ? { ...above, area: inside ? above.area : 'skills' } : above;
  if (first && section.level === 1 && !periodIn(words)) return nowhere('summary');
  if (
    /^(?:주요\s?)?(?:성과|업무|역할|내용|결과|문제|해결|기여|담당|배경|설명|what i did|achievements?|impact|results?)/iu.test(
      words,
    ) &&
    inside
  )
    return above;
  return entered(above, placeOf(words), above.org !== null || above.projects ? 'project' : 'employer');
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
    const fields = place ? null : fieldLine(reader, block);
    if (!place && !fields) {
      readNode(reader, node, at);
      continue;
    }
    claim(reader.found, block, 'heading');
    if (at.area === 'summary') at = { ...at, area: 'work' };
    // A time inside the employer's own is one of their projects; any other begins a new employer.
    const theirs =
      place?.period && at.org && at.period && place.period !== at.period && within(place.period, at.period);
    if (place) at = entered(at, place, at.projects || theirs ? 'project' : 'employer');
    else at = { ...at, ...fields };
  }
}

/** `회사명 | 2021.03 ~ 2023.02`: a short paragraph with a period that is no statement. */
function isPlaceLine(block: Block, followed: boolean, area: Area): boolean {
  if (block.kind !== 'paragraph' || area === 'education' || area === 'skills' || block.words.length > 90) return false;
  if (!periodIn(block.words) || /[.!?]$|(?:다|요|음|함)$/u.test(block.words)) return false;
  return followed || /[|｜(]/u.test(block.words);
}

/** `기간: 2024.01 ~ 2024.06`, `소속: 이름`, `프로젝트: 이름`, `직무: 백엔드 개발자`. */
function fieldLine(reader: Reader, block: Block): Partial<At> | null {
  const label = labelOf(reader.found.doc.text, block);
  if (!label?.value) return null;
  const words = plainWords(reader.found.doc.text.slice(label.value.start, label.value.end));
  if (/^(?:기간|진행 ?기간|근무 ?기간|period|duration|dates?)$/iu.test(label.words)) return { period: words };
  const { name, role, period } = placeOf(words);
  const rest = { ...(role ? { role } : {}), ...(period ? { period } : {}) };
  if (/^(?:회사|회사명|소속|근무처|company|employer)$/iu.test(label.words)) return name ? { org: name, ...rest } : null;
  if (/^(?:프로젝트명|프로젝트|project)$/iu.test(label.words)) return name ? { project: name, ...rest } : null;
  // `역할: 배포 자동화` says what was done and stays a statement.
  if (/^(?:직무|직책|직위|포지션|역할|담당|role|position|title)$/iu.test(label.words) && isRole(words))
    return { role: words };
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
    const here = at.area === 'summary' ? { ...at, area: 'work' as const } : at;
    const inner = generic ? at : entered(here, place, at.org !== null || at.projects ? 'project' : 'employer');
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
    project: at.project,
    role: at.role,
    period: own ?? at.period,
    metrics: metricsIn(text),
    technologies: termsIn([text], at.org),
    deed: at.area === 'work' || at.area === 'activities' || at.area === 'summary' ? isDeed(text) : false,
  };
  reader.drafts.push({ area: at.area, fact });
}

/** A row: the cells that hold neither employer, project, job title nor period are statements. */
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
  const under = (names: RegExp) => cells.find((c) => names.test(columns[c.column] ?? ''));
  const org = under(/회사|소속|기관|학교|company|employer|school|organi[sz]ation/iu);
  const project = under(/프로젝트|project/iu);
  const role = cells.find((c) => c !== org && c !== project && isRole(c.words));
  const period = cells.map((c) => periodIn(c.words)).find((p) => p !== null) ?? at.period;
  const rest = cells.filter((c) => c !== org && c !== project && c !== role && !startsWithPeriod(c.words));
  const here = {
    ...at,
    org: org?.words ?? at.org,
    project: project?.words ?? at.project,
    role: role?.words ?? at.role,
    period,
  };
  claim(reader.found, block, 'label');
  for (const cell of rest) addFact(reader, block, cell, here);
  if (rest.length === 0) addFact(reader, block, block, here);
  return columns;
}
