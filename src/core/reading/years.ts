/** Years of experience asked for; null where the text does not say. Zero is 신입. */
export type Years = { min: number | null; max: number | null };

const RANGE = /(\d{1,2})\s*(?:년\s*차?)?\s*[~∼〜–—-]\s*(\d{1,2})\s*(?:년|years?|yrs?)(?!\s*(?:전|뒤|후|간의 성장))/iu;
const AT_LEAST =
  /(\d{1,2})\s*년\s*차?\s*(?:이상|↑|\+|부터)|(?:at least|minimum(?: of)?|over)\s+(\d{1,2})\s*(?:years?|yrs?)|(\d{1,2})\s*\+\s*(?:years?|yrs?|년)|(\d{1,2})\s*(?:or more)\s*(?:years?|yrs?)|(\d{1,2})\s*(?:years?|yrs?) or more/iu;
const AT_MOST = /(\d{1,2})\s*년\s*차?\s*(이하|미만|까지)|(?:up to|less than)\s+(\d{1,2})\s*(?:years?|yrs?)/iu;
const PLAIN =
  /(\d{1,2})\s*(?:years?|yrs?)(?:['’])?\s+(?:of\s+)?(?:\w{1,20}\s+){0,3}experience|경력\s*(\d{1,2})\s*년|(\d{1,2})\s*년\s*차?\s*(?:의|정도의?|내외의?)?\s*(?:\S{1,20}\s){0,3}경력/iu;
const ANY = /경력\s*무관|신입\s*[/·,및]\s*경력|신입\s*(?:가능|환영)|^신입$|entry[- ]level|new graduates?/iu;
/** Years of something else: a company's age, a plan, a term. */
const OTHER = /(?:최근|지난|향후|앞으로|설립|창립)\s*\d|\d\s*년\s*(?:뒤|후|전|동안의 성장|연속)|비자|계약 기간/u;

/** Reads the first statement that asks for years of experience. `texts` in order of trust: labels, then requirements. */
export function yearsIn(texts: readonly string[]): Years {
  for (const text of texts) {
    if (OTHER.test(text)) continue;
    const range = RANGE.exec(text);
    if (range) return { min: Number(range[1]), max: Number(range[2]) };
    const least = AT_LEAST.exec(text);
    const most = AT_MOST.exec(text);
    if (least || most) {
      return { min: least ? firstNumber(least) : null, max: most ? firstNumber(most) : null };
    }
    const plain = PLAIN.exec(text);
    if (plain) return { min: firstNumber(plain), max: null };
    if (ANY.test(text)) return { min: 0, max: null };
  }
  return { min: null, max: null };
}

function firstNumber(match: RegExpExecArray): number {
  return Number(match.slice(1).find((group) => group !== undefined && /^\d/u.test(group)));
}
