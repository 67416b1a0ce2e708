import type { Language } from '../vocabulary.ts';
import type { BuiltSectionId, Origin } from './claims.ts';
import type { Employment } from './employment.ts';

/** Longest quotation inside a sentence of ours, in characters. */
export const INSIDE_MAX = 60;

type Words = {
  sections: Record<BuiltSectionId, string>;
  origins: Record<Origin, string>;
  type: Partial<Record<string, string>>;
  years: (min: number, max: number | null) => string;
  duties: string;
  process: string;
  must: string;
  preferred: string;
  notFound: string;
  namedNowhere: (technologies: readonly string[]) => string;
  yearsBeside: (employment: Employment | null) => string;
  profile: string;
  values: string;
  askedThere: (industry: string) => string;
  own: string;
  askOpen: string;
  askThere: string;
  inResume: string;
  notInResume: string;
  ofIndustry: string;
  empty: string;
  noResume: string;
  absent: (technologies: readonly string[]) => string;
  gaps: (lines: string, more: number) => string;
  bare: (lines: string, more: number) => string;
  undrafted: (n: number, refs: string) => string;
  about: string;
};

function durationKo(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  return [years > 0 ? `${years}년` : '', rest > 0 ? `${rest}개월` : ''].filter(Boolean).join(' ');
}

function durationEn(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  const of = (n: number, word: string) => (n > 0 ? `${n} ${word}${n > 1 ? 's' : ''}` : '');
  return [of(years, 'year'), of(rest, 'month')].filter(Boolean).join(' ');
}

const KO: Words = {
  sections: {
    overview: '자리 한눈에 보기',
    fit: '맞는 점과 빈 곳',
    highlights: '이력서에서 내세울 것',
    company: '회사',
    questions: '예상 질문',
    ask: '물어볼 것',
    concepts: '다시 볼 개념',
    advice: '준비 조언',
  },
  origins: { posting: '공고', resume: '이력서', knowledge: '지식', user: '내 노트', coach: '코치' },
  type: {
    behavioural: '경험',
    situational: '상황',
    technical: '기술',
    resume: '이력서',
    'system-design': '설계',
    'culture-fit': '컬처핏',
  },
  years: (min, max) => (max === null ? `경력 ${min}년 이상` : `경력 ${min}–${max}년`),
  duties: '하는 일',
  process: '전형',
  must: '자격요건',
  preferred: '우대',
  notFound: '이력서에서 찾지 못했습니다',
  namedNowhere: (technologies) => `이력서에서 찾지 못했습니다: ${technologies.join(', ')}`,
  yearsBeside: (employment) =>
    employment === null
      ? '연수는 판단하지 않습니다. 이력서에서 회사와 기간이 함께 적힌 줄을 찾지 못했습니다'
      : `이력서에 적힌 재직 기간은 모두 ${durationKo(employment.months)}쯤입니다${employment.undated ? '(기간이 없는 줄은 빼고)' : ''}. 그 가운데 몇 년이 이 요건에 드는지는 판단하지 않습니다`,
  profile: '회사 갈래',
  values: '일하는 방식',
  askedThere: (industry) => `${industry}에서 자주 묻는 것`,
  own: '내 노트의 질문',
  askOpen: '공고와 노트에 적혀 있지 않은 것',
  askThere: '이런 회사라면',
  inResume: '공고와 이력서에 함께 있는 것',
  notInResume: '공고에만 있는 것',
  ofIndustry: '업계에서 자주 묻는 것',
  empty: '아직 적힌 것이 없습니다',
  noResume: '이력서가 없어 요건과 대조하지 않았습니다. 이력서를 넣으면 다시 정리할 수 있습니다.',
  absent: (technologies) =>
    `자격요건에 있는 이 기술을 이력서에서 찾지 못했습니다: ${technologies.join(', ')}. 써 보셨다면 이력서에 한 줄을 더하고, 아니라면 가장 가까운 기술로 하신 일에서 무엇이 같고 무엇이 다른지 말할 준비를 해 두세요.`,
  gaps: (lines, more) =>
    `이 자격요건에 닿는 줄을 이력서에서 찾지 못했습니다: ${lines}${more > 0 ? ` 외 ${more}줄` : ''}. 줄마다 가장 가까운 경험을 하나 고르고, 어디까지 해 보았고 무엇은 안 해 보았는지 말할 준비를 해 두세요.`,
  bare: (lines, more) =>
    `요건에 닿지만 수치가 없는 이력서 줄: ${lines}${more > 0 ? ` 외 ${more}줄` : ''}. 잰 것이 있으면 적고, 없으면 무엇으로 확인했는지 말할 준비를 해 두세요.`,
  undrafted: (n, refs) => `초안이 없는 질문이 ${n}개입니다: ${refs}`,
  about: '규칙으로 정리한 것입니다. 공고·이력서·노트·지식 쪽에 있는 말만 옮기며, 괄호는 어디에서 온 말인지입니다.',
};

