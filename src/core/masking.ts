import type { Language } from './vocabulary.ts';

export type Masked = { text: string; count: number };

const LABEL = {
  phone: { ko: '[전화번호]', en: '[phone]' },
  mail: { ko: '[이메일]', en: '[e-mail]' },
  resident: { ko: '[주민등록번호]', en: '[resident number]' },
  address: { ko: '[주소]', en: '[address]' },
  pay: { ko: '[금액]', en: '[amount]' },
} as const;

const MAIL = /[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9])/g;

/** Six digits that are a date and seven more; behind the hyphen they may be starred already. */
const RESIDENT = /(?<![\d-])(\d{2})(\d{2})(\d{2})\s?[-–]\s?[1-8](?:\d{6}|\d?[*●xX]{5,6})(?![\d-])/g;
const RESIDENT_BARE = /(?<=주민\s?(?:등록)?\s?(?:번호)?\s?[:：]?\s?)\d{6}[1-8]\d{6}(?!\d)/g;

const GAP = '[-. \\u2010-\\u2015]';
const PHONE = new RegExp(
  [
    // Mobile, with or without gaps; abroad with +82.
    `(?<![\\w.+-])(?:\\+?82${GAP}?\\(?0?\\)?${GAP}?|0)1[016-9]${GAP}?\\d{3,4}${GAP}?\\d{4}(?![\\w-]|\\.\\d)`,
    // Area codes and 070: only with gaps, so that no metric looks like one.
    `(?<![\\w.+-])(?:\\+82${GAP}?|\\(?0)(?:2|[3-6][1-5]|70|50\\d)\\)?${GAP}\\s?\\d{3,4}${GAP}\\d{4}(?![\\w-]|\\.\\d)`,
  ].join('|'),
  'g',
);

const PROVINCE =
  '(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충청?[남북]|충북|충남|전라?[남북]|전북|전남|경상?[남북]|경북|경남|제주)(?:특별자치시|특별자치도|특별시|광역시|남도|북도|시|도)?';
/** Not an address: what follows a number in a metric (`도입으로 30%`). */
const COUNTED =
  '(?!\\d|[.,]\\d|\\s?(?:%|퍼센트|초|ms|분|시간|일|주|개월|달|년|건|명|개|회|배|번(?!지|길)|대|원|만|천|억|차|위|점|단계|층짜리|[A-Za-z]))';
const ROAD = `[가-힣0-9]{1,12}?(?:대로|(?<!으)로|길)\\s?(?:\\d{1,4}(?:번?길)\\s?)?\\d{1,4}(?:-\\d{1,4})?${COUNTED}`;
const LOT = '[가-힣0-9]{1,8}(?:동|리|가)\\s\\d{1,4}(?:-\\d{1,4})?\\s?번지';
/** What stands behind the number of a house: 4층, 101동 1203호, (역삼동). */
const REST =
  '(?:\\s?번지)?(?:,?\\s?(?:지하\\s?)?\\d{1,4}(?:층|호|동)(?![가-힣]))*(?:\\s?\\([가-힣0-9]{1,8}(?:동|가|리)[^()\\n]{0,20}\\))?';
/** Words that end like a district and are none. */
const NO_DISTRICT =
  '(?!도구|요구|연구|복구|영구|출구|입구|기구|탐구|인구|당시|다시|즉시|임시|표시|수시|동시|일시|실시|제시|명시|지시)';
const DISTRICT = `(?<![가-힣])${NO_DISTRICT}[가-힣]{1,5}(?:시|군|구)\\s(?:[가-힣]{1,5}(?:구|읍|면|동)\\s)?`;
const ADDRESS = [
  new RegExp(`${PROVINCE}\\s(?:[가-힣]{1,6}(?:시|군|구|읍|면|동)\\s){0,3}(?:${ROAD}|${LOT})${REST}`, 'g'),
  new RegExp(`${DISTRICT}(?:${ROAD}|${LOT})${REST}`, 'g'),
  /\b\d{1,4}(?:-\d{1,4})?,?\s[A-Z][a-z]+(?:-?[a-z]+)?-(?:ro|gil|daero)\b(?:\s\d{1,3}-gil)?(?:,\s[A-Z][a-z-]+-(?:gu|si|dong))*/g,
  /\b[A-Z][a-z]+-(?:ro|gil|daero)\s\d{1,4}(?:-\d{1,4})?\b/g,
];

const PAY_PLAIN =
  /연봉|월급|시급|주급|희망\s?처우|현재\s?처우|사이닝|스톡\s?옵션|salary|base pay|total comp|per annum|stock options?|sign(?:ing)?[- ]?on/iu;
const PAY_LOOSE = /급여|처우|성과급|상여|인센티브|임금|보수|compensation|bonus|stipend|allowance/iu;
/** A sum that is the business's, not the candidate's. */
const BUSINESS =
  /시스템|서비스|정산|플랫폼|배치|매출|거래|결제|대출|보험|주문|예산|투자|이체|송금|revenue|funding|gmv|transaction|platform|payroll/iu;
