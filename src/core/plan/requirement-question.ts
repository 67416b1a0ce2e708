import { withJosa } from '../josa.ts';
import { termsIn } from '../reading/terms.ts';
import type { Language } from '../vocabulary.ts';

/** Names in the Latin alphabet that a line asks for: `C++`, `Spring Boot`. */
export function latinNamesIn(text: string): string[] {
  return termsIn([text], null).filter((term) => /[A-Za-z]/u.test(term));
}

/** `경력 3년 이상`, `0~2년`, `3+ years`. */
export function asksForYears(text: string): boolean {
  return /\d\s*년|\d\s*\+?\s*(?:years?|yrs?)\b/iu.test(text);
}

/** A line that asks for years and names nothing else: it is compared with the résumé and never asked about. */
export function asksForBareYears(text: string): boolean {
  return asksForYears(text) && latinNamesIn(text).length === 0;
}

/** What stands behind the head of a line that asks for years: `(실무경력) 5년 이상이신 분`. */
const YEARS_AFTER =
  /\s*(?:실무\s?)?(?:경력|경험)?\s*\d+\s*(?:년\s*)?[~∼–-]?\s*\d*\s*\+?\s*년\s*차?\s*(?:이상|이하|내외|↑|\+)?.*$/u;

/**
 * A requirement line as a question about one thing done: `…를 직접 풀어 보신 분` → `…를 직접 풀어 보신 경험을 하나
 * 들려주시겠어요?`. Only the last demand of the line is kept. A line that asks for years with a technology is asked for
 * the work with it. Null for lines that ask for bare years, a list, an interest or a quality of the person.
 */
export function requirementQuestion(text: string, lang: Language): string | null {
  const plain = text
    .replace(/\([^)]*\)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[.!\s]+$/u, '')
    .trim();
  if (lang === 'en') {
    if (asksForYears(plain) || plain.length > 110) return null;
    return /[가-힣]/.test(plain)
      ? `The posting asks for ‘${plain.slice(0, 60).trim()}’. Which one piece of your work shows it best?`
      : `The posting asks for “${plain}”. Which one piece of your work shows it best?`;
  }
  const question = asksForYears(plain) ? ofYears(plain) : ofDeed(plain, text);
  return question !== null && question.length <= 90 ? question : null;
}

const MISSING_KO = [
  (x: string) => `이력서에서 ${x} 이야기를 찾지 못했습니다. 가장 가까운 경험을 하나 말씀해 주시겠어요?`,
  (x: string) => `공고에는 ${x}도 적혀 있습니다. 지금까지 하신 일에서 그대로 옮겨 올 수 있는 것은 무엇인가요?`,
  (x: string) => `이 자리에는 ${x}도 필요합니다. 전혀 모르던 도구를 익혀 일에 쓰신 때를 들려주시겠어요?`,
] as const;
const MISSING_EN = [
  (x: string) => `I did not find ${x} in your résumé. Could you tell me about the nearest thing you have done?`,
  (x: string) => `The posting asks for ${x} as well. Which part of what you have done would carry over as it is?`,
  (x: string) => `This role needs ${x} too. When did you last learn an unknown tool and put it to work?`,
] as const;

/**
 * The technology in a must-have that the résumé never names, asked as an interviewer who has read it would ask. `nth`:
 * how many such gaps came before it, so that two of them are two questions.
 */
export function missingQuestion(names: readonly string[], lang: Language, nth: number): string {
  const wordings = lang === 'ko' ? MISSING_KO : MISSING_EN;
  return wordings[nth % wordings.length]!(names.slice(0, 2).join('/'));
}

/**
 * A line without a name to hold that nothing in the résumé speaks of, asked as what it is: a line of the posting. Null
 * where it is too long to be read out.
 */
export function untoldQuestion(text: string, lang: Language): string | null {
  const line = text
    .replace(/\([^)]*\)/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/[.!\s]+$/u, '')
    .trim();
  if (line.length > UNTOLD_MAX[lang]) return null;
  return lang === 'ko'
    ? `공고에 ‘${line}’ 항목이 있습니다. 지금까지 하신 일 가운데 가장 가까운 것을 하나 말씀해 주시겠어요?`
    : `The posting lists “${line}”. What is the nearest thing you have done so far?`;
}
const UNTOLD_MAX = { ko: 40, en: 80 } as const;

/**
 * The line without those names of a list (`Trino, dbt 사용 경험`, `Kafka 또는 RabbitMQ`) that the candidate never wrote:
 * whoever has one of them is asked about that one.
 */
