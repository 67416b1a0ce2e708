import type { Language } from '../vocabulary.ts';
import type { BuiltSectionId, Origin } from './claims.ts';

/** Longest quotation inside a sentence of ours, in characters. */
const INSIDE_MAX = 60;

/** One line of at most sixty characters, for quoting within a sentence. */
export function cutWords(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length <= INSIDE_MAX ? plain : `${plain.slice(0, INSIDE_MAX - 1).toWellFormed()}…`;
}

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
  gap: (line: string) => string;
  bare: (line: string) => string;
  undrafted: (n: number, refs: string) => string;
  about: string;
};

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
  gap: (line) =>
    `‘${line}’에 닿는 줄을 이력서에서 찾지 못했습니다. 가장 가까운 경험을 하나 고르고, 어디까지 해 보았고 무엇은 안 해 보았는지 말할 준비를 해 두세요.`,
  bare: (line) =>
    `‘${line}’에는 수치가 없습니다. 잰 것이 있으면 적고, 없으면 무엇으로 확인했는지 말할 준비를 해 두세요.`,
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
  gap: (line) =>
    `No line of the résumé was found for ‘${line}’. Choose the nearest thing you have done, and be ready to say how far it went and what you have not done.`,
  bare: (line) => `‘${line}’ has no number. Add what you measured, or be ready to say how you knew.`,
  undrafted: (n, refs) => `${n} questions have no draft yet: ${refs}`,
  about:
    'Put together by rules: only what posting, résumé, notes and knowledge pages say; in brackets, where it comes from.',
};

/** Words of a built dossier in its language. */
export function buildWords(lang: Language): Words {
  return lang === 'ko' ? KO : EN;
}
