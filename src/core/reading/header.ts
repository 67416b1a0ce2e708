import type { Evidence } from '../evidence/evidence.ts';
import type { Language } from '../vocabulary.ts';
import type { Block, ReadDocument, Section } from './document.ts';
import { evidenceOf, type Field, type Findings } from './findings.ts';
import { labelOf } from './labels.ts';
import { type Meaning, meaningOf } from './meaning.ts';
import { questionLabel } from './question-label.ts';

/** Who is hiring, for what, where. What the text does not say is null. */
export type Header = {
  company: string | null;
  title: string | null;
  titleEvidence: Evidence | null;
  employmentType: string | null;
  location: string | null;
};

const ROLE =
  /(?:engineer|developer|programmer|architect|manager|designer|planner|analyst|scientist|lead|head|개발자|엔지니어|기획자|프로그래머|아키텍트|매니저|디자이너|분석가|개발|기획|담당자|직군|포지션|리더)/iu;
const ROLE_WORD =
  /^(?:ai|ml|native|senior|junior|lead|staff|principal|backend|back-end|frontend|front-end|fullstack|full-stack|server|software|platform|data|devops|sre|cloud|infra|web|mobile|android|ios|qa|python|java|kotlin|go|golang|node\.?js|react|c\+\+|rust|scala|ruby|php|\.net|spring|시니어|주니어|신입|경력|백엔드|프론트엔드|프런트엔드|풀스택|서버|데이터|플랫폼|클라우드|인프라|소프트웨어|웹|앱|안드로이드|파이썬|자바|코틀린|게임|시스템|기술|채용|모집)$/iu;
const PREFIX =
  /^(?:interview prep(?:aration)?|면접 준비(?: 노트)?|지원 건|준비 노트|채용 ?공고|공고|job posting|job description|jd|posting|resume|dossier)\s*[:：|–—-]\s*/iu;
const SUFFIX =
  /\s*(?:면접 준비(?: 노트)?|준비 노트|면접 노트|채용 ?공고|지원 노트|(?:를|을)? ?(?:채용|모집)(?:합니다|해요|중)?)\s*$/u;
const PREPARATION = /(?:면접 준비|준비 노트|면접 노트|지원 노트|^interview prep)/iu;
const LEGAL = /(?:㈜|\(주\)|주식회사|\(유\)|유한회사|,?\s+(?:inc|corp|co\.,? ltd|ltd|llc|gmbh)\.?$)/giu;

/**
 * Title and company from front matter, labelled lines, the first heading (`Prep: A – Role`, `A Role`, `[A] Role`,
 * `Role at A`) or a line such as `회사명: A`; place and kind of employment from labelled lines or plain sentences.
 */
export function headerOf(all: Findings[], fields: Field[]): Header {
  const titleBlock = all.map((f) => ({ found: f, block: titleHeading(f) })).find((t) => t.block);
  const body = all.flatMap((f) => f.doc.blocks.map((b) => b.words)).join('\n');
  const heading = titleBlock?.block ? splitTitle(titleBlock.block.words, body) : { company: null, title: null };
  const label = (meaning: Meaning) => fields.find((f) => f.meaning === meaning) ?? null;
  const front = (...names: string[]) => all.map((f) => textOf(f.doc, names)).find((v) => v !== null) ?? null;

  // A heading that is no role, beside a line that gives the title, is who is hiring.
  const alone = label('title') && heading.company === null ? nameAlone(titleBlock?.block?.words ?? '') : null;
  const company =
    front('company', '회사', '회사명', 'employer') ??
    companyName(label('company-name')?.words ?? heading.company ?? alone ?? named(body));
  const title = front('title', 'position', 'role', '포지션', '직무') ?? label('title')?.words ?? heading.title;
  const titleEvidence = titleBlock?.block
    ? evidenceOf(titleBlock.found, titleBlock.block)
    : (label('title')?.evidence ?? label('company-name')?.evidence ?? mention(all, company));
  return {
    company,
    title,
    titleEvidence,
    employmentType:
      front('employmentType', 'employment', '고용형태') ?? label('employment')?.words ?? employmentIn(all),
    location: front('location', '근무지') ?? place(label('location')?.words ?? null) ?? locationIn(all),
  };
}

