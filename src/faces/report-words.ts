import type { Resume } from '../core/dossier.ts';
import type { Knowledge } from '../core/knowledge/page.ts';
import type { Format, Language, Probe, QuestionType } from '../core/vocabulary.ts';

/** Names that more than one face shows: kinds of 꼬리 질문, question types, marks of a check. */

const PROBE_NAMES: Record<Probe, Record<Language, string>> = {
  clarify: { ko: '뜻 확인', en: 'meaning' },
  mechanism: { ko: '동작 방식', en: 'how it works' },
  quantify: { ko: '수치', en: 'numbers' },
  verify: { ko: '수치의 근거', en: 'how it was measured' },
  ownership: { ko: '본인 역할', en: 'your own part' },
  why: { ko: '이유', en: 'reason' },
  alternative: { ko: '다른 방법', en: 'alternatives' },
  'trade-off': { ko: '대가', en: 'cost of the choice' },
  failure: { ko: '장애 상황', en: 'when it fails' },
  scale: { ko: '규모', en: 'scale' },
  constraint: { ko: '제약', en: 'constraint' },
  counterfactual: { ko: '다시 한다면', en: 'doing it again' },
  contradiction: { ko: '앞뒤 확인', en: 'does it agree' },
  people: { ko: '상대 입장', en: 'the other side' },
  transfer: { ko: '우리 업무라면', en: 'in our product' },
  pushback: { ko: '반박', en: 'pushback' },
  correctness: { ko: '조건 확인', en: 'is it right' },
  'step-down': { ko: '낮춰 묻기', en: 'one step down' },
};

const TYPE_NAMES: Record<QuestionType, Record<Language, string>> = {
  behavioural: { ko: '경험', en: 'experience' },
  situational: { ko: '상황', en: 'situation' },
  technical: { ko: '기술', en: 'technical' },
  resume: { ko: '이력서', en: 'résumé' },
  'system-design': { ko: '설계', en: 'system design' },
  'culture-fit': { ko: '컬처핏', en: 'culture fit' },
  opening: { ko: '자기소개', en: 'introduction' },
  reverse: { ko: '역질문', en: 'your questions' },
  closing: { ko: '마지막 한마디', en: 'last words' },
};

const FORMAT_NAMES: Record<Format, Record<Language, string>> = {
  technical: { ko: '1차 기술 면접', en: 'first technical interview' },
  'system-design': { ko: '시스템 디자인', en: 'system design' },
  resume: { ko: '이력서 심층', en: 'résumé in depth' },
  assignment: { ko: '과제 리뷰', en: 'assignment review' },
  'culture-fit': { ko: '컬처핏', en: 'culture fit' },
  executive: { ko: '임원', en: 'executive' },
  full: { ko: '통합 리허설', en: 'full rehearsal' },
};

const MISCONCEPTION = { ko: '흔한 오해와 닿음', en: 'close to a common misconception' } as const;

/** What a follow-up goes after, as shown; one that answers a common misconception says so. */
export function probeName(probe: Probe | undefined, why: string | undefined, lang: Language): string {
  if (why?.startsWith(MISCONCEPTION[lang])) return MISCONCEPTION[lang];
  return probe ? PROBE_NAMES[probe][lang] : '';
}

/** A format's name where no knowledge page is at hand. */
export function formatName(id: string, lang: Language): string {
  return id in FORMAT_NAMES ? FORMAT_NAMES[id as Format][lang] : id;
}

export function typeName(type: QuestionType, lang: Language): string {
  return TYPE_NAMES[type][lang];
}

const KO = {
  coach: { offline: '규칙 코치(모델 없음)', host: '어시스턴트의 모델', anthropic: '모델 코치' } as Record<
    string,
    string
  >,
  coachSays: {
    offline: '규칙 코치는 빠진 것과 어긋난 것만 봅니다. 잘했는지는 판단하지 않습니다.',
    host: '판단은 어시스턴트의 모델이 하고, 인용은 kkori가 원문과 대조합니다.',
    anthropic: '판단은 모델이 하고, 인용은 kkori가 원문과 대조합니다.',
  } as Record<string, string>,
  mode: { exam: '실전 모드', coach: '연습 모드' } as Record<string, string>,
  met: '확인',
  notFound: '찾지 못함',
  notJudged: '판단하지 않음',
  honest: '솔직하게 밝힘',
  confirmed: '본인 확인',
  stale: '원문이 바뀌었습니다',
  gone: '원문이 없어졌습니다',
  rating: { 1: '막힘', 2: '보통', 3: '자신', declined: '안 함' } as Record<string, string>,
  ledger: { defended: '방어함', partly: '일부', stuck: '막힘', 'not-asked': '아직 안 다룸' } as Record<string, string>,
  steered: {
    repeat: '질문 다시',
    hint: '힌트',
    clarify: '되묻기',
    skip: '넘어가기',
    retry: '다시 답하기',
    end: '그만',
  } as Record<string, string>,
};

const EN: typeof KO = {
  coach: { offline: 'rule coach (no model)', host: 'the assistant’s own model', anthropic: 'model coach' },
  coachSays: {
    offline: 'The rule coach only sees what is not there and what does not agree. It does not judge how good it was.',
    host: 'The assistant’s model judges; kkori checks every quote against the text.',
    anthropic: 'A model judges; kkori checks every quote against the text.',
  },
  mode: { exam: 'exam mode', coach: 'practice mode' },
  met: 'found',
  notFound: 'not found',
  notJudged: 'not judged',
  honest: 'said plainly',
  confirmed: 'confirmed by you',
  stale: 'the source has changed',
  gone: 'the source is gone',
  rating: { 1: 'stuck', 2: 'all right', 3: 'confident', declined: 'not given' },
  ledger: { defended: 'defended', partly: 'partly', stuck: 'stuck', 'not-asked': 'not covered yet' },
  steered: {
    repeat: 'question again',
    hint: 'hint',
    clarify: 'asked back',
    skip: 'skipped',
    retry: 'answered again',
    end: 'stopped',
  },
};

/** A thread's topic in words; '' where it is only the key of a question. */
export function topicOf({ topic }: { topic: string }): string {
  return /^[a-z0-9-]+$/u.test(topic) ? '' : topic;
}

export type ReportWords = typeof KO;

export function reportWords(lang: Language): ReportWords {
  return lang === 'en' ? EN : KO;
}

/** Names that stand in knowledge pages and papers, by the ids that events and reports carry. */
export type ReportNames = {
  format(id: string): string;
  stage(format: string, id: string): string;
  /** A check's question, without the question mark; its id where the page no longer has it. */
  check(id: string): string;
  /** A résumé line's words; null where the résumé no longer has it. */
  fact(id: string): string | null;
};

export function namesFrom(knowledge: Knowledge, resume: Resume | null, lang: Language): ReportNames {
  const checks = new Map<string, string>();
  for (const rubric of knowledge.rubrics.values())
    for (const check of rubric.checks) checks.set(`${rubric.id}.${check.id}`, check.text[lang]);
  const format = (id: string) => [...knowledge.formats.values()].find((page) => page.format === id);
  return {
    format: (id) => format(id)?.title[lang] ?? formatName(id, lang),
    stage: (formatId, id) => format(formatId)?.stages.find((stage) => stage.id === id)?.title[lang] ?? id,
    check: (id) => (checks.get(id) ?? id).replace(/\?$/u, ''),
    fact: (id) => resume?.facts.find((fact) => fact.id === id)?.text ?? null,
  };
}