export function withoutListed(text: string, names: readonly string[]): string {
  return names.reduce((line, name) => {
    const written = name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
    const before = new RegExp(`(?<![A-Za-z])${written}${LIST}`, 'giu');
    const behind = new RegExp(`${LIST}${written}(?![A-Za-z])`, 'giu');
    return before.test(line) ? line.replace(before, '') : line.replace(behind, '');
  }, text);
}
const LIST = '\\s*(?:,|/|·|\\s또는\\s|\\s혹은\\s|\\s및\\s|\\sor\\s|\\sand\\s)\\s*';

function ofYears(plain: string): string | null {
  if (latinNamesIn(plain).length === 0) return null;
  const verb = /^(.+?[을를]) \d+\s*년\s*이상 (개발|운영|설계|구축|사용|활용)/u.exec(plain);
  const head = verb ? `${verb[1]} ${verb[2]}하신` : plain.replace(YEARS_AFTER, '').trim();
  if (latinNamesIn(head).length === 0) return null;
  return `${head} 경험 가운데 가장 오래 붙들고 계셨던 문제를 하나 들려주시겠어요?`;
}

/** `…에 능숙하신 분`: what somebody is, not what they did. */
const QUALITY =
  /(?:뛰어나|탁월|원활|성실|능숙|능통|친숙|익숙|풍부|가능|필요|적합|유연|꼼꼼|명확|강|투철|긍정적이|적극적이)(?:하신|한|난|신|인) 분/u;
const BEHIND_EXPERIENCE = '(?: ?(?:有|보유|보유자|필수|우대))?';

const FORMS: readonly [RegExp, (head: string) => string][] = [
  [/^(.+?)(?:해|하여) ?(?:보신|본) ?(?:경험이 (?:있는|있으신) )?분.*$/u, (h) => `${h}하신 경험을 하나 들려주시겠어요?`],
  [/^(.+? (?:\S+[어아여려워와져])) ?보신 (?:경험이 있으신 )?분.*$/u, (h) => `${h} 보신 경험을 하나 들려주시겠어요?`],
  [
    /^(.+?) ?경험(?:이|을) (?:있는|있으신|가진|가지신|보유한|보유하신|갖춘|많으신)\s*분.*$/u,
    (h) => `${h} 경험을 하나 들려주시겠어요?`,
  ],
  [new RegExp(`^(.+?) ?경험${BEHIND_EXPERIENCE}$`, 'u'), (h) => `${h} 경험을 하나 들려주시겠어요?`],
  [
    /^(.+?)할 수 있는 분.*$/u,
    (h) =>
      /(?:말|설명|전달|공유|인정|설득|수용)$/u.test(h)
        ? `${h}해야 했던 일을 하나 들려주시겠어요?`
        : `${h}하신 경험을 하나 들려주시겠어요?`,
  ],
  [/^(.+?)(?:하신|한) 분.*$/u, (h) => `${h}하신 경험을 하나 들려주시겠어요?`],
  [/^(.+?) 활용 능력$/u, (h) => `${withJosa(h, '을/를')} 실제로 쓰신 일을 하나 들려주시겠어요?`],
  [/^(.+?(?:개발|운영|설계|구축|자동화|최적화|튜닝|연동))$/u, (h) => `${h} 경험을 하나 들려주시겠어요?`],
];

/** `JavaScript에 대한 기본적인 이해`, `AWS 인프라 지식`: what is known is asked for by what was done with it. */
const KNOWING =
  /^(.+?)(?:에 (?:대한|대해|관한)|의)? ?(?:(?:기본적인|기본|기초적인|기초|깊은|깊이 있는|폭넓은|충분한|높은|전반적인) ?)?(?:이해도?|지식)(?:[를을가이] .*|)$/u;

function ofDeed(plain: string, written: string): string | null {
  if (QUALITY.test(plain)) return null;
  const last = plain
    .split(/(?:하고|하며|이며|으며),?\s+/u)
    .at(-1)!
    .trim();
  for (const part of last === plain ? [plain] : [last, plain]) {
    const known = KNOWING.exec(part)?.[1]?.trim();
    if (known)
      return latinNamesIn(written).length > 0
        ? `${withJosa(known, '을/를')} 직접 다루신 일을 하나 들려주시겠어요?`
        : null;
    for (const [pattern, ask] of FORMS) {
      const head = pattern.exec(part)?.[1]?.trim();
      // `운영해 보신 분` behind `…를 설계하고`: a verb alone has lost what it was done to.
      if (!head || (part !== plain && !/\s/u.test(head))) continue;
      return ask(head);
    }
  }
  return null;
}