/** The heading that names the posting: the first one of level 1, or the first that means nothing else. */
function titleHeading(found: Findings): Block | null {
  const stack: Section[] = [...found.root.children].slice(0, 3);
  const first = stack.find(
    (s) => s.heading && s.meaning === null && !questionLabel(found.doc.text, s.heading) && s.heading.words.length <= 90,
  );
  if (first) return first.heading;
  // A pasted posting without headings: its first line, when it names a role and is no sentence of Korean.
  const line = found.root.blocks[0];
  return line &&
    line.words.length <= 80 &&
    ROLE.test(line.words) &&
    !/[다요]\.?$/u.test(line.words) &&
    !labelOf(found.doc.text, line)
    ? line
    : null;
}

/** A title heading taken apart. `body` tells which of its words is a name that the text keeps using. */
function splitTitle(words: string, body: string): { company: string | null; title: string | null } {
  const plain = words.replace(PREFIX, '').replace(SUFFIX, '').trim();
  if (plain === '' || meaningOf(plain)) return { company: null, title: null };
  // `이름 면접 준비` names the company and nothing else.
  if (PREPARATION.test(words) && !ROLE.test(plain) && plain.length <= 20 && !/[–—|/·:]/u.test(plain))
    return { company: plain, title: null };
  const bracket = /^[[【(]([^\]】)]{2,30})[\]】)]\s*(.+)$/u.exec(plain);
  if (bracket && ROLE.test(bracket[2]!) && !ROLE.test(bracket[1]!))
    return { company: bracket[1]!.trim(), title: bracket[2]!.trim() };
  const at = /^(.+?)\s+(?:at|@)\s+(.+)$/iu.exec(plain);
  if (at && ROLE.test(at[1]!)) return { company: at[2]!.trim(), title: at[1]!.trim() };
  const hiring = /^(.+?)(?:\s+is (?:hiring|looking for) an?|에서|,)\s+(.+)$/iu.exec(plain);
  if (hiring && ROLE.test(hiring[2]!) && !ROLE.test(hiring[1]!))
    return { company: hiring[1]!.trim(), title: hiring[2]!.trim() };
  const halves = plain
    .split(/\s+[–—|/·:-]\s+|\s*[|:]\s+/u)
    .map((h) => h.trim())
    .filter(Boolean);
  if (halves.length >= 2) {
    const roleAt = halves.findIndex((h) => ROLE.test(h));
    if (roleAt >= 0)
      return { company: halves.find((h, i) => i !== roleAt && !ROLE.test(h)) ?? null, title: halves[roleAt]! };
    return { company: halves[0]!, title: halves.slice(1).join(' – ') };
  }
  return byName(plain, body);
}

/** `이름 서버 엔지니어`: the words before the first word of a role are the company when the text uses them again. */
function byName(plain: string, body: string): { company: string | null; title: string | null } {
  const words = plain.split(' ');
  const role = words.findIndex((w) => ROLE_WORD.test(w.replace(/[(),]/gu, '')) || ROLE.test(w));
  if (role <= 0 || role > 3) return ROLE.test(plain) ? { company: null, title: plain } : { company: null, title: null };
  const name = words.slice(0, role).join(' ');
  const uses = body.split(words[0]!).length - 1;
  return uses >= 2 ? { company: name, title: words.slice(role).join(' ') } : { company: null, title: plain };
}

/** `이름 (Name)` as a whole heading; null for a sentence, a role or something known. */
function nameAlone(words: string): string | null {
  const plain = words
    .replace(PREFIX, '')
    .replace(/\s*\([^()]*\)\s*$/u, '')
    .trim();
  const named = plain.length >= 2 && plain.length <= 24 && plain.split(' ').length <= 3;
  return named && !ROLE.test(plain) && !meaningOf(plain) && !/[.?!,]|[다요]$/u.test(plain) ? plain : null;
}

