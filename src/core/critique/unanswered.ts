import type { ConceptCard } from '../knowledge/page.ts';
import { sharedWords } from '../plan/word-overlap.ts';
import { gateReason } from '../probes/gates.ts';
import type { Look } from '../probes/look.ts';
import type { EventOf, Point } from '../session/events.ts';
import { has } from '../signals/signals.ts';
import type { Thread } from '../thread.ts';
import { type Bilingual, LEVELS, type QuestionType } from '../vocabulary.ts';
import { lastSentence } from './phrases.ts';

type Gate = NonNullable<EventOf<'assessed'>['gate']>;

/**
 * What is said after a thread whose every answer met a threshold: that fact alone, and one thing to begin with. Not
 * knowing is credited as said plainly, but for one's own work; what to read is the card of the question, where there is one.
 */
export function unansweredPoints(seen: Look, gate: Gate): Point[] {
  const { thread } = seen;
  const { lang, slot } = thread;
  // Not to know what stands in one's own résumé is no plain word to keep.
  if (gate === 'unknown') return [...(slot.type === 'resume' ? [] : said(seen)), toLearn(thread)];
  const ko = lang === 'ko';
  return [
    {
      kind: 'fix',
      missing: lastSentence(slot.question).slice(0, 120),
      say: sentence(gateReason(gate, lang, slot.question)),
      ...(gate === 'empty'
        ? {
            next: ko
              ? '한 문장이면 됩니다. 아는 데까지만 말하면 이어서 물을 수 있습니다.'
              : 'One sentence will do: as far as you know is enough to be asked further.',
          }
        : {}),
    },
  ];
}

/** The words in which the candidate said that they do not know, to be kept as they are. */
function said(seen: Look): Point[] {
  for (const { turn, sentences } of seen.answers) {
    const plain = sentences.find((s) => has(s, 'unknown'));
    if (!plain) continue;
    return [
      {
        kind: 'keep',
        quote: plain.text.slice(0, 120).toWellFormed(),
        say:
          seen.thread.lang === 'ko'
            ? '모르는 것을 솔직하게 밝혔습니다. 지어내는 것보다 낫습니다.'
            : 'Says plainly what is not known. That is better than making something up.',
        turn: turn.turn,
      },
    ];
  }
  return [];
}

function toLearn(thread: Thread): Point {
  const { card, lang, slot } = thread;
  const ko = lang === 'ko';
  const missing = lastSentence(slot.question).slice(0, 120);
  const point = card && firstPoint(card, thread);
  if (card && point) {
    const title = card.title[lang];
    return {
      kind: 'fix',
      missing,
      say: ko ? `다음에 읽을 것은 ‘${title}’ 카드입니다.` : `What to read next: the card “${title}”.`,
      next: ko
        ? `이 한 문장부터 본인 말로 해 보세요: ${point.text.ko}`
        : `Begin with this one sentence, in your own words: ${point.text.en}`,
    };
  }
  // A stage of a design round asks for one thing of it, not for the way of a request.
  const staged = slot.type === 'system-design' && slot.key.split('/').length > 2 && !slot.key.includes('/flow.');
  const { say, start } = staged ? DESIGN_STAGE : (WITHOUT_CARD[slot.type] ?? WITHOUT_CARD.technical!);
  return {
    kind: 'fix',
    missing,
    say: say[lang],
    next: ko ? `이렇게 시작해 보세요: “${start.ko}”` : `You could begin like this: “${start.en}”`,
  };
}

/** The point of the candidate's level that is nearest to what was asked. */
function firstPoint(card: ConceptCard, { level, slot, lang }: Thread) {
  const reach = LEVELS.indexOf(level);
  const within = card.points.filter((p) => p.weight === 'core' && LEVELS.indexOf(p.level) <= reach);
  const shared = (text: string) => sharedWords(slot.question, text);
  return [...(within.length > 0 ? within : card.points)].sort(
    (a, b) => shared(b.text[lang]) - shared(a.text[lang]) || LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level),
  )[0];
}

