const words = (list: string) => list.trim().split(/\s+/u);

/**
 * Words that drafts of the trade are made of, spelt right: what a slip of the finger is compared with. Of words of two
 * syllables only those that hardly any other word lies one key away from (설계, but not 정산: 정상, 정신, 전산).
 */
export const TRADE_NOUNS: readonly string[] = words(`
  때문 설계 철학 해결 응답 경험 성능 쿼리
  데이터 서비스 시스템 사용자 프로젝트 컨슈머 프로듀서 트랜잭션 메시지 이벤트 인덱스 테스트 모니터링 아키텍처
  아웃박스 브로커 파티션 오프셋 릴레이 스케줄러 컨테이너 클러스터 인스턴스 레플리카 커넥션 스레드 타임아웃 마이그레이션
  리팩터링 리팩토링 인터페이스 컴포넌트 프레임워크 라이브러리 파이프라인 트래픽 로드밸런서 게이트웨이 쿠버네티스
  엘라스틱서치 카프카 레디스 스프링 코틀린 파이썬 자바스크립트 타입스크립트 프로메테우스 그라파나 데이터베이스 애플리케이션
  백엔드 프론트엔드 정합성 멱등성 동시성 가용성 확장성 비동기 스키마 도메인 레거시 레이턴시 처리량 재시도 재처리 대시보드
  어드민 클라이언트 엔지니어 인프라 플랫폼 프로세스 커뮤니케이션 피드백 스프린트 디버깅 프로파일링 시뮬레이션 워크플로우
`);

/** Technology names of the Latin alphabet that are no English words, so that one letter off is a slip. Lower case. */
export const LATIN_NAMES: readonly string[] = words(`
  Kubernetes Elasticsearch OpenSearch PostgreSQL MongoDB DynamoDB Cassandra RabbitMQ Debezium Prometheus Grafana Terraform
  Kotlin TypeScript JavaScript FastAPI Django Hibernate Transactional Idempotency Asynchronous Architecture Microservices
  Snowflake BigQuery ClickHouse Memcached WebSocket GraphQL Kinesis CloudFormation Redisson HikariCP Resilience4j OpenTelemetry
  Middleware Repository Synchronous Consistency Availability Scalability
`);

/**
 * Words that lie one key away from one of the above and are real all the same, found by running a spelling dictionary
 * of 100,000 stems with their endings against the rule, and second spellings that are in use.
 */
export const REAL_WORDS: ReadonlySet<string> = new Set(
  words(`
  깨문 대문 때뿐 때만 설기 철할 해경 해골 해열 영험 성는 쿼터 응당
  가용자 사용성 사용지 사용권 상용자 사욕자 적합성 정확성 부합성 확정성 특정성 동등성 동일성 가능성 가동성
  데이트 텍스트 케이블 테이블 페스트 페이스 에이스 바이블 아파치 브레이크 프로세서 프로젝터 프로그램 스토킹 스토밍
  서비스업 메리지 미시지 제시지 칠레이 플레이 딜레이 스키장 스킨 도메인 분석가 분석기 다단계 로그인 모듈러 매니저 어드밴
  스킴 쓰레드 리플리카 프런트엔드 레디슨 시스템즈 이벤트성 커넥터 커넥팅 스프레드 미동기 반도기 비등기 재시험 재처분 도매인
  adaptors convention contention consistence repositor repositors salability kineses kinesic kinesics tapescript prometheum prometheums memcache
`),
);
