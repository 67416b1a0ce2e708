import { en, ending, ko } from './entry.ts';
import { outside, spansOf } from './spans.ts';

/** A syllable that carries the past: ㅆ below, but 있 and 겠. */
const PAST_SYLLABLE = ending('ㅆ', '있겠');
/** …할, 있을; not the object marks 를 and 을 (‘경보를 겁니다’). */
const L = `(?:${ending('ㄹ', '을를')}|(?<=[있없같많좋맞적작높낮았었했갔왔됐늦넘막])을)`;
const N = ending('ㄴ');

const PAST_ENDING =
  '(?:습니다|습니까|는데|는지|고(?=[\\s,.]|요|$)|지만|으며|으나|던|어요|거든요|죠|지요|네요|더니|으니|으므로|기 (?:때문|에)|을 때|음(?=[\\s.,)]|$)|다(?=[\\s.,!?)’”"]|$))';

export const KO_PAST = [
  ko(
    `${PAST_SYLLABLE}${PAST_ENDING}`,
    `${N} 적이 있(?:습|어|었|고|는|다)`,
    `${N} 적도 있(?:습|어|었|고|는|다)`,
    `${N} 경험(?:이|도) (?:\\S{1,4}\\s)?있(?:습|어|었|고|는|다)`,
  ),
];

export const KO_FUTURE = [
  ko(
    '겠습니다|겠어요|겠죠|겠고|겠지만',
    `${L} (?:것입니다|것이다|겁니다|거예요|거에요|예정|계획입니다|생각입니다|게요)`,
    '려고 (?:합니다|해요|한다)|려 합니다',
  ),
];
/** 알겠습니다, 모르겠습니다, 좋겠습니다 and announcements of what one is about to say are no plans. */
export const KO_FUTURE_TRAPS = [
  ko(
    '(?:알|모르|좋|괜찮|맞|아시|있|없|되|같)겠(?:습니다|어요|죠|고|지만)|(?:말씀|설명|답변|소개|이야기)(?:을|를)? ?(?:드리|하|해 드리)겠(?:습니다|어요)',
    '말씀드리려고 합니다|뵙겠습니다',
  ),
];

/** Past forms that -ed does not show. */
const IRREGULAR =
  'was|were|had|did|made|built|found|took|went|came|saw|got|gave|knew|thought|told|said|wrote|rewrote|ran|broke|kept|left|led|lost|met|chose|began|fell|felt|grew|held|brought|caught|taught|sent|spent|split|cut|put|set|drove|rose|threw|understood|learnt|learned|stood|won|became|dealt|dug|hit|shut';
/** Words in -ed that are no verbs of the past. */
const NOT_PAST =
  'need|feed|seed|speed|indeed|exceed|proceed|succeed|bleed|breed|embed|shed|red|bed|led|distributed|based|shared|nested|embedded|detailed|limited|related|unrelated|expected|required|supposed|interested|experienced|advanced|dedicated|complicated|versioned|replicated|cached|typed|structured|outdated|hundred|managed|sharded';
const BE =
  "(?:is|are|be|been|being|am|it['’]s|that['’]s|they['’]re|we['’]re|gets?|would have|could have|should have|might have|will have|to have|if i had|if we had)";

export const EN_PAST = [en(`(?:${IRREGULAR})`, `(?!(?:${NOT_PAST})\\b)[a-z]{2,16}ed`)];
export const EN_PAST_TRAPS = [
  en(
    `${BE} (?:not |also |already |always |usually |only |never )?(?:[a-z]{2,16}ed|built|made|found|sent|kept|held|written|split|cut|put|set|lost)`,
    'used to|(?:can|will|would|should|could|may|might|must|to) (?:put|set|cut|split|hit|shut)',
    '(?:would|could|should|might) have [a-z]{2,16}',
  ),
];
export const EN_FUTURE = [
  en(
    'will',
    "(?:i|we|you|it|they)['’]ll",
    'would',
    "(?:i|we)['’]d",
    "(?:am|are|is|i['’]m|we['’]re|they['’]re) going to",
    '(?:plan|intend|aim) to',
  ),
];
export const EN_FUTURE_TRAPS = [
  en("(?:would|'d|will) (?:say|like to|have|not know)", 'would you', "i['’]d (?:say|like|had)"),
];

const LEXICON = {
  ko: { past: KO_PAST, pastTraps: [] as RegExp[], future: KO_FUTURE, futureTraps: KO_FUTURE_TRAPS },
  en: { past: EN_PAST, pastTraps: EN_PAST_TRAPS, future: EN_FUTURE, futureTraps: EN_FUTURE_TRAPS },
};

/** Whether a sentence tells of something that has happened or been done. What is imagined (…했다면, would have) is not past. */
export function isPast(sentence: string, lang: 'ko' | 'en'): boolean {
  const { past, pastTraps } = LEXICON[lang];
  return stands(sentence, past, pastTraps);
}

/** Whether a sentence tells of what the speaker would or will do. A sentence can be past and planned at once. */
export function isPlanned(sentence: string, lang: 'ko' | 'en'): boolean {
  const { future, futureTraps } = LEXICON[lang];
  return stands(sentence, future, futureTraps);
}

function stands(sentence: string, find: readonly RegExp[], traps: readonly RegExp[]): boolean {
  return outside(spansOf(find, sentence), spansOf(traps, sentence)).length > 0;
}