/** Where no card stands behind the question: what can be said all the same, and a sentence to begin with. */
const WITHOUT_CARD: Partial<Record<QuestionType, { say: Bilingual; start: Bilingual }>> = {
  resume: {
    say: {
      ko: '이력서에 적은 일은 다시 물을 수 있습니다. 전체가 아니라 직접 맡은 부분만 떠올려 두셔도 됩니다.',
      en: 'What stands in a résumé may be asked again. It is enough to recall the part that was yours.',
    },
    start: {
      ko: '제가 맡은 것은 그 가운데 한 부분이라, 그 부분을 말씀드리겠습니다.',
      en: 'One part of it was mine, so let me tell you about that part.',
    },
  },
  behavioural: {
    say: {
      ko: '똑같은 일이 없었다면 가장 가까운 작은 일로 답하셔도 됩니다.',
      en: 'Where there was no such event, a smaller one close to it will do.',
    },
    start: {
      ko: '똑같은 일은 없었지만, 가장 가까웠던 일을 말씀드리겠습니다.',
      en: 'I have not had exactly that, but let me tell you about the closest I came.',
    },
  },
  situational: {
    say: {
      ko: '정답이 없는 질문입니다. 먼저 확인할 것 하나만 말해도 이야기가 이어집니다.',
      en: 'There is no right answer here. One thing you would check first is enough to go on from.',
    },
    start: {
      ko: '어떻게 할지 정하기 전에, 어디까지 영향이 갔는지부터 확인하겠습니다.',
      en: 'Before deciding anything, I would check how far it reaches.',
    },
  },
  technical: {
    say: {
      ko: '정의를 몰라도, 그것이 어떤 문제를 풀려는 것인지부터 찾아 두면 이어 갈 수 있습니다.',
      en: 'Even without the definition, knowing which problem it is there to solve is enough to go on from.',
    },
    start: {
      ko: '써 본 적은 없어서, 제가 이해한 만큼만 말씀드리겠습니다.',
      en: 'I have not used it, so let me tell you as far as I understand it.',
    },
  },
  'system-design': {
    say: {
      ko: '다 그리지 못해도 됩니다. 요청 하나가 들어와 나가기까지의 길이면 이야기를 시작할 수 있습니다.',
      en: 'It need not be complete. The way of one request, in and out, is enough to start from.',
    },
    start: {
      ko: '우선 사용자가 한 명이라고 가정하고, 요청 하나가 지나는 길부터 말씀드리겠습니다.',
      en: 'Let me assume a single user first and follow one request.',
    },
  },
  'culture-fit': {
    say: {
      ko: '큰 사건이 아니어도 됩니다. 최근에 있었던 하루를 하나 골라 두세요.',
      en: 'It need not be a big event. Pick one day of the last months.',
    },
    start: {
      ko: '큰일은 아니지만, 얼마 전에 있었던 일을 하나 말씀드리겠습니다.',
      en: 'It is nothing big, but let me tell you about something recent.',
    },
  },
  reverse: {
    say: {
      ko: '궁금한 것 하나는 준비해 두세요. 공고의 한 문장에서 고르면 됩니다.',
      en: 'Have one question ready; a sentence of the posting is a good place to find it.',
    },
    start: {
      ko: '공고에 적힌 일 가운데 요즘 가장 손이 많이 가는 것은 무엇인가요?',
      en: 'Of the work in the posting, what takes most of the team’s time at present?',
    },
  },
};

const DESIGN_STAGE: { say: Bilingual; start: Bilingual } = {
  say: {
    ko: '모든 경우를 다 말하지 않아도 됩니다. 여기서 틀리면 가장 곤란한 것 하나부터 말하면 이어 갈 수 있습니다.',
    en: 'Not every case is needed. The one thing that must not go wrong here is enough to go on from.',
  },
  start: {
    ko: '이 부분에서 절대 틀리면 안 되는 것 하나부터 말씀드리겠습니다.',
    en: 'Let me begin with the one thing that must never go wrong here.',
  },
};

function sentence(words: string): string {
  const begun = words.replace(/^[a-z]/u, (first) => first.toUpperCase());
  return /[.?!]$/u.test(begun) ? begun : `${begun}.`;
}
