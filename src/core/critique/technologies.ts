/**
 * Technologies that stand in for each other, by what they are used for: two of one row said of one thing contradict.
 * The first spelling of each is its name. Lower case.
 */
export const RIVALS: readonly (readonly (readonly string[])[])[] = [
  [
    ['kafka', '카프카'],
    ['rabbitmq', '래빗엠큐', '래빗mq'],
    ['sqs'],
    ['activemq'],
    ['pulsar', '펄사'],
    ['kinesis', '키네시스'],
    ['nats'],
  ],
  [
    ['mysql', '마이에스큐엘'],
    ['postgresql', 'postgres', '포스트그레스', '포스트그레'],
    ['oracle', '오라클'],
    ['mariadb', '마리아디비'],
    ['mongodb', '몽고디비', '몽고db'],
    ['dynamodb', '다이나모디비'],
    ['cassandra', '카산드라'],
    ['mssql'],
  ],
  [
    ['redis', '레디스'],
    ['memcached', '멤캐시드'],
    ['caffeine', '카페인'],
    ['hazelcast', '헤이즐캐스트'],
  ],
  [
    ['java', '자바'],
    ['kotlin', '코틀린'],
    ['python', '파이썬'],
    ['go', 'golang', '고랭'],
    ['node.js', 'nodejs', '노드js'],
    ['typescript', '타입스크립트'],
    ['php'],
    ['ruby', '루비'],
    ['scala', '스칼라'],
    ['c#'],
    ['rust', '러스트'],
  ],
  [
    ['spring', 'spring boot', '스프링', '스프링 부트'],
    ['django', '장고'],
    ['fastapi'],
    ['flask', '플라스크'],
    ['nestjs', '네스트'],
    ['express'],
    ['gin'],
    ['rails'],
  ],
  [['elasticsearch', '엘라스틱서치'], ['opensearch', '오픈서치'], ['solr']],
  [['kubernetes', '쿠버네티스', 'k8s', 'eks', 'gke'], ['ecs'], ['nomad'], ['docker swarm', '도커 스웜']],
  [['jenkins', '젠킨스'], ['github actions', '깃허브 액션'], ['gitlab ci'], ['circleci'], ['argocd', 'argo cd']],
  [
    ['prometheus', '프로메테우스'],
    ['datadog', '데이터독'],
    ['new relic', '뉴렐릭'],
    ['cloudwatch', '클라우드워치'],
  ],
  [['grpc'], ['rest', 'rest api'], ['graphql', '그래프큐엘']],
  [['jpa', 'hibernate', '하이버네이트'], ['mybatis', '마이바티스'], ['jdbc'], ['jooq'], ['querydsl']],
  [['aws'], ['gcp'], ['azure', '애저'], ['온프레미스', 'on-premise']],
];

/** A technology named at `[start, end)`: its name, and the row of its rivals. */
export type Named = { name: string; row: number; start: number; end: number };

const BY_SPELLING = new Map(
  RIVALS.flatMap((row, i) =>
    row.flatMap(([name, ...other]) => [name!, ...other].map((s) => [s, { name: name!, row: i }] as const)),
  ),
);
const SPELLING = new RegExp(
  `(?<![A-Za-z가-힣])(?:${[...BY_SPELLING.keys()]
    .sort((a, b) => b.length - a.length)
    .map((s) => s.replace(/[.+]/gu, '\\$&').replaceAll(' ', '\\s?'))
    .join('|')})(?![A-Za-z])`,
  'giu',
);
/** What may stand behind a name of Hangul: not the rest of another word (노드 → 노드가, 장고 → 장고를). */
const AFTER = /^(?:은|는|이|가|을|를|과|와|의|에|로|으로|나|도|만|랑|까지|부터|기반|를|쪽|서버|$|[^가-힣])/u;

/** Technologies that have rivals, in order. ‘go’ only as Go or golang. */
export function rivalsIn(text: string): Named[] {
  const out: Named[] = [];
  for (const match of text.matchAll(SPELLING)) {
    const end = match.index + match[0].length;
    const known =
      BY_SPELLING.get(match[0].toLowerCase().replaceAll(/\s+/gu, ' ')) ?? BY_SPELLING.get(match[0].toLowerCase());
    if (!known || (known.name === 'go' && /^go$/iu.test(match[0]) && match[0] !== 'Go')) continue;
    if (known.name === 'express' && match[0] !== 'Express') continue;
    if (/[가-힣]$/u.test(match[0]) && !AFTER.test(text.slice(end, end + 2))) continue;
    out.push({ ...known, start: match.index, end });
  }
  return out;
}
