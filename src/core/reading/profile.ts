import type { CompanyProfile, ProfileLabel } from '../dossier.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { type Axis, type BusinessModel, type Customer, Industry, type Stage } from '../vocabulary.ts';
import { haystack, needle, occurs, signalsIn } from './signal-words.ts';

/**
 * Words that mean a label when a posting uses them, from the front matter of the industry and axis pages: `id` is the
 * industry, or with `axis` the value on it.
 */
export type LabelSignals = { id: string; axis?: Axis; signals: readonly string[] };

/** What the profile is read from: statements, each with where it stands. */
export type Statement = { text: string; evidence: Evidence };

type Rule<T> = { is: T; strong: RegExp; weak?: RegExp };

/** How many places are kept for a label, and how many of its words. */
const PLACES = 3;
const WORDS = 6;

/** Patterns for what words alone cannot tell (a fee that is none, a growth in numbers); words stand on the pages. */
const CUSTOMERS: Rule<Customer>[] = [
  {
    is: 'b2c',
    strong: /\bB2B?2?C\b|소비자|유저|손님|이용자|구매자|\b(?:consumers?|players?)\b/giu,
    weak: /사용자|회원|\busers?\b|\bmembers?\b/giu,
  },
  {
    is: 'b2b',
    strong:
      /\bB2B(?:2C)?\b|사장님|점주|가맹점|입점사|판매자|셀러|고객사|기업\s?고객|파트너사|엔터프라이즈|\b(?:enterprise|merchants?|sellers?|business customers|corporate clients)\b/giu,
    weak: /컨설팅|솔루션|가게/gu,
  },
  {
    is: 'b2g',
    strong:
      /\bB2G\b|공공기관|공공\s?사업|정부\s?기관|지자체|국방|나라장터|\b(?:public sector|government agenc(?:y|ies))\b/giu,
  },
];

const MODELS: Rule<BusinessModel>[] = [
  {
    is: 'transaction-fee',
    strong:
      /수수료(?!\s*(?:가|는|도)?\s*(?:없|무료|0))|중개\s?(?:서비스|플랫폼|수익)|대출 중개|마켓플레이스|\b(?:transaction fees?|commission|take rate|marketplace)\b/giu,
  },
  { is: 'subscription', strong: /구독|월정액|정기\s?결제|\bSaaS\b|\bsubscriptions?\b/giu },
  {
    is: 'advertising',
    strong:
      /광고\s?(?:수익|매출|플랫폼|상품|주\b|지면|네트워크)|애드테크|\b(?:ad(?:vertising)? (?:platform|revenue|network)|adtech)\b/giu,
  },
  {
    is: 'licence',
    strong:
      /라이[선센]스\s?(?:판매|매출|사업|형|로 제공)|구축형|온프레미스\s?(?:제품|솔루션|납품)|패키지\s?소프트웨어|\blicen[sc]es? (?:sales|revenue|model)\b/giu,
  },
  {
    is: 'msp',
    strong:
      /\bMSP\b|매니지드\s?서비스\s?(?:사업|제공|운영)|클라우드\s?(?:운영|관리)\s?(?:대행|서비스)|\bmanaged services? provider\b/giu,
  },
  {
    is: 'si-sm',
    strong: /\b(?:SI|SM)\b(?!\w)|시스템\s?통합|위탁\s?(?:개발|운영)|프로젝트\s?수주|수주\s?사업|고객사\s?프로젝트/gu,
  },
  {
    is: 'product',
    strong: /자사\s?(?:서비스|제품|솔루션|플랫폼)|자체\s?(?:서비스|제품|플랫폼)|프로덕트|\bour (?:own )?products?\b/giu,
    weak: /제품|서비스를 (?:만|운영|제공)|\bproducts?\b/giu,
  },
];

const STAGES: Rule<Exclude<Stage, 'unknown'>>[] = [
  {
    is: 'early',
    strong:
      /시드\s?(?:투자|단계|라운드)|프리\s?A|Pre-?A\b|시리즈\s?A\b|Series A\b|초기\s?(?:스타트업|단계|멤버|팀|기업)|창업\s?(?:초기|멤버)|early[- ]stage|seed[- ](?:stage|round)|founding (?:engineer|team)/giu,
  },
  {
    is: 'large',
    strong:
      /상장사|상장\s?기업|코스피|코스닥|유가증권|대기업|그룹사|계열사|임직원\s?(?:수\s?)?(?:약\s?)?(?:\d,\d{3}|\d{4,}|\d+천)\s?명|publicly (?:traded|listed)|\b(?:NYSE|NASDAQ|Fortune 500)\b/giu,
  },
  {
    is: 'growth',
    strong:
      /시리즈\s?[B-E]\b|Series [B-E]\b|성장기|스케일\s?업|scale-?up|고속\s?성장|\d+\s?명에서\s?\d+\s?명|(?:매출|거래액|이용자|가입자)\S{0,3}\s?(?:\S{1,20}\s){0,3}\d[\d,.]{0,9}\s?(?:%|배)\s?(?:이상\s?)?(?:성장|증가|늘)|rapidly growing|hypergrowth/giu,
  },
];

