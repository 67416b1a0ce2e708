import type { Language } from '../core/vocabulary.ts';

const KO = {
  coach: '코치',
  session: '회차',
  running: '진행 중',
  ended: { finished: '끝까지', candidate: '중간에 마침', time: '시간', budget: '한도' } as Record<string, string>,
  selfRating: '자기 평가',
  withheld: '실전 모드입니다. 피드백은 자기 평가를 하거나 하지 않겠다고 한 뒤에 열립니다.',
  points: '지킬 것과 고칠 것',
  noPoints: '짚을 것을 찾지 못했습니다.',
  keep: '지킬 것',
  fix: '고칠 것',
  next: '다음에 연습할 것',
  summary: '코치의 정리',
  threads: '묻고 답한 것',
  type: '유형',
  topic: '주제',
  minutes: '분',
  why: '왜 묻나',
  intent: '보려는 것',
  evidence: '근거',
  followUp: '꼬리',
  anchorIn: { answer: '답', question: '질문', resume: '이력서', draft: '초안' } as Record<string, string>,
  asked: '실제로 한 말',
  answer: '**답**',
  improved: '**다듬은 답** (빈칸은 직접 채워 주세요)',
  empty: '빈 답',
  unsure: '글자 그대로인지 확실하지 않음',
  credited: '되묻기로 인정',
  movedOn: '넘어감',
  checks: '확인한 것',
  must: '자격요건',
  preferred: '우대',
  coverage: '요건',
  askedOnly: '물었으나 아직 답을 찾지 못했습니다',
  ledger: '이력서 줄',
  times: (n: number) => `지금까지 ${n}번`,
  criteria: '회사의 기준으로 본 설계',
  beside: '자기 평가와 나란히',
  model: '모델',
  used: (input: number, cached: number, output: number, usd: number | null) =>
    `읽음 ${input.toLocaleString('en')}토큰(캐시 ${cached.toLocaleString('en')}) · 씀 ${output.toLocaleString('en')}토큰 · ${usd === null ? '비용 알 수 없음' : `약 $${usd.toFixed(3)}`}`,
  stoodIn: '모델이 하지 못해 규칙이 대신함',
  notSummarised: '모델이 회차 정리를 쓰지 못함',
  counts: (found: number, missing: number, open: number) =>
    `확인 ${found} · 찾지 못함 ${missing} · 판단하지 않음 ${open}`,
  plan: '계획',
  notes: '알아 둘 것',
  dropped: (n: number) => `인용을 확인하지 못했거나 규칙에 어긋나 버린 것 ${n}개`,
  legend:
    '‘찾지 못함’은 말하지 않았다는 뜻이 아니라 규칙이 찾지 못했다는 뜻이고, ‘판단하지 않음’은 규칙으로 볼 수 없다는 뜻입니다.',
};

export type ReportHeadings = typeof KO;

const EN: ReportHeadings = {
  coach: 'coach',
  session: 'Session',
  running: 'still open',
  ended: { finished: 'finished', candidate: 'stopped early', time: 'time was up', budget: 'limit reached' },
  selfRating: 'Self-rating',
  withheld: 'Exam mode: feedback opens once you have rated yourself or declined.',
  points: 'What to keep and what to fix',
  noPoints: 'Nothing to point at was found.',
  keep: 'Keep',
  fix: 'Fix',
  next: 'What to practise next',
  summary: 'The coach’s summary',
  threads: 'Questions and answers',
  type: 'Type',
  topic: 'Topic',
  minutes: 'Minutes',
  why: 'Why it is asked',
  intent: 'What it looks for',
  evidence: 'Evidence',
  followUp: 'Follow-up',
  anchorIn: { answer: 'answer', question: 'question', resume: 'résumé', draft: 'draft' },
  asked: 'As really said',
  answer: '**Answer**',
  improved: '**Put better** (fill in the blanks yourself)',
  empty: 'empty answer',
  unsure: 'may not be verbatim',
  credited: 'credited as asking back',
  movedOn: 'Moved on',
  checks: 'Checked',
  must: 'Required',
  preferred: 'Preferred',
  coverage: 'Requirements',
  askedOnly: 'asked, no answer found yet',
  ledger: 'Résumé lines',
  times: (n: number) => `${n} so far`,
  criteria: 'The design under the company’s criteria',
  beside: 'Beside your own rating',
  model: 'Model',
  used: (input, cached, output, usd) =>
    `read ${input.toLocaleString('en')} tokens (${cached.toLocaleString('en')} cached) · wrote ${output.toLocaleString('en')} · ${usd === null ? 'cost unknown' : `about $${usd.toFixed(3)}`}`,
  stoodIn: 'the rules stood in for the model',
  notSummarised: 'the model could not sum up the session',
  counts: (found: number, missing: number, open: number) =>
    `found ${found} · not found ${missing} · not assessed ${open}`,
  plan: 'Plan',
  notes: 'Notes',
  dropped: (n) => `${n} findings dropped: their quote was not found or they broke a rule`,
  legend:
    '“Not found” means that the rules did not find it, not that it was not said; “not judged” means that rules cannot see it.',
};

export function headings(lang: Language): ReportHeadings {
  return lang === 'en' ? EN : KO;
}

/** What a model could not do, by brief: for the summary no rules stood in. */
export function failedAt(brief: string, h: ReportHeadings): string {
  return brief === 'summarise' ? h.notSummarised : `${h.stoodIn} (${brief})`;
}
