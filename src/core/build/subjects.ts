/**
 * Things that postings ask for and résumés tell in other words: `대용량 트래픽` is told as 초당 2,000건, `재발 방지` as
 * what was done after an outage. Each with the words of either side; a number counts only with its unit.
 */
const SUBJECTS: readonly [name: string, said: RegExp][] = [
  [
    'scale',
    /대용량|대규모|트래픽|동시\s?접속|동접|초당\s?[\d,.]+|(?:일|하루|월)\s?(?:평균\s?)?[\d,.]+\s?(?:천|만|억|백만)|[\d,.]+\s?(?:만|억)\s?(?:건|명|개|행|row)|\b(?:TPS|QPS|RPS|MAU|DAU)\b|high[- ]traffic|large[- ]scale/iu,
  ],
  [
    'performance',
    /성능|응답\s?(?:시간|속도)|지연|느린\s?쿼리|병목|(?<!쿼리\s?)튜닝|p9[059]|최적화|(?:시간|초|분)[^.]{0,12}(?:단축|줄)|latency|performance/iu,
  ],
  ['incident', /장애|재발\s?방지|포스트모템|사고\s?(?:대응|분석|회고)|\b(?:incident|outage|postmortem)s?\b/iu],
  [
    'concurrency',
    /동시성|락(?=을|으|\s|이|과|,|\))|데드락|교착|경합|분산\s?락|(?:비관|낙관)적\s?락|\b(?:concurrency|lock(?:s|ing)?)\b/iu,
  ],
  [
    'threads',
    /(?:멀티|다중)\s?(?:스레드|쓰레드)|스레드\s?풀|동시성|데드락|\b(?:concurrency|multi-?thread(?:ed|ing)?|deadlocks?)\b/iu,
  ],
  ['transaction', /트랜잭션|격리\s?수준|정합성|멱등|\b(?:transactions?|idempoten\w+)\b/iu],
  [
    'release',
    /무중단|블루\s?[-/]?\s?그린|카나리|롤링\s?(?:배포|업데이트)|롤백|zero-downtime|blue-?green|canary|rollbacks?/iu,
  ],
  ['on-call', /온콜|당직|경보|야간\s?(?:대응|호출)|on-?call|pager/iu],
  ['teaching', /(?:사내|개발자|팀|조직)[^.]{0,12}교육|교육(?:을|이나|과)|세미나|강의|발표/u],
  [
    'code-review',
    /코드\s?리뷰|페어\s?프로그래밍|풀\s?리퀘스트|(?<![A-Za-z])PR(?![A-Za-z])|code reviews?|pull requests?/iu,
  ],
  [
    'people',
    /협업|커뮤니케이션|소통|직군|(?:기획자?|디자이너?|운영팀?|마케팅|영업팀?|현업|고객\s?센터|(?:다른|타)\s?팀|유관\s?부서)(?:와|과|랑|,|\s?및)|합의|조율|stakeholders?|cross-functional/iu,
  ],
  ['leading', /리딩|리드(?!타임)|팀장|파트장|멘토링|온보딩|팀\s?(?:빌딩|을 이끌)|후배|\b(?:mentor(?:ed|ing)?|led)\b/iu],
  [
    'legacy',
    /레거시|마이그레이션|이관|모놀리[스식]|(?:전환|이전)(?=하|한|했|해|을|$|\s)|걷어|옮[기긴겨김]|migrat(?:ed|ion)|\bmoved\b[^.]{0,60}\b(?:from|to)\b|legacy/iu,
  ],
  ['architecture', /(?<![A-Za-z])MSA(?![A-Za-z])|마이크로\s?서비스|서비스\s?(?:를|의)?\s?분리|microservices?/iu],
  [
    'auth',
    /인증(?!서)|인가|로그인|권한|(?<![A-Za-z])(?:JWT|OAuth2?|SSO|OIDC)(?![A-Za-z0-9])|authenticat\w+|authoriz\w+/iu,
  ],
  ['security', /보안|암호화|개인정보|취약점|마스킹|\b(?:security|encrypt\w+)\b/iu],
  ['settlement', /정산|대사(?=\s|를|로|가|와|\/|,)|settlement|reconciliation/iu],
  ['payment', /결제|(?<![A-Za-z])PG(?![A-Za-z])|payments?\b/iu],
  ['logistics', /물류|배송|배차|풀필먼트|창고|logistics/iu],
  ['advertising', /광고|(?<![A-Za-z])(?:RTB|DSP|SSP)(?![A-Za-z])|입찰/iu],
  ['commerce', /커머스|쇼핑몰|이커머스|주문|장바구니|e-?commerce/iu],
  ['recommendation', /추천\s?(?:시스템|모델|알고리즘|엔진)?|개인화|recommendation/iu],
  ['search', /검색(?!\s?엔진)|형태소|색인/iu],
  ['game', /게임|(?<![A-Za-z])(?:MMORPG|RPG|FPS)(?![A-Za-z])|매칭\s?서버/iu],
  [
    'external',
    /외부\s?(?:기관|연동|API|시스템)|(?:연동|웹훅)(?=을|를|\s|하|,|$)|오픈\s?API|webhooks?|integrations?\b/iu,
  ],
  ['batch', /배치|스케줄러|\bbatch\b/iu],
  ['streaming', /스트리밍|실시간|이벤트\s?(?:기반|드리븐|파이프라인|스트림)|real-?time|streaming|event-driven/iu],
  ['cost', /비용(?=을|\s|이|절|최)|절감(?=[^.]{0,6}(?:비용|원|달러))|\bcosts?\b/iu],
  ['open-source', /오픈\s?소스|open[- ]source/iu],
  ['documents', /문서화|기술\s?(?:문서|블로그)|가이드\s?(?:문서|작성)|documentation/iu],
  [
    'modelling',
    /데이터\s?모델링|스키마\s?설계|테이블\s?설계|(?<![A-Za-z])DDD(?![A-Za-z])|도메인\s?(?:주도|모델)|data model\w*/iu,
  ],
  ['experiments', /A\/B\s?(?:테스트|실험)|실험\s?(?:플랫폼|설계)/iu],
  ['tenancy', /멀티\s?테넌[트시]|테넌트|multi-?tenan\w+/iu],
  ['side-project', /사이드\s?프로젝트|개인\s?프로젝트|토이\s?프로젝트|side projects?/iu],
  ['accessibility', /접근성|accessibility/iu],
  ['english', /영어|비즈니스\s?회화|토익|\bEnglish\b/iu],
];

/** Subjects that a text speaks of. */
export function subjectsIn(text: string): Set<string> {
  const plain = text.normalize('NFC');
  return new Set(SUBJECTS.filter(([, said]) => said.test(plain)).map(([name]) => name));
}