/**
 * The company on the four axes, from what the posting and the company summary say, and for every label the places that
 * say so. Nothing said is [] or `unknown`. An industry needs two different signals; a second one stands beside the first
 * when it has at least half as many. On the other axes a strong word says it once, a weak one twice.
 */
export function profileOf(
  statements: readonly Statement[],
  signals: readonly LabelSignals[],
): { profile: CompanyProfile; labels: ProfileLabel[] } {
  const texts = statements.map((s) => s.text.normalize('NFC'));
  const models = all(MODELS, texts, on(signals, 'business-model', 'revenue'));
  const customers = all(CUSTOMERS, texts, on(signals, 'customer'));
  const stages = all(STAGES, texts, on(signals, 'stage')).sort((a, b) => order(a.is) - order(b.is));
  const industries = industriesOf(
    texts,
    signals.filter((s) => s.axis === undefined),
  );
  const profile: CompanyProfile = {
    businessModel: models.map((m) => m.is),
    industry: industries.map((i) => i.is),
    customer: customers.map((c) => c.is),
    stage: stages[0]?.is ?? 'unknown',
  };
  const label = (axis: ProfileLabel['axis'], found: Found<string>): ProfileLabel => ({
    axis,
    value: found.is,
    words: found.words.slice(0, WORDS),
    evidence: statements
      .filter((_, i) => found.in(texts[i]!))
      .slice(0, PLACES)
      .map((s) => s.evidence),
  });
  return {
    profile,
    labels: [
      ...industries.map((found) => label('industry', found)),
      ...models.map((found) => label('business-model', found)),
      ...customers.map((found) => label('customer', found)),
      ...stages.slice(0, 1).map((found) => label('stage', found)),
    ],
  };
}

/** A label that was found, the words that say it, and whether a statement holds one of them. */
type Found<T> = { is: T; words: string[]; in: (statement: string) => boolean };

const on = (signals: readonly LabelSignals[], ...axes: Axis[]) =>
  signals.filter((s) => s.axis !== undefined && axes.includes(s.axis));
const order = (stage: string) => STAGES.findIndex((rule) => rule.is === stage);

/** What a strong word says once, or a weak one twice; the most often said first. */
function all<T extends string>(rules: Rule<T>[], texts: readonly string[], pages: readonly LabelSignals[]): Found<T>[] {
  const whole = haystack(texts.join('\n'));
  const matchedIn = (pattern: RegExp) => texts.flatMap((text) => matched(pattern, text));
  return rules
    .map((rule) => {
      const strongly = matchedIn(rule.strong);
      const written = [...strongly, ...(rule.weak ? matchedIn(rule.weak) : [])];
      const strong = strongly.length;
      const weak = written.length - strong;
      // A word of the page that a pattern has counted is not counted again.
      const own = signalsIn(
        whole,
        pages.filter((page) => page.id === rule.is).flatMap((page) => page.signals),
      ).filter((signal) => !strongly.some((w) => needle(w).includes(signal) || signal.includes(needle(w))));
      return { rule, written, own, strong: strong + own.length, weak };
    })
    .filter((r) => r.strong > 0 || r.weak >= 2)
    .sort((a, b) => b.strong * 2 + b.weak - (a.strong * 2 + a.weak))
    .map(({ rule, written, own }) => ({
      is: rule.is,
      words: [...new Set([...written, ...own])],
      in: (statement) =>
        matched(rule.strong, statement).length > 0 ||
        (rule.weak !== undefined && matched(rule.weak, statement).length > 0) ||
        own.some((signal) => occurs(haystack(statement), signal)),
    }));
}

function matched(pattern: RegExp, text: string): string[] {
  return (text.match(pattern) ?? []).map((m) => m.replace(/\s+/gu, ' ').trim());
}

function industriesOf(texts: readonly string[], pages: readonly LabelSignals[]): Found<Industry>[] {
  const whole = haystack(texts.join('\n'));
  const scored = pages
    .flatMap(({ id, signals }) => {
      const industry = Industry.safeParse(id);
      return industry.success ? [{ is: industry.data, words: signalsIn(whole, signals) }] : [];
    })
    .filter((s) => s.words.length >= 2)
    .sort((a, b) => b.words.length - a.words.length || b.words.join('').length - a.words.join('').length);
  const most = scored[0]?.words.length ?? 0;
  return scored
    .filter((s) => s.words.length * 2 >= most)
    .slice(0, 2)
    .map((s) => ({ ...s, in: (statement) => s.words.some((word) => occurs(haystack(statement), word)) }));
}