const PAY_AS_DATA =
  /(?:연봉|월급|시급|급여|salary)\s?(?:정보|데이터|계산|비교|명세|API|테이블|정산|시스템|서비스|data|table|service)/iu;
const NOT_PAY =
  '(?!\\s?(?:건|명|개|회|tps|qps|rps|요청|사용자|유저|행|줄|배|번|대|년|개월|월|일|시간|분|초|%|퍼센트|ms|차|위|점|곳|[a-z]))';
const AMOUNT = new RegExp(
  [
    '[₩￦$€£]\\s?\\d[\\d,.]*\\s?(?:[km]\\b|만|억)?',
    '(?:krw|usd|eur)\\s?\\d[\\d,.]*',
    '\\d[\\d,.]*\\s?(?:억\\s?)?(?:\\d[\\d,.]*\\s?)?(?:천만|백만|십만|만|억|천)?\\s?(?:원(?!칙|본|격|활|인|점|래|형|소)|달러|won\\b|krw\\b|usd\\b)',
    `\\d[\\d,.]*\\s?(?:천만|백만|만|억|천)${NOT_PAY}`,
    `\\d{1,3},\\d{3}(?:,\\d{3})?${NOT_PAY}`,
    `(?<![\\d.,])\\d{4,8}(?![\\d])${NOT_PAY}`,
    '\\d{2,3}k\\b',
  ].join('|'),
  'giu',
);

/**
 * A text with the personal data of a candidate made unreadable: telephone numbers, e-mail addresses, 주민등록번호,
 * street addresses, and amounts of pay. Metrics, years and the sums of a business stay as they are. Idempotent; O(n).
 *
 * @returns the text and how many places were masked
 */
export function mask(text: string, lang: Language = 'ko'): Masked {
  const { text: masked, cuts } = masking(text, lang);
  return { text: masked, count: cuts.length };
}

/**
 * As `mask`, with the way back: `place` gives the offset in the original of an offset in the masked text (both UTF-16).
 * An offset inside a label is the start of what it stands for, and its end for the label's own end.
 */
export function maskWithPlaces(text: string, lang: Language = 'ko'): Masked & { place: (at: number) => number } {
  const { text: masked, cuts } = masking(text, lang);
  const place = (at: number) => {
    let shift = 0;
    for (const cut of cuts) {
      if (at < cut.start + cut.label) return at <= cut.start ? at + shift : cut.start + shift;
      shift += cut.length - cut.label;
    }
    return at + shift;
  };
  return { text: masked, count: cuts.length, place };
}

/** Where labels stand in the masked text, in order, and how long label and original are. */
type Cut = { start: number; label: number; length: number };

function masking(text: string, lang: Language): { text: string; cuts: Cut[] } {
  let out = text;
  let cuts: Cut[] = [];
  const replace = (what: keyof typeof LABEL, spans: readonly { start: number; end: number }[]) => {
    const label = LABEL[what][lang];
    // One pass over spans and earlier cuts, both in order: a long text holds thousands of them.
    const parts: string[] = [];
    const moved: Cut[] = [];
    let from = 0;
    let next = 0;
    let shift = 0;
    const moveUntil = (end: number) => {
      for (; next < cuts.length && cuts[next]!.start < end; next++)
        moved.push({ ...cuts[next]!, start: cuts[next]!.start + shift });
    };
    for (const { start, end } of spans) {
      moveUntil(end);
      parts.push(out.slice(from, start), label);
      moved.push({ start: start + shift, label: label.length, length: end - start });
      shift += label.length - (end - start);
      from = end;
    }
    moveUntil(Number.POSITIVE_INFINITY);
    out = parts.join('') + out.slice(from);
    cuts = moved.sort((a, b) => a.start - b.start);
  };
  const found = (pattern: RegExp, within = out, from = 0) =>
    [...within.matchAll(pattern)].map((m) => ({ start: from + m.index, end: from + m.index + m[0].length, match: m }));
  replace('mail', found(MAIL));
  replace(
    'resident',
    found(RESIDENT).filter(({ match }) => isDay(Number(match[2]), Number(match[3]))),
  );
  replace('resident', found(RESIDENT_BARE));
  replace('phone', found(PHONE));
  for (const pattern of ADDRESS) replace('address', found(pattern));
  if (PAY_PLAIN.test(out) || PAY_LOOSE.test(out)) {
    replace(
      'pay',
      found(/[^\n.!?。]+(?:[.](?=\d)[^\n.!?。]+)*/gu)
        .filter(({ match }) => speaksOfPay(match[0]))
        .flatMap(({ start, match }) => found(AMOUNT, match[0], start)),
    );
  }
  return { text: out, cuts: cuts.sort((a, b) => a.start - b.start) };
}

function isDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

function speaksOfPay(sentence: string): boolean {
  if (PAY_AS_DATA.test(sentence)) return false;
  return PAY_PLAIN.test(sentence) || (PAY_LOOSE.test(sentence) && !BUSINESS.test(sentence));
}
