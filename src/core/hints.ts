import type { Dossier } from './dossier.ts';
import type { ConceptCard, Knowledge } from './knowledge/page.ts';
import { companyOf } from './plan/company.ts';
import type { Language, QuestionType } from './vocabulary.ts';

/** What a hint is taken from. `met`: ids of the card's points that were found in the thread's answers. */
export type HintInput = {
  type: QuestionType;
  card: ConceptCard | null;
  met: ReadonlySet<string>;
  dossier: Dossier | null;
  knowledge: Knowledge;
  level: string;
  lang: Language;
};

/**
 * Hints for one question, to be given one at a time in this order: the card's own for core points not found yet; where
 * the candidate asks, what their notes and such companies' pages suggest; last, how an answer of this kind begins.
 * Never empty. A hint says where to begin, never what the answer is.
 */
export function hintsFor(input: HintInput): string[] {
  const { type, card, met, lang } = input;
  const own = lang === 'ko' ? (card?.points ?? []).filter((p) => p.weight === 'core' && !met.has(p.id)) : [];
  return [
    ...own.flatMap((point) => (point.hint ? [point.hint] : [])),
    ...(type === 'reverse' ? questionsWorthAsking(input) : []),
    ...BEGINNINGS[lang][BEGINS_LIKE[type] ?? 'technical'],
  ];
}

function questionsWorthAsking({ dossier, knowledge, level, lang }: HintInput): string[] {
  const { industries, axes } = companyOf(dossier, knowledge, level);
  const pages = [...industries, ...axes].flatMap((page) => page.ask.slice(0, 1).map((question) => question.text[lang]));
  return [...(lang === 'ko' ? (dossier?.ask ?? []).map((line) => line.text) : []), ...pages];
}

type Kind = 'technical' | 'resume' | 'behavioural' | 'situational' | 'system-design' | 'opening' | 'reverse';
const BEGINS_LIKE: Partial<Record<QuestionType, Kind>> = {
  resume: 'resume',
  behavioural: 'behavioural',
  'culture-fit': 'behavioural',
  situational: 'situational',
  'system-design': 'system-design',
  opening: 'opening',
  closing: 'opening',
  reverse: 'reverse',
};

const BEGINNINGS: Record<Language, Record<Kind, readonly string[]>> = {
  ko: {
    technical: [
      '질문에서 가장 중요한 낱말 하나를 골라, 그것이 왜 문제가 되는지부터 말해 보세요.',
      '써 보신 것 가운데 가장 가까운 경우를 하나 떠올려, 거기서는 어땠는지 말해 보세요.',
      '아는 데까지 설명하고, 모르는 부분은 모른다고 말하셔도 됩니다.',
    ],
    resume: [
      '그 일에서 직접 맡으신 부분 하나부터 말해 보세요.',
      '하기 전에는 어땠고 하고 나서 무엇이 달라졌는지, 한 문장씩 말해 보세요.',
      '재지 않은 값은 재지 않았다고 말하셔도 됩니다.',
    ],
    behavioural: [
      '실제로 있었던 일을 하나만 골라, 그때 무슨 일이 있었는지 한 문장으로 시작해 보세요.',
      '그다음에 본인이 한 일을 “제가”로 시작해 보세요.',
      '그래서 어떻게 되었는지, 지금이라면 무엇을 다르게 하실지로 맺어 보세요.',
    ],
    situational: [
      '가장 먼저 확인하실 것 하나부터 말해 보세요.',
      '그렇게 정하면 무엇을 포기하게 되는지 한 문장을 붙여 보세요.',
      '어떤 일이 생기면 계획을 바꾸실지 말해 보세요.',
    ],
    'system-design': [
      '얼마나 많이, 얼마나 자주 오는지부터 여쭤보세요. 여쭤보시는 것은 채점하지 않습니다.',
      '요청 하나가 들어와서 나갈 때까지를 차례대로 말해 보세요.',
      '그 가운데 하나가 멈추면 사용자는 무엇을 보게 되는지 말해 보세요.',
    ],
    opening: [
      '지금 하는 일, 가장 설명하고 싶은 일 하나, 여기에 온 까닭을 한 문장씩 말해 보세요.',
      '공고의 낱말 하나를 골라, 그것과 닿는 본인의 일로 시작해 보세요.',
    ],
    reverse: [
      '공고에서 더 알고 싶은 문장 하나를 골라, “어떻게”로 물어보세요.',
      '입사한 뒤 첫 석 달에 맡을 일을 물어보는 것도 좋습니다.',
    ],
  },
  en: {
    technical: [
      'Pick the most important word of the question and start with why it matters.',
      'Think of the nearest case that you have worked with, and say how it was there.',
      'Explain as far as you know, and say plainly where that ends.',
    ],
    resume: [
      'Start with the one part of it that you did yourself.',
      'Say how it was before and what was different after, one sentence each.',
      'If you did not measure it, you may say so.',
    ],
    behavioural: [
      'Pick one thing that really happened, and start with what happened, in one sentence.',
      'Then say what you did, beginning with “I”.',
      'End with how it turned out and what you would do differently now.',
    ],
    situational: [
      'Start with the first thing that you would check.',
      'Add one sentence on what you give up by deciding so.',
      'Say what would make you change the plan.',
    ],
    'system-design': [
      'Ask first how much comes in and how often. Asking is not scored.',
      'Walk through one request, from coming in to going out.',
      'Say what the user sees when one of those parts stops.',
    ],
    opening: [
      'One sentence each: what you do now, the one thing you most want to tell, why you are here.',
      'Pick a word of the posting and begin with your own work that touches it.',
    ],
    reverse: [
      'Pick a sentence of the posting that you want to know more about, and ask “how”.',
      'You may ask what the first three months would hold.',
    ],
  },
};
