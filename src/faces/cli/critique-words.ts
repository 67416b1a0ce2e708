import type { Reason } from '../../core/critique/compare.ts';
import type { Language } from '../../core/vocabulary.ts';

/** Every sentence of a critique in the terminal. */
const ko = {
  reading: '초안을 읽는 중입니다',
  readAs: '질문과 초안이 영어라서 영어로 읽었습니다.',
  seconds: (n: number) => `약 ${n}초`,
  coach: (name: string) => `코치: ${name}`,
  keep: '지킬 것',
  fix: '고칠 것',
  nothingToKeep: '아직 남길 문장을 찾지 못했습니다.',
  nothingToFix: '고칠 것을 찾지 못했습니다.',
  question: (phrase: string) => `질문의 ‘${phrase}’`,
  map: '꼬리 지도',
  mapOf: (ref: string) => `${ref} 꼬리 지도`,
  ready: '준비된 답',
  none: '없음',
  first: '먼저',
  next: '다음',
  noTails: '이 초안에서 이어 물을 것을 찾지 못했습니다.',
  moreTails: (n: number) => `… 그 밖에 ${n}개`,
  start: '첫 문장',
  toFront: (sentence: string) => `이 문장을 맨 앞으로: ‘${sentence}’`,
  places: '넣을 자리',
  place: (after: string, what: string) => `‘${after}’ 뒤에: ${what}`,
  missing: '답에 들어갈 것 가운데 찾지 못한 것',
  conflicts: '어긋남',
  unsupported: '근거를 찾지 못한 말',
  checks: '체크',
  checkCounts: (met: number, notFound: number, notJudged: number) =>
    `확인 ${met} · 찾지 못함 ${notFound} · 판단하지 않음 ${notJudged}`,
  lookAt: '살펴볼 것',
  notFound: '찾지 못함',
  typos: (n: number) => `표기 ${n}곳 (말할 때는 상관없습니다)`,
  before: '앞 초안과 견주면',
  improved: '다듬은 답 (빈칸은 직접 채워 주세요)',
  toApply: '노트에 옮기려면:',
  toRehearse: '준비가 없는 꼬리만 연습하려면:',
  better: {
    a: '앞의 답(A)에서 더 많은 것을 찾았습니다.',
    b: '뒤의 답(B)에서 더 많은 것을 찾았습니다.',
    'cannot-tell': '규칙으로는 어느 쪽이 나은지 말할 수 없습니다.',
  },
  sides: { a: 'A에만', b: 'B에만' },
  reason: {
    gate: () => '질문에 대한 답으로 읽힙니다',
    point: (name: string) => `답에 들어갈 것: ${name}`,
    check: (name: string) => name,
    contradiction: (n: string) => `다른 글과의 어긋남이 ${n}곳 적습니다`,
    misconception: (n: string) => `오해와 닿은 문장이 ${n}곳 적습니다`,
    unsupported: (n: string) => `근거를 찾지 못한 말이 ${n}곳 적습니다`,
  } satisfies Record<Reason['kind'], (what: string) => string>,
  same: '둘 사이에서 달라진 것을 찾지 못했습니다.',

  lengths: (n: number, from: number, to: number) =>
    n === 1
      ? `답 하나, 약 ${from}초입니다.`
      : from === to
        ? `답 ${n}개, 모두 약 ${from}초입니다.`
        : `답 ${n}개, ${from}–${to}초입니다.`,
  lengthsFine: '길이는 고치지 않아도 됩니다.',
  lengthsOff: (refs: string) => `길이를 볼 답: ${refs}`,
  firstOf: (n: number): string => (n === 3 ? '먼저 고칠 셋' : n === 2 ? '먼저 고칠 둘' : '먼저 고칠 것'),
  noFirst: '먼저 고칠 것을 찾지 못했습니다.',
  across: '초안을 나란히 놓으면',
  uncovered: (lines: string, more: number) =>
    `초안에서 닿는 문장을 찾지 못한 요건: ${lines}${more > 0 ? ` 외 ${more}` : ''}`,
  undrafted: (refs: string) => `초안이 없는 질문: ${refs}`,
  left: (n: number) => `한 번에 다 읽지 않은 초안 ${n}개가 더 있습니다. 하나씩 보려면 질문의 표를 적어 주세요.`,

  applied: (uri: string) => `첫 문장을 앞으로 옮겼습니다: ${uri}. 앞의 초안은 그 아래에 주석으로 남겼습니다.`,
  notApplied: '앞으로 옮길 문장이 없어 파일을 그대로 두었습니다.',
};

