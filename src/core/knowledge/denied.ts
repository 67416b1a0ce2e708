import type { Span } from '../evidence/evidence.ts';

/**
 * What stands behind a statement that is told in order to deny it. Read from where the statement begins to the end of its
 * sentence: “…라는 것은 오해입니다”, “…라고 생각했는데 아니었습니다”, “…로 보면 안 됩니다”, “it is a myth that …”.
 */
const DENIED =
  /오해(?:입|이고|이며|라고|였|인데|예요|에요|하(?:기|시|는|고|면))|오해를|착각|사실이\s?아[니닙]|사실과\s?다르|맞지\s?않(?:습|는|고|아|은\s말)|(?:틀린|잘못된)\s?(?:말|생각|이해|믿음|설명)|틀렸|(?:생각|이해|판단|말)하(?:기\s?쉽|는\s(?:분|사람|경우)|면\s?안\s?(?:되|됩|된|돼))|(?:생각|이해|판단|보|알|여기|말|믿)(?:했|었|았|겼|썼)?(?:는데|지만|으나|다가)[^.!?]{0,30}(?:아니|아닙|틀|달랐|다릅|않)|(?:보|믿|여기|알고\s있으)면\s?안\s?(?:되|됩|된|돼)|줄\s?알았(?:는데|지만|다가|으나)|(?:라|다|자)고\s?(?:할|볼|말할|단정할)\s?수(?:는|도|가)?\s?없|것은\s?아닙니다|것은\s?아니(?:고|며|라|에요|다)|뜻은\s?아[니닙]|조건이?\s?(?:맞을\s?때만|있습니다|붙)|는\s?게\s?아[니닙]|동의하(?:지\s?않|기\s?어렵)|(?:꼭|반드시|항상|늘|실제로는?)\s?그렇(?:지는?\s?않|진\s?않|다고)|(?:생각|판단|말|믿음)[은이]\s?(?:위험|조심)|위험한\s?(?:생각|판단)|(?:믿|생각하|여기)고\s?있다가|(?:믿|생각하|여기)다가|is\s?(?:a\s)?(?:myth|misconception|wrong|not\strue)|it\sis\snot\strue/iu;
/** Denies the sentence before: “하지만 그건 틀린 말입니다”. */
const DENIES_BEFORE =
  /^\s*(?:하지만|그러나|그런데|근데|다만|but|however)?[\s,]*(?:그건|그것은|그게|이건|이는|이것은|그\s?말은|그\s?생각은|실제로는|that)?[^.!?]{0,12}(?:오해|착각|틀린|잘못된\s(?:말|생각)|사실이\s?아[니닙]|사실과\s?다르|그렇지\s?않|아닙니다|아니(?:죠|에요|라고)|wrong|not\strue)/iu;

/**
 * True where what stands at `span` of `text` is told in order to deny it, in its own sentence or at the start of the next.
 *
 * @param sentences spans of the sentences of `text`, in order
 */
export function isDenied(text: string, span: Span, sentences: readonly Span[]): boolean {
  const last = sentences.findLastIndex((sentence) => sentence.start < span.end);
  const own = sentences[last];
  if (!own) return false;
  if (DENIED.test(text.slice(span.start, own.end))) return true;
  const next = sentences[last + 1];
  return next !== undefined && DENIES_BEFORE.test(text.slice(next.start, next.end));
}

const NOT = /\b(?:not|never|cannot|nor|neither|hardly|no longer|without|no)\b|n['’]t\b/iu;
/** What goes before a claim that is not one’s own: “you should not assume that …”, “it is a myth that …”. */
const TOLD_OF =
  /\b(?:myth|misconception|misunderstanding|mistake|wrong|false|untrue|tempting|dangerous|naive)\b[^.!?]{0,24}\b(?:that|to)\b|\b(?:people|some|many|teams|others|juniors)\s(?:\w+\s){0,2}(?:think|assume|say|believe|claim)|\bused to (?:think|believe|assume|say)|\b(?:thought|assumed|believed)\b|\b(?:(?:should|would|could|can|do|does|did|must|may)(?: not|n['’]t| never)|cannot|never)\s(?:\w+\s){0,2}(?:assume|believe|claim|conclude|expect|trust|say|think|count on|rely on)\b/iu;
const DENIED_AFTER =
  /\bis(?: not|n['’]t) (?:true|right|correct|enough|so|always)|\bbut (?:that|it|this)(?:['’]s| is| was| does| would)?(?: not|n['’]t)?\b|\bturn(?:s|ed) out\b|\bis only (?:true|so)\b|\bdisagree\b|\bwould be (?:wrong|a mistake)\b|\bis (?:wrong|false|dangerous|a mistake)\b/iu;
const DENIES_BEFORE_EN =
  /^\s*(?:but|however|actually|in fact|no)?[,\s]*(?:that|this|it|which)(?:['’]s| is| was| does| would)?[^.!?]{0,12}(?:not|n['’]t|wrong|false|myth|mistake|misconception)\b/iu;

/**
 * The English guard: the claim is told of and not made (“you shouldn’t assume that …”), taken back after it, or negated
 * where the signal itself names no negation (“an outbox does not give exactly once”).
 *
 * @param signal source of the signal that matched
 */
export function isNegated(text: string, span: Span, sentences: readonly Span[], signal: string): boolean {
  const last = sentences.findLastIndex((sentence) => sentence.start < span.end);
  const own = sentences[last];
  if (!own) return false;
  const sentence = text.slice(own.start, own.end);
  if (TOLD_OF.test(sentence) || DENIED_AFTER.test(text.slice(span.start, own.end))) return true;
  if (NOT.test(sentence) && !NAMES_NOT.test(signal)) return true;
  const next = sentences[last + 1];
  return next !== undefined && DENIES_BEFORE_EN.test(text.slice(next.start, next.end));
}

const NAMES_NOT = /\b(?:not|never|no|without|cannot|any|nothing)\b/iu;
