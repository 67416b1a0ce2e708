import { contentWords } from '../korean.ts';
import type { Look } from '../probes/look.ts';
import type { SignalName } from '../signals/names.ts';

/** Something that the question asks for, in its own words. */
export type Demand = {
  text: string;
  start: number;
  end: number;
  /** One of several offered (A이나 B): answering one of them is enough. */
  optional: boolean;
  touched: boolean;
};

/** A phrase worth looking for is short and no sentence. */
const PHRASE_MAX = 24;
const MOST = 12;

const QUOTED = /[‘'“"「]([^‘’'“”"「」\n]{2,40})[’'”"」]/gu;
/** What stands behind a quoted phrase that is only an example, a name or somebody's point of view. */
const NO_DEMAND =
  /^(?:(?:이나|나|,|와|과|및)?\s?[‘'"“「]?[^’'"”」.?]{2,30}[’'"”」])?\s?(?:처럼|같은|같이|서비스|이?라는|이?라고|문화|[을를]? ?(?:중시|강조|지향)|의 관점|관점|\(|like|such)/u;
/** ‘긍정적인 가치를 주었는지’: what is to be shown of it. */
const TO_SHOW =
  /((?:[가-힣]{1,6}(?:적인|한|된|인|은|는)\s)?[가-힣]{2,8})(?:[을를이가])\s(?:[가-힣]{1,4}\s)?(?:주었|줬|냈|얻었|낳았|남겼|있었|생겼|만들었|끼쳤|미쳤)는지/gu;

/** Words of a question that ask for something the rules can see in an answer whatever words it takes. */
const ASKED_FOR: readonly { words: RegExp; seen: readonly (readonly SignalName[])[] }[] = [
  {
    words: /(?<![가-힣])(?:효과|성과|결과)(?=[을를와과은는이가까도,\s]|$)/gu,
    seen: [['result'], ['before-after'], ['honest']],
  },
  { words: /(?<![가-힣])(?:이유|근거)(?=[을를와과은는이가까도,\s]|$)/gu, seen: [['reason'], ['weak-reason']] },
  { words: /(?<![가-힣])(?:사례|예시|예)(?=[을를와과]\s)/gu, seen: [['past']] },
  { words: /(?<![가-힣])(?:피드백|반응)(?=[을를이가은는과와\s]|이나|$)/gu, seen: [['other-person']] },
  {
    words: /(?<![가-힣])(?:단점|대가|트레이드오프|한계)(?=[을를와과은는이가까도,\s]|$)/gu,
    seen: [['cost'], ['look-back'], ['honest']],
  },
  { words: /(?<![가-힣])(?:대안|다른 방법)(?=[을를와과은는이가까도,\s]|$)/gu, seen: [['alternative']] },
  { words: /(?<![가-힣])(?:교훈|배운 점|느낀 점)(?=[을를와과은는이가까도,\s]|$)/gu, seen: [['look-back'], ['cost']] },
  { words: /\b(?:results?|outcome|impact|effect)\b/giu, seen: [['result'], ['before-after'], ['honest']] },
  { words: /\b(?:reasons?|why)\b/giu, seen: [['reason'], ['weak-reason']] },
  { words: /\b(?:trade-?offs?|downsides?|drawbacks?)\b/giu, seen: [['cost'], ['look-back'], ['honest']] },
  { words: /\b(?:alternatives?)\b/giu, seen: [['alternative']] },
  { words: /\b(?:lessons?|learned|learnt)\b/giu, seen: [['look-back'], ['cost']] },
];

/**
 * What a question asks for, as far as its words show it: quoted phrases, what is to be shown (…를 주었는지), and the words
 * that name a part of an answer (효과, 이유, 피드백). Each with whether the answer touches it: by its words, or by what the
 * rules can see. Only the clause that asks is read, not the scene before it.
 */
export function demandsOf(seen: Look): Demand[] {
  const { question } = seen.thread.slot;
  const from = askingFrom(question);
  const asking = question.slice(from);
  const answer = seen.answers
    .map((a) => a.turn.answer)
    .join('\n')
    .toLowerCase();
  const out: Demand[] = [];
  const add = (text: string, at: number, touched: boolean) => {
    const start = from + at;
    const end = start + text.length;
    if (out.length >= MOST || out.some((d) => d.start < end && start < d.end)) return;
    out.push({ text, start, end, optional: isOffered(question, start, end), touched });
  };
  for (const match of asking.matchAll(QUOTED)) {
    const text = match[1]!;
    const behind = asking.slice(match.index + match[0].length);
    if (text.length > PHRASE_MAX || /[.?!]|(?:다|가|요|까)$/u.test(text) || NO_DEMAND.test(behind)) continue;
    add(text, match.index + 1, touches(text, answer));
  }
  for (const match of asking.matchAll(TO_SHOW)) {
    const text = match[1]!;
    if (/^(어떤|무슨|어느|얼마)/u.test(text)) continue;
    add(text, match.index, touches(text, answer));
  }
  for (const { words, seen: signals } of ASKED_FOR) {
    for (const match of asking.matchAll(words)) {
      const told = signals.some((names) => seen.said(...names));
      add(match[0], match.index, told || answer.includes(match[0].toLowerCase()));
    }
  }
  return out.sort((a, b) => a.start - b.start);
}

/** Where the clause begins that asks: the last sentence that does, after its last condition (…했다면,). */
function askingFrom(question: string): number {
  let from = 0;
  for (const match of question.matchAll(/[.?!。](?=["”’']?\s+\S)/gu)) {
    const rest = question.slice(match.index + 1);
    if (ASKS.test(rest)) from = match.index + 1;
  }
  const condition = [...question.slice(from).matchAll(/(?:라면|다면|는데요|습니다만),\s/gu)].at(-1);
  return condition ? from + condition.index + condition[0].length : from;
}

const ASKS = /[?？]|주세요|주십시오|주시겠|바랍니다|무엇|어떻게|어떤|왜|describe|tell|explain|how|what|why/iu;

/** Half of its words stand in the answer, or the last one, which says what it is. */
function touches(phrase: string, answer: string): boolean {
  const words = contentWords(phrase).map((w) => w.toLowerCase());
  if (words.length === 0) return true;
  const found = words.filter((w) => answer.includes(w));
  return found.length * 2 >= words.length || answer.includes(words.at(-1)!);
}

const OR = /^[’'”"」]?(?:이나|나|,?\s?또는|,?\s?혹은|,?\s?or)(?=\s)/u;
const OR_BEFORE = /(?:이나|[가-힣]나|또는|혹은|or)\s[‘'“"「]?$/u;

function isOffered(question: string, start: number, end: number): boolean {
  return OR.test(question.slice(end)) || OR_BEFORE.test(question.slice(Math.max(0, start - 8), start));
}