const en: typeof ko = {
  reading: 'Reading the draft',
  readAs: 'The question and your draft are in Korean, so they were read in Korean.',
  seconds: (n) => `about ${n} s`,
  coach: (name) => `coach: ${name}`,
  keep: 'Keep',
  fix: 'Mend',
  nothingToKeep: 'No sentence to keep was found yet.',
  nothingToFix: 'Nothing to mend was found.',
  question: (phrase) => `asked: ‘${phrase}’`,
  map: 'Map of follow-ups',
  mapOf: (ref) => `${ref} map of follow-ups`,
  ready: 'ready',
  none: 'none',
  first: 'first',
  next: 'next',
  noTails: 'No follow-up was found for this draft.',
  moreTails: (n) => `… and ${n} more`,
  start: 'Beginning',
  toFront: (sentence) => `Move this sentence to the front: ‘${sentence}’`,
  places: 'To fill in',
  place: (after, what) => `after ‘${after}’: ${what}`,
  missing: 'Expected and not found',
  conflicts: 'Does not agree',
  unsupported: 'Without support',
  checks: 'Checks',
  checkCounts: (met, notFound, notJudged) => `found ${met} · not found ${notFound} · not judged ${notJudged}`,
  lookAt: 'look at',
  notFound: 'not found',
  typos: (n) => `Spelling, ${n} (it does not matter when you speak)`,
  before: 'Against the draft before',
  improved: 'The answer put better (fill in the blanks yourself)',
  toApply: 'To change your notes:',
  toRehearse: 'To rehearse only what is not ready:',
  better: {
    a: 'More was found in the first answer (A).',
    b: 'More was found in the second answer (B).',
    'cannot-tell': 'The rules cannot tell which of them is better.',
  },
  sides: { a: 'only A', b: 'only B' },
  reason: {
    gate: () => 'reads as an answer to the question',
    point: (name) => `expected: ${name}`,
    check: (name) => name,
    contradiction: (n) => `${n} fewer places that do not agree with other texts`,
    misconception: (n) => `${n} fewer sentences close to a misconception`,
    unsupported: (n) => `${n} fewer claims without support`,
  },
  same: 'No difference between the two was found.',

  lengths: (n, from, to) => `${n} ${n === 1 ? 'answer' : 'answers'}, ${from === to ? from : `${from}–${to}`} seconds.`,
  lengthsFine: 'Their length needs no work.',
  lengthsOff: (refs) => `Look at the length of: ${refs}`,
  firstOf: (n) => (n === 1 ? 'To mend first' : `The ${n === 2 ? 'two' : 'three'} to mend first`),
  noFirst: 'Nothing to mend first was found.',
  across: 'Side by side',
  uncovered: (lines, more) => `Requirements that no answer touches: ${lines}${more > 0 ? ` and ${more} more` : ''}`,
  undrafted: (refs) => `Questions without a draft: ${refs}`,
  left: (n) => `${n} more drafts were not read at once. Name a question to see one.`,

  applied: (uri) => `Moved the first sentence to the front: ${uri}. The draft before it stands below as a comment.`,
  notApplied: 'There is no sentence to move; the file was left as it is.',
};

export type CritiqueWords = typeof ko;

export function critiqueWords(lang: Language): CritiqueWords {
  return lang === 'en' ? en : ko;
}

/** Mistakes on this command's line: Korean, as all of them. */
export const critiqueMistakes = {
  needQuestion: '어느 질문의 답인지 적어 주세요.',
  needQuestionHint: '노트의 표(Q3)나 --question "질문"을 함께 적어 주세요.',
  needFile: '초안이 없습니다.',
  needFileHint: '--file 초안.md, 또는 --file - 로 표준 입력을 주세요.',
  fileWithReference: (ref: string) => `${ref}의 초안은 노트에 있어 --file과 함께 쓸 수 없습니다.`,
  fileWithReferenceHint: (ref: string) =>
    `파일을 그 질문의 답으로 보려면 --question ${ref} --file 파일, 둘을 견주려면 --compare ${ref} 파일`,
  compareTwo: '--compare에는 견줄 것 둘을 적어 주세요.',
  compareTwoHint: '예: kkori critique 지원건 Q3 --compare 앞.md 뒤.md (노트의 초안은 Q3처럼)',
  applyNeedsReference: '--apply는 노트의 초안 하나에만 씁니다.',
  applyNeedsReferenceHint: '예: kkori critique 지원건 Q3 --apply',
  notText: (name: string) => `‘${name}’ 파일은 글이 아닙니다.`,
};
