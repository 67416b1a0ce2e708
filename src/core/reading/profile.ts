import type { CompanyProfile } from '../dossier.ts';
import { type BusinessModel, type Customer, Industry, type Stage } from '../vocabulary.ts';

/** Words that mean an industry when a posting uses them; from the front matter of the industry pages. */
export type IndustrySignals = { id: string; signals: readonly string[] };

type Rule<T> = { is: T; strong: RegExp; weak?: RegExp };

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
    strong: /\bMSP\b|매니지드\s?서비스|클라우드\s?(?:운영|관리)\s?(?:대행|서비스)|\bmanaged services? provider\b/giu,
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
 * The company on the four axes, from what the posting and the company summary say. Nothing said is [] or `unknown`.
 * An industry needs two different signals; a second one stands beside the first when it has at least half as many.
 */
export function profileOf(texts: readonly string[], industrySignals: readonly IndustrySignals[]): CompanyProfile {
  const text = texts.join('\n').normalize('NFC');
  return {
    businessModel: all(MODELS, text),
    industry: industriesOf(text, industrySignals),
    customer: all(CUSTOMERS, text),
    stage:
      STAGES.map((rule) => ({ is: rule.is, hits: count(rule.strong, text) })).find((s) => s.hits > 0)?.is ?? 'unknown',
  };
}

/** What a strong word says once, or a weak one twice; the most often said first. */
function all<T>(rules: Rule<T>[], text: string): T[] {
  return rules
    .map((rule) => ({ is: rule.is, strong: count(rule.strong, text), weak: rule.weak ? count(rule.weak, text) : 0 }))
    .filter((r) => r.strong > 0 || r.weak >= 2)
    .sort((a, b) => b.strong * 2 + b.weak - (a.strong * 2 + a.weak))
    .map((r) => r.is);
}

function count(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}

function industriesOf(text: string, pages: readonly IndustrySignals[]): Industry[] {
  const lower = text.toLowerCase();
  const packed = lower.replace(/[ \t]+/gu, '');
  const scored = pages
    .flatMap(({ id, signals }) => {
      const industry = Industry.safeParse(id);
      if (!industry.success) return [];
      const hits = [...new Set(signals.map((s) => s.normalize('NFC').toLowerCase().trim()))].filter((s) =>
        occurs(lower, packed, s),
      );
      // `결제` inside a hit `간편결제` is the same word seen twice.
      const distinct = hits.filter(
        (s) => !hits.some((other) => other !== s && other.includes(s) && !occursAlone(lower, s, other)),
      );
      return [{ id: industry.data, hits: distinct.length, length: distinct.join('').length }];
    })
    .filter((s) => s.hits >= 2)
    .sort((a, b) => b.hits - a.hits || b.length - a.length);
  const top = scored[0];
  return top
    ? scored
        .filter((s) => s.hits * 2 >= top.hits)
        .slice(0, 2)
        .map((s) => s.id)
    : [];
}

function occurs(lower: string, packed: string, signal: string): boolean {
  if (signal === '') return false;
  if (/[가-힣]/u.test(signal)) return packed.includes(signal.replace(/\s+/gu, ''));
  let from = lower.indexOf(signal);
  while (from !== -1) {
    const edge =
      !/[a-z0-9]/u.test(lower[from - 1] ?? ' ') &&
      !/[a-z0-9]/u.test((lower[from + signal.length] ?? ' ').replace('s', ' '));
    if (edge) return true;
    from = lower.indexOf(signal, from + 1);
  }
  return false;
}

/** True where `signal` occurs outside of every occurrence of the longer `other`. */
function occursAlone(lower: string, signal: string, other: string): boolean {
  return lower.split(other).some((part) => part.includes(signal));
}
