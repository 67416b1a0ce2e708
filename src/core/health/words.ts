import { cutWords } from '../evidence/text.ts';
import { withJosa } from '../josa.ts';
import type { Language } from '../vocabulary.ts';
import type { FindingKind } from './finding.ts';

/** Longest quotation inside a sentence of ours, in characters; quotations named in one sentence. */
const INSIDE_MAX = 40;
const NAMED = 4;
const inside = (text: string) => cutWords(text, INSIDE_MAX);

type Place = { paper: 'resume' | 'dossier' | 'note'; dossier: string | null; note: string | null };
type Difference = 'number' | 'year' | 'technology' | 'role';

type Words = {
  kinds: Record<FindingKind, string>;
  /** The same in a word, before a number. */
  counted: Record<FindingKind, string>;
  across: (n: number) => string;
  noneAcross: string;
  none: string;
  checked: (n: number) => string;
  unread: (problem: string) => string;
  details: string;
  file: { posting: string; resume: string; qa: string; draft: string };
  posting: string;
  requirements: string;
  resume: string;
  company: (name: string | null) => string;
  untouched: (all: number, n: number) => string;
  dated: (n: number, dates: readonly string[]) => string;
  deadline: (day: string) => string;
  interview: (day: string) => string;
  prose: string;
  draftNumber: (ref: string, values: readonly string[]) => string;
  noteNumber: (values: readonly string[]) => string;
  noteTechnology: (names: readonly string[]) => string;
  companyNumber: (values: readonly string[]) => string;
  noQuestions: string;
  ownQuestions: (n: number, refs: string) => string;
  predicted: (all: number, n: number) => string;
  short: (drafts: readonly (readonly [string, number])[]) => string;
  paper: (place: Place) => string;
  differing: (kind: Difference, a: string, said: string, b: string, other: string) => string;
  /** What the report cannot see, in one sentence. */
  limits: string;
  /** Notes beyond the limits, or that cannot be read. */
  notesLeft: (n: number) => string;
};

/** ‘40%’, ‘3배’ 외 2개 */
function quotes(values: readonly string[], more: (n: number) => string): string {
  const distinct = [...new Set(values.map(inside))];
  const named = distinct.slice(0, NAMED).map((value) => `‘${value}’`);
  return named.join(', ') + (distinct.length > NAMED ? more(distinct.length - NAMED) : '');
}
const ko = (values: readonly string[]) => quotes(values, (n) => ` 외 ${n}개`);
const en = (values: readonly string[]) => quotes(values, (n) => ` and ${n} more`);

const KO: Words = {
  kinds: { missing: '빠진 것', stale: '오래된 것', unsourced: '다른 글에 없는 것', undrafted: '초안이 없거나 짧은 것' },
  counted: { missing: '빠짐', stale: '오래됨', unsourced: '다른 글에 없음', undrafted: '초안 없음·짧음' },
  across: (n) => `글마다 다르게 적힌 곳 ${n}`,
  noneAcross: '글마다 다르게 적힌 곳은 찾지 못했습니다.',
  none: '짚을 것을 찾지 못했습니다.',
  checked: (n) => `지원 건 ${n}곳을 살폈습니다.`,
  unread: (problem) => `읽지 못했습니다: ${problem}`,
  details: '자세히:',
  file: { posting: '공고.md', resume: '이력서.md', qa: '질문과답.md', draft: '초안.md' },
  posting: '공고가 없습니다. 준비 노트만 있어 무엇을 요구하는지 알 수 없습니다.',
  requirements: '공고에서 자격요건을 읽지 못했습니다.',
  resume: '이력서가 없어 요건과도, 노트의 숫자와도 대조하지 않았습니다.',
  company: (name) => `${name ? `${withJosa(name, '이/가')} ` : ''}어떤 회사인지 적힌 줄을 찾지 못했습니다.`,
  untouched: (all, n) => `자격요건 ${all}줄 가운데 ${n}줄에 닿는 글을 이력서와 노트에서 찾지 못했습니다.`,
  dated: (n, dates) => `12개월이 지난 사실이 ${n}줄 있어 확인이 필요합니다: ${ko(dates)}.`,
  deadline: (day) => `지원 마감(${day})이 지났습니다.`,
  interview: (day) => `적어 둔 면접일(${day})이 지났습니다.`,
  prose: '정리한 노트에 코치가 쓴 글은 공고나 이력서가 바뀌기 전 것입니다.',
  draftNumber: (ref, values) => `${ref} 초안의 ${ko(values)}: 직접 쓴 값인데 이력서와 다른 글에서 찾지 못했습니다.`,
  noteNumber: (values) => `내세울 것으로 적은 ${ko(values)}: 직접 쓴 값인데 이력서와 다른 글에서 찾지 못했습니다.`,
  noteTechnology: (names) => `내세울 것으로 적은 ${ko(names)}: 이력서와 다른 글에서 찾지 못한 기술 이름입니다.`,
  companyNumber: (values) => `회사 요약의 ${ko(values)}: 공고에서 찾지 못했고 어디서 보았는지도 적혀 있지 않습니다.`,
  noQuestions: '노트에 예상 질문이 하나도 없습니다.',
  ownQuestions: (n, refs) => `초안이 없는 질문이 노트에 ${n}개 있습니다: ${refs}.`,
  predicted: (all, n) =>
    `공고와 이력서에서 나올 만한 질문 ${all === n ? `${n}개에` : `${all}개 가운데 ${n}개에`} 준비한 초안이 없습니다.`,
  short: (drafts) =>
    `소리 내어 답하기에 짧은 초안입니다(보통 60–90초): ${drafts.map(([ref, s]) => `${ref} ${s}초`).join(', ')}.`,
  paper: ({ paper, dossier, note }) => (paper === 'resume' ? '이력서' : (note ?? dossier ?? '')),
  differing: (kind, a, said, b, other) => {
    const what = { number: '숫자', year: '시기', technology: '기술', role: '맡은 몫' }[kind];
    return `같은 일인데 ${withJosa(what, '이/가')} 다릅니다: ${a} ‘${inside(said)}’, ${b} ‘${inside(other)}’.`;
  },
  limits: '규칙으로 본 것입니다. 어느 쪽이 맞는지, 글이 좋은지는 말하지 않습니다.',
  notesLeft: (n) => `노트 ${n}개는 읽지 않았습니다(300개까지, 3만 자까지).`,
};

