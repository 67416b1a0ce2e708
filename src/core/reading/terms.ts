/** Technology words that are written in Hangul, as people write them. */
const KOREAN_TERMS =
  /카프카|레디스|쿠버네티스|도커|스프링(?:\s?부트)?|코틀린|파이썬|자바스크립트|자바|타입스크립트|노드|리액트|장고|엘라스틱서치|몽고디비|마이에스큐엘|포스트그레스|래빗엠큐|아웃박스|멱등성?|메시지 큐|마이크로서비스|이벤트 드리븐|분산 트랜잭션|분산 락|인덱스|샤딩|파티셔닝|캐싱|캐시|로드 밸런싱|대용량 트래픽|고가용성|정산|결제|선주문|마이데이터|벡터 검색|검색 엔진|추천 시스템|데이터 파이프라인|배치|스트리밍/gu;

/** Latin words that are no names when capitalised. */
const ORDINARY = new Set(
  `a an and are as at be by can do for from get has have how i if in into is it its me my no not of on or our out so than that the their them then they this to up us use via was we what when where which who why will with you your about after all also any because been before being between both but each few first good great high job key know like long looking made make many may more most much must need new nice one only other own plus role same see should some strong such take team teams that's these those three through two under very want well were while within without work working would year years
engineer engineers engineering developer developers senior junior lead staff principal manager backend back-end frontend front-end server native title location type employment compensation requirements responsibilities overview summary fit resume highlights company predicted interview questions ask concepts review strategic advice tone focus star situation task action result good luck prep job ownership speed impact collaboration continuous improvement red flags experience experiences knowledge understanding ability skills skill preferred qualifications benefits process culture values mission product products service services platform platforms business users user customers customer data design system systems build building develop developing maintain write writing code quality performance scalability efficiency reliability availability high end etc eg ie e.g i.e vs q a b c d e f g h j k l m n p r s t u v w x y z spec tech synchronous sync async write read cloud infra internals online offline global local custom delivery analysis solution suites context protocol productivity ventures monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december api apis url id pm po hr ceo cto kpi roi english korean model www http https com co kr full-time remote office seoul korea hybrid ltd inc`.split(
    /\s+/u,
  ),
);

const LATIN = /[A-Za-z][A-Za-z0-9]*(?:[+#]{1,2}|(?:[./&+-][A-Za-z0-9]+)*)/gu;
/** Short lower-case names that are technologies all the same. */
const LOWER = new Set([
  'gRPC',
  'iOS',
  'k8s',
  'nginx',
  'npm',
  'pnpm',
  'kubectl',
  'dbt',
  'pytest',
  'redis',
  'kafka',
  'mysql',
  'postgresql',
  'docker',
  'kubernetes',
  'terraform',
  'spring',
  'kotlin',
  'java',
  'python',
  'golang',
  'rust',
  'graphql',
  'fastapi',
  'django',
  'react',
  'typescript',
  'node.js',
  'elasticsearch',
  'grafana',
  'prometheus',
  'jenkins',
  'airflow',
  'spark',
  'mongodb',
  'rabbitmq',
  'linux',
  'git',
  'github',
  'aws',
  'gcp',
  'azure',
  'sql',
  'jpa',
  'msa',
  'api',
  'rest',
]);
const QUOTED =
  /‘([^‘’]{2,15})’|“([^“”]{2,15})”|「([^「」]{2,15})」|(?<![\p{L}\p{N}])'([^'\n]{2,15})'|(?<![\p{L}\p{N}])"([^"\n]{2,15})"/gu;

/**
 * Technology and product words in these statements, as first written, most frequent first (ties in order of
 * appearance), at most 80. A word of the Latin alphabet counts when it is written as a name (capital, digit, sign in
 * it) and is no ordinary word; neighbours that are both capitalised are one term (`Spring Boot`). Product words are
 * those in quotes without a verb.
 */
export function termsIn(texts: readonly string[], company: string | null): string[] {
  const counts = new Map<string, { term: string; count: number; at: number }>();
  let at = 0;
  const add = (term: string) => {
    const key = term.toLowerCase();
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { term, count: 1, at: at++ });
  };
  for (const text of texts) {
    for (const term of latinTerms(text)) add(term);
    for (const match of text.matchAll(KOREAN_TERMS)) add(match[0]);
    for (const match of text.matchAll(QUOTED)) {
      const name = match
        .slice(1)
        .find((group) => group !== undefined)!
        .trim();
      if (isName(name)) add(name);
    }
  }
  return [...counts.values()]
    .filter(({ term }) => term !== company)
    .sort((a, b) => b.count - a.count || a.at - b.at)
    .slice(0, 80)
    .map(({ term }) => term);
}

function latinTerms(text: string): string[] {
  const out: string[] = [];
  let run: { end: number; words: number } | null = null;
  for (const match of text.matchAll(LATIN)) {
    // `Java/Kotlin` and `Redis/PostgreSQL` are two names; `CI/CD`, `Pub/Sub` and `A/B` are one.
    const parts: string[] = splits(match[0]) ? match[0].split('/') : [match[0].replace(/[.-]+$/u, '')];
    if (parts.some((part) => !named(part, text, match.index))) {
      out.push(...parts.filter((part) => parts.length > 1 && named(part, text, match.index)));
      run = null;
      continue;
    }
    const capital = parts.length === 1 && /^[A-Z]/u.test(parts[0]!);
    const joined: boolean =
      capital && run !== null && run.words < 3 && match.index === run.end + 1 && text[run.end] === ' ';
    if (joined) out.push(`${out.pop()} ${parts[0]}`);
    else out.push(...parts);
    run = capital ? { end: match.index + match[0].length, words: joined ? run!.words + 1 : 1 } : null;
  }
  return out;
}

function splits(word: string): boolean {
  const parts = word.split('/');
  return parts.length > 1 && parts.every((p) => p.length >= 3 && /^[A-Z]/u.test(p)) && !/^Pub\/Sub$/u.test(word);
}

function named(word: string, text: string, at: number): boolean {
  if (word.length < 2) return false;
  if (ORDINARY.has(word.toLowerCase())) return false;
  if (LOWER.has(word) || LOWER.has(word.toLowerCase())) return true;
  if (/[A-Z].*[A-Z]|[a-z][A-Z]|[A-Z]\w*\d|[A-Za-z][+#]|[A-Z].*\//u.test(word)) return true;
  if (!/^[A-Z]/u.test(word)) return false;
  // A capital at the start of an English sentence says nothing; amid Korean or within a sentence it marks a name.
  const lead = text.slice(0, at).trimEnd();
  return /[가-힣]/u.test(text) || (lead !== '' && !/[.!?:]$/u.test(lead));
}

function isName(words: string): boolean {
  return (
    !/(?:다|요|까|음|함|는가|하는|하고|되는|이란|이라|성|전략|최적화)$|의 /u.test(words) &&
    words.trim().split(' ').length <= 3 &&
    /[가-힣A-Z]/u.test(words)
  );
}
