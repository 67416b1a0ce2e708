import { sentences } from '../korean.ts';

const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\u{e0000}-\u{e007f}]/gu;

/**
 * What only whoever grades could follow: an order to forget instructions, to mark, to pass, to score; a role of a chat
 * (system:), a piece of the result’s JSON. A candidate may well speak of grading, of rules and of full marks.
 */
const ORDERS: readonly RegExp[] = [
  /(?:이전|앞|앞선|위|기존|지금까지)(?:의|에서|에)?\s?(?:모든\s?|내린\s?|받은\s?)?(?:지시|명령|프롬프트|지침|시스템\s?메시지)(?:을|를|사항을|사항은|들을|는|은)?\s?(?:\S{1,6}\s)?(?:무시|잊|버리|따르지\s?마)/u,
  /(?:평가자|채점자|심사자|채점\s?모델|평가\s?모델|AI|에이아이|GPT|클로드|챗봇|코치)(?:님)?(?:에게|께|는|은|,|:)\s?[^.]{0,60}(?:만점|합격|통과|높은\s?점수|최고\s?점수|예로|충족|주세요|주십시오|해라|하라|할\s?것|판정)/iu,
  /(?:모든|전부|전체)\s?(?:항목|체크|기준|평가|문항)(?:을|를|에|은|는|에\s?대해)?\s?[^.]{0,20}(?:예|충족|통과|만점|true|met|yes)(?:로|으로|라고|이라고)?\s?(?:판정|처리|표시|체크|평가|채점|답|해)/iu,
  /(?:이|본|해당)\s?(?:지원자|답변|답안|응시자)(?:는|은|를|을|에게)?\s?[^.]{0,16}(?:합격\s?처리|만점\s?처리|만점(?:을|으로)\s?(?:주|줘|부여|처리|평가)|무조건\s?합격)/u,
  /만점(?:을|으로)\s?(?:주세요|주십시오|줘라|부여하|처리하|평가해)|합격\s?처리(?:해|하|$|[.!])|최고\s?점(?:수)?(?:을|를)\s?(?:주세요|부여)/u,
  /\b(?:ignore|disregard|forget)\s(?:(?:all|any|the|your|of)\s){0,3}(?:previous|above|prior|earlier|preceding|system)\s?(?:instructions?|prompts?|rules|messages?|text)?/iu,
  /\bmark\s(?:every|all|each|the|this)\s[^.]{0,30}(?:met|pass(?:ed)?|correct|yes|true|complete)/iu,
  /\b(?:give|award|assign)\s(?:me|this|the)\s?[^.]{0,30}(?:full|top|highest|maximum|perfect)\s(?:marks?|score|grade|rating)/iu,
  /\bthe\s(?:candidate|applicant)\s(?:has\s(?:met|passed)|should\s(?:pass|be\s(?:hired|passed))|must\sbe\s(?:hired|passed))/iu,
  /["'](?:met|score|verdict|pass)["']\s?:/iu,
  /^\s*(?:#{1,6}\s?)?(?:system|assistant|developer|시스템)\s?:/iu,
  /^\s*(?:```|~~~|<\|?)\s?(?:system|assistant|instructions?)\b/iu,
  /<\/?(?:system|instructions?|grader)>/iu,
];

/** Whether a sentence is addressed to whoever grades: it is stored and shown, and changes nothing. */
export function addressesGrader(sentence: string): boolean {
  const plain = sentence.normalize('NFKC').replace(INVISIBLE, '');
  return ORDERS.some((pattern) => pattern.test(plain));
}

/**
 * The answer with such sentences blanked, character for character, so that every offset stays what it was; white space
 * at the end that was left behind is blanked too. The same string where there are none. Linear in the text.
 */
export function answerAlone(text: string): string {
  const dropped = sentences(text).filter((s) => addressesGrader(s.text));
  if (dropped.length === 0) return text;
  let out = '';
  let at = 0;
  for (const { start, end } of dropped) {
    out += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return out + text.slice(at);
}