function companyName(words: string | null): string | null {
  if (!words) return null;
  const name = words
    .replace(LEGAL, ' ')
    .replace(/\s?\([^()]{0,100}\)\s?$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return name === '' || name.length > 40 ? null : name;
}

/** `㈜이름`, `주식회사 이름`, `우리 이름은 … 회사입니다`. */
function named(body: string): string | null {
  const legal = /(?:㈜|\(주\)|주식회사)\s?([가-힣A-Za-z][가-힣A-Za-z0-9]{1,20})/u.exec(body)?.[1];
  if (legal) return legal;
  const subject =
    /(?:^|\n)([가-힣A-Za-z][가-힣A-Za-z0-9]{1,14}?)(?:은|는) [^\n]{5,120}(?:회사|서비스|플랫폼|기업|스타트업|팀)(?:입니다|이에요|예요|를 만듭니다)/u.exec(
      body,
    )?.[1];
  if (subject && !/^(?:저희|우리|이곳|여기|이번|해당|저)$/u.test(subject)) return subject;
  return (
    /(?:^|\n)([A-Z][\w&.]*(?: [A-Z][\w&.]*){0,2}) is (?:a|an|the) [^\n]{3,80}(?:company|startup|platform|studio|service)/u.exec(
      body,
    )?.[1] ?? null
  );
}

function mention(all: Findings[], company: string | null): Evidence | null {
  if (!company) return null;
  for (const found of all) {
    const block = found.doc.blocks.find((b) => b.words.includes(company) && b.words.length >= 8);
    if (block) return evidenceOf(found, block);
  }
  return null;
}

const EMPLOYMENT =
  /정규직|계약직|인턴(?:십)?|프리랜서|파견직|아르바이트|full[- ]time|part[- ]time|contract(?:or)?\b|internship/iu;

function employmentIn(all: Findings[]): string | null {
  const lines = all.flatMap((f) => [
    ...f.lists.process,
    ...f.lists.about,
    ...f.lists.benefits,
    ...f.lists.requirements,
  ]);
  for (const line of lines) {
    const match = EMPLOYMENT.exec(line.text);
    if (match && line.text.length <= 60) return match[0];
  }
  return null;
}

function locationIn(all: Findings[]): string | null {
  const lines = all.flatMap((f) => [...f.lists.process, ...f.lists.about, ...f.lists.benefits, ...f.lists.unread]);
  for (const line of lines) {
    const match =
      /(?:근무지|근무 장소|근무 위치|사무실|오피스|office)(?:는|은|이|가|:| is in| is)?\s+([^,.(]{2,30}?)(?:이고|이며|입니다|에 있|이에요|예요|에요|,|\.|\(|$)/iu.exec(
        line.text,
      );
    if (match) return place(match[1]!);
  }
  return null;
}

function place(words: string | null): string | null {
  const plain = words?.trim() ?? '';
  return plain === '' ? null : plain.slice(0, 80);
}

function textOf(doc: ReadDocument, names: string[]): string | null {
  for (const name of names) {
    const value = doc.frontMatter[name];
    if (typeof value === 'string' && value.trim() !== '' && value.length <= 120) return value.trim();
  }
  return null;
}

/** Korean where at least a quarter of the letters are Hangul: Korean postings are full of English names. */
export function languageOf(docs: readonly ReadDocument[]): Language {
  let hangul = 0;
  let latin = 0;
  for (const doc of docs) {
    for (const { words } of doc.blocks) {
      hangul += words.match(/[가-힣]/gu)?.length ?? 0;
      latin += words.match(/[a-z]/giu)?.length ?? 0;
    }
  }
  return hangul > 0 && hangul * 3 >= latin ? 'ko' : 'en';
}