const EN: Words = {
  sections: {
    overview: 'The position',
    fit: 'Fit and gaps',
    highlights: 'What to show of the résumé',
    company: 'The company',
    questions: 'Predicted questions',
    ask: 'Questions to ask',
    concepts: 'Concepts to review',
    advice: 'What to do next',
  },
  origins: { posting: 'posting', resume: 'résumé', knowledge: 'knowledge', user: 'your notes', coach: 'coach' },
  type: {
    behavioural: 'Experience',
    situational: 'Situation',
    technical: 'Technical',
    resume: 'Résumé',
    'system-design': 'Design',
    'culture-fit': 'Culture fit',
  },
  years: (min, max) => (max === null ? `${min}+ years` : `${min}–${max} years`),
  duties: 'Duties',
  process: 'Process',
  must: 'Required',
  preferred: 'Preferred',
  notFound: 'not found in the résumé',
  namedNowhere: (technologies) => `not found in the résumé: ${technologies.join(', ')}`,
  yearsBeside: (employment) =>
    employment === null
      ? 'the years are not judged: no line of the résumé gives an employer with its period'
      : `the periods of employment in the résumé come to about ${durationEn(employment.months)}${employment.undated ? ' (lines without a period left out)' : ''}; how much of it counts here is not judged`,
  profile: 'Profile',
  values: 'How they work',
  askedThere: (industry) => `Often asked in ${industry}`,
  own: 'Questions of your notes',
  askOpen: 'Not written in posting or notes',
  askThere: 'For a company of this kind',
  inResume: 'In the posting and the résumé',
  notInResume: 'Only in the posting',
  ofIndustry: 'Often asked in this industry',
  empty: 'Nothing is written here yet',
  noResume: 'There is no résumé, so requirements were not compared. Add one and build again.',
  absent: (technologies) =>
    `The requirements name these, and they were not found in the résumé: ${technologies.join(', ')}. If you have used it, add a line; if not, be ready to say what is the same and what differs in the nearest thing you have used.`,
  gaps: (lines, more) =>
    `Requirements for which no line of the résumé was found: ${lines}${more > 0 ? ` and ${more} more` : ''}. Choose the nearest thing you have done for each, and be ready to say how far it went and what you have not done.`,
  bare: (lines, more) =>
    `Résumé lines that speak for a requirement and have no number: ${lines}${more > 0 ? ` and ${more} more` : ''}. Add what you measured, or be ready to say how you knew.`,
  undrafted: (n, refs) => `${n} questions have no draft yet: ${refs}`,
  about:
    'Put together by rules: only what posting, résumé, notes and knowledge pages say; in brackets, where it comes from.',
};

/** Words of a built dossier in its language. */
export function buildWords(lang: Language): Words {
  return lang === 'ko' ? KO : EN;
}
