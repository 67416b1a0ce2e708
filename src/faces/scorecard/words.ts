import type { Language } from '../../core/vocabulary.ts';
import type { StepState } from './shape.ts';

/** Words of the scorecard alone; what the Markdown report says as well stands in report-words and report-headings. */
const KO = {
  glance: '한눈에 보기',
  glanceSays: '줄기마다 꼬리 질문이 어디까지 내려갔는지, 답에서 무엇을 확인했는지입니다.',
  thread: '줄기',
  depth: '깊이',
  main: '본 질문',
  state: {
    answered: '답함',
    unknown: '모르겠습니다',
    unfound: '답을 찾지 못함',
    skipped: '넘어가기',
    unanswered: '답하지 않음',
  } as Record<StepState, string>,
  reached: (depth: number | null) =>
    depth === null ? '답한 것 없음' : depth === 0 ? '본 질문까지 답함' : `꼬리 ${depth}단까지 답함`,
  quoteFound: '확인에 쓰인 말',
  quoteFix: '고칠 곳',
  background: '왜 이 질문인가',
  answer: '답',
  answerNumber: (n: number) => `답 ${n}`,
  seeQuote: '답에서 보기: 인용',
  openAll: '모두 펼치기',
  closeAll: '모두 접기',
  print: '인쇄',
  practise: '연습하기',
  practiseSent: '대화에 보냈습니다',
  ask: (question: string) =>
    `이 질문을 다시 연습하고 싶습니다: “${question}” 제게 그대로 물어 주시고, 제가 답하면 그 답으로 kkori에서 꼬리 질문을 받아 이어 주세요.`,
  askNext: (text: string) => `kkori로 이것을 연습하고 싶습니다: ${text}`,
  covered: (n: number, of: number) => `${of}개 가운데 ${n}개를 물었습니다.`,
  ledgerSays: (left: number, of: number) =>
    left === 0 ? `${of}줄을 모두 한 번은 물었습니다.` : `${of}줄 가운데 ${left}줄은 아직 한 번도 물어보지 않았습니다.`,
  sources: {
    posting: '공고',
    dossier: '준비 노트',
    resume: '이력서',
    note: '노트',
    card: '지식 카드',
    session: '지난 답',
  },
};

const EN: typeof KO = {
  glance: 'At a glance',
  glanceSays: 'How deep the follow-ups went in each thread, and what was found in the answers.',
  thread: 'Thread',
  depth: 'Depth',
  main: 'main question',
  state: {
    answered: 'answered',
    unknown: 'did not know',
    unfound: 'no answer found',
    skipped: 'skipped',
    unanswered: 'not answered',
  },
  reached: (depth) =>
    depth === null
      ? 'nothing answered'
      : depth === 0
        ? 'answered the main question'
        : `answered ${depth} follow-up${depth === 1 ? '' : 's'} deep`,
  quoteFound: 'words a check stands on',
  quoteFix: 'to fix',
  background: 'Why this question',
  answer: 'Answer',
  answerNumber: (n) => `Answer ${n}`,
  seeQuote: 'see in the answer: quote',
  openAll: 'Open all',
  closeAll: 'Close all',
  print: 'Print',
  practise: 'Practise this',
  practiseSent: 'Sent to the chat',
  ask: (question) =>
    `I would like to practise this question again: “${question}” Ask it as it stands, and when I have answered, get follow-ups for my answer from kkori and go on.`,
  askNext: (text) => `I would like to practise this with kkori: ${text}`,
  covered: (n, of) => `${n} of ${of} were asked about.`,
  ledgerSays: (left, of) =>
    left === 0
      ? `Each of the ${of} lines has been asked about.`
      : `${left} of ${of} lines have never been asked about.`,
  sources: {
    posting: 'posting',
    dossier: 'preparation notes',
    resume: 'résumé',
    note: 'note',
    card: 'knowledge card',
    session: 'earlier answer',
  },
};

export type ScorecardWords = typeof KO;

export function scorecardWords(lang: Language): ScorecardWords {
  return lang === 'en' ? EN : KO;
}