const EN: Words = {
  kinds: {
    missing: 'Missing',
    stale: 'Out of date',
    unsourced: 'In no other paper',
    undrafted: 'No draft, or a short one',
  },
  counted: { missing: 'missing', stale: 'out of date', unsourced: 'in no other paper', undrafted: 'no or short draft' },
  across: (n) => `Told differently in two papers: ${n}`,
  noneAcross: 'Nothing was found that is told differently in two papers.',
  none: 'Nothing was found.',
  checked: (n) => `${n} ${n === 1 ? 'application' : 'applications'} checked.`,
  unread: (problem) => `could not be read: ${problem}`,
  details: 'In full:',
  file: { posting: 'posting.md', resume: 'resume.md', qa: 'questions.md', draft: 'draft.md' },
  posting: 'There is no posting; notes alone do not say what is required.',
  requirements: 'No requirements were read in the posting.',
  resume: 'There is no résumé, so neither requirements nor the numbers of the notes were compared with one.',
  company: (name) => `No line was found that says what kind of company ${name ?? 'this'} is.`,
  untouched: (all, n) => `No line was found in the résumé or the notes that touches ${n} of ${all} requirements.`,
  dated: (n, dates) =>
    `To be checked again, ${n === 1 ? 'a fact' : `${n} facts`} from more than twelve months ago: ${en(dates)}.`,
  deadline: (day) => `The closing date (${day}) has passed.`,
  interview: (day) => `The interview date you wrote down (${day}) has passed.`,
  prose: 'The coach’s prose in the built dossier is from before the posting or the résumé changed.',
  draftNumber: (ref, values) =>
    `${en(values)} in the draft of ${ref}: your own, and found in neither the résumé nor another paper.`,
  noteNumber: (values) =>
    `${en(values)} among the highlights: your own, and found in neither the résumé nor another paper.`,
  noteTechnology: (names) =>
    `${en(names)} among the highlights: a technology found in neither the résumé nor another paper.`,
  companyNumber: (values) => `${en(values)} in the company summary: not in the posting, and no source is written.`,
  noQuestions: 'The notes hold no question yet.',
  ownQuestions: (n, refs) => `Questions of the notes without a draft (${n}): ${refs}.`,
  predicted: (all, n) =>
    `No draft is ready for ${all === n ? 'any' : n} of the ${all} questions that posting and résumé suggest.`,
  short: (drafts) =>
    `Short for an answer said aloud (60–90 seconds are usual): ${drafts.map(([ref, s]) => `${ref} ${s} s`).join(', ')}.`,
  paper: ({ paper, dossier, note }) => (paper === 'resume' ? 'résumé' : (note ?? dossier ?? '')),
  differing: (kind, a, said, b, other) =>
    `One thing told with different ${{ number: 'numbers', year: 'times', technology: 'technologies', role: 'roles' }[kind]}: ${a} ‘${inside(said)}’, ${b} ‘${inside(other)}’.`,
  limits: 'Seen by rules. Which of two is right, and whether a text is good, is not said.',
  notesLeft: (n) => `Notes not read: ${n} (up to 300, of up to 30,000 characters).`,
};

/** Words of a health report in its language. */
export function healthWords(lang: Language): Words {
  return lang === 'ko' ? KO : EN;
}
