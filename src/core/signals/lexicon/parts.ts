import { en, ko, type Lexicon } from '../entry.ts';

/** Names of one thing in both scripts, for comparing a question with an answer. Lower case. */
export const SAME_IN_BOTH_SCRIPTS: readonly (readonly string[])[] = [
  ['kafka', '카프카'],
  ['redis', '레디스'],
  ['db', '디비', '데이터베이스', 'database'],
  ['queue', '큐'],
  ['outbox', '아웃박스'],
  ['relay', '릴레이'],
  ['cache', '캐시'],
  ['worker', '워커'],
  ['broker', '브로커'],
  ['consumer', '컨슈머'],
  ['producer', '프로듀서'],
  ['batch', '배치'],
  ['index', '인덱스'],
  ['transaction', '트랜잭션'],
  ['kubernetes', '쿠버네티스', 'k8s'],
  ['mysql', '마이에스큐엘'],
  ['postgresql', '포스트그레스', 'postgres'],
  ['mongodb', '몽고디비'],
  ['elasticsearch', '엘라스틱서치'],
  ['spring', '스프링'],
  ['python', '파이썬'],
  ['docker', '도커'],
  ['lock', '락'],
  ['thread', '스레드', '쓰레드'],
  ['event', '이벤트'],
  ['message', '메시지', '메세지'],
  ['server', '서버'],
  ['api', '에이피아이'],
  ['test', '테스트'],
  ['gateway', '게이트웨이'],
];

const KO_ONLY =
  '카프카|레디스|디비|데이터베이스|릴레이|API 서버|API ?게이트웨이|게이트웨이|캐시|워커|로드 ?밸런서|아웃박스|브로커|컨슈머|프로듀서|스케줄러|쿠버네티스|복제본|레플리카|샤드|파티션|웹 ?소켓|세션 ?서버|웹 ?서버|프록시|엘라스틱서치|몽고디비|람다|오브젝트 ?스토리지|메시지 ?브로커|이벤트 ?버스|커넥션 ?풀|서킷 ?브레이커';
const LATIN =
  'Kafka|Redis|MySQL|Postgres(?:QL)?|MongoDB|Elasticsearch|OpenSearch|RabbitMQ|SQS|SNS|Kinesis|DynamoDB|Cassandra|NGINX|S3|CDN|Lambda|Kubernetes|K8s|EKS|DB|RDS|CQRS|gRPC|WebSocket|Envoy|Istio|Memcached|Celery|Airflow|Spark|Flink|Debezium|ZooKeeper|ClickHouse|BigQuery|Snowflake|outbox|CDC|load balancer|API gateway|API server|message queue|message broker|connection pool|circuit breaker|read replica';
const EN_WORDS =
  'queues?|relay|cach(?:e|es)|workers?|brokers?|consumers?|producers?|schedulers?|databases?|replicas?|shards?|partitions?|proxy|gateway|load balancers?|batch job|web ?server|object storage|event bus';

/** 부품. Negation does not matter: the part has been named. */
export const PARTS: Lexicon = {
  component: {
    ko: {
      find: [
        new RegExp(`(?<![A-Za-z])(?:${LATIN})(?![A-Za-z])`, 'giu'),
        ko(
          KO_ONLY,
          '(?:(?<![가-힣])|메시지 ?|작업 ?|대기 ?|지연 ?|데드 ?레터 ?)큐(?=[에를가는로의와도,.\\s]|$)',
          '(?<![가-힣])배치(?=로|가|를|는|은|도|와| 작업| 서버| 잡|에서|에 |[,.\\s]|$)',
        ),
      ],
      traps: [ko('릴레이(?:션|팅)|캐시(?:백|플로)|배치 ?(?:했|하|해|되|됐|돼|된)|파티션 ?(?:벽|나눔)')],
      negated: 'keep',
      reported: 'keep',
    },
    en: {
      find: [en(LATIN, EN_WORDS)],
      traps: [en('cash|relay (?:race|that message to)|worker rights|consumer goods')],
      negated: 'keep',
      reported: 'keep',
    },
  },
};

/** Words of a posting that any posting holds: hearing them says nothing about this one. */
export const EVERY_POSTING = new Set(
  '서비스 성장 데이터 개발 개발자 팀 회사 업무 기술 시스템 서버 경험 운영 설계 구현 문제 고객 사용자 환경 역할 프로젝트 협업 코드 품질 백엔드 엔지니어 채용 우대 자격 문화 비즈니스 제품 기능 플랫폼 가치 도전 열정 함께 service growth data development team company system server experience project product platform engineer'.split(
    ' ',
  ),
);
