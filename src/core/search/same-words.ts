/**
 * Words of the trade that Koreans write in two scripts or by two names, one group to a line, `,` between names. They
 * say the same wherever they stand; what one card alone means by a word stands on that card (`aliases`).
 */
export const SAME_WORDS: readonly (readonly string[])[] = `
redis, 레디스
kafka, 카프카
mysql, 마이에스큐엘
postgresql, postgres, 포스트그레스, 포스트그레SQL
mongodb, 몽고디비, 몽고DB
elasticsearch, 엘라스틱서치
kubernetes, 쿠버네티스, k8s, 쿠베
docker, 도커
container, 컨테이너
pod, 파드
node, 노드
cluster, 클러스터
spring, 스프링
spring boot, 스프링 부트
bean, 빈 객체
hibernate, 하이버네이트
java, 자바
kotlin, 코틀린
python, 파이썬
javascript, 자바스크립트
typescript, 타입스크립트
golang, 고랭
rust, 러스트
django, 장고
nginx, 엔진엑스
linux, 리눅스
github, 깃허브
jenkins, 젠킨스
terraform, 테라폼
helm, 헬름
prometheus, 프로메테우스
grafana, 그라파나
transaction, 트랜잭션
commit, 커밋
rollback, 롤백
isolation, 격리
lock, 락, 잠금
deadlock, 데드락, 교착상태, 교착 상태
mutex, 뮤텍스
semaphore, 세마포어, 세마포
race condition, 레이스 컨디션, 경쟁 조건, 경합 조건
concurrency, 동시성
parallelism, 병렬성
process, 프로세스
thread, 스레드, 쓰레드
thread pool, 스레드 풀, 쓰레드 풀
context switching, context switch, 컨텍스트 스위칭, 문맥 교환, 문맥 전환
coroutine, 코루틴
virtual thread, 가상 스레드, 버추얼 스레드
async, asynchronous, 비동기
synchronous, 동기식
blocking, 블로킹, 블록킹
non-blocking, nonblocking, 논블로킹
event loop, 이벤트 루프
callback, 콜백
garbage collection, gc, 가비지 컬렉션, 가비지 컬렉터, garbage collector
heap, 힙, 힙 메모리
stack, 스택
memory leak, 메모리 누수, 메모리 릭
out of memory, oom, 메모리 부족
jvm, 자바 가상 머신
index, 인덱스, 색인
covering index, 커버링 인덱스
execution plan, explain, 실행 계획, 쿼리 플랜
query, 쿼리
join, 조인
normalization, 정규화
denormalization, 반정규화, 역정규화
foreign key, 외래 키, 외래키
primary key, 기본 키, 기본키, pk
schema, 스키마
migration, 마이그레이션
partition, 파티션
partitioning, 파티셔닝
shard, 샤드
sharding, 샤딩
replica, 레플리카, 복제본
replication, 복제, 리플리케이션
master slave, primary replica, 주 복제, 마스터 슬레이브
orm, 객체 관계 매핑
jpa, 자바 영속성
lazy loading, 지연 로딩, 레이지 로딩
fetch join, 페치 조인
n+1, n+1 문제, n플러스1
persistence context, 영속성 컨텍스트
connection pool, 커넥션 풀, dbcp
timeout, 타임아웃, 시간 초과
retry, 재시도, 리트라이
backoff, 백오프
circuit breaker, 서킷 브레이커, 회로 차단기
bulkhead, 벌크헤드
fallback, 폴백
rate limit, rate limiting, rate limiter, 처리율 제한, 유량 제어, 속도 제한, 호출 제한
throttling, 스로틀링
idempotency, idempotent, 멱등성, 멱등
cache, caching, 캐시, 캐싱
cache invalidation, 캐시 무효화
cache stampede, thundering herd, 캐시 스탬피드, 선더링 허드
ttl, 만료 시간, 유효 시간
hot key, 핫키
eviction, 퇴출, 축출
session, 세션
cookie, 쿠키
token, 토큰
refresh token, 리프레시 토큰
access token, 액세스 토큰
authentication, 인증
authorization, 인가, 권한 부여
single sign-on, sso, 싱글 사인온
encryption, 암호화
hash, hashing, 해시, 해싱
salt, 솔트
tls, ssl
https, http
load balancer, load balancing, 로드 밸런서, 로드밸런싱, 부하 분산
reverse proxy, 리버스 프록시
proxy, 프록시
gateway, 게이트웨이
api gateway, api 게이트웨이
handshake, 핸드셰이크, 악수
three way handshake, 3-way handshake, 3 way handshake, 쓰리웨이 핸드셰이크
websocket, 웹소켓
polling, 폴링
long polling, 롱 폴링
streaming, 스트리밍
socket, 소켓
port, 포트
dns, 도메인 네임 시스템
cdn, 콘텐츠 전송망, 콘텐츠 전송 네트워크
latency, 지연 시간, 레이턴시, 응답 시간
throughput, 처리량
bottleneck, 병목
traffic, 트래픽
scale out, 스케일 아웃, 수평 확장
scale up, 스케일 업, 수직 확장
auto scaling, autoscaling, 오토 스케일링, 자동 확장
deploy, deployment, 배포
canary, 카나리
blue green, 블루그린, 블루 그린
rolling update, 롤링 업데이트, 롤링 배포
zero downtime, 무중단
feature flag, feature toggle, 기능 플래그, 피처 플래그
pipeline, 파이프라인
monitoring, 모니터링
observability, 관측성, 관측 가능성, 옵저버빌리티
metric, 지표, 메트릭
log, logging, 로그, 로깅
tracing, distributed tracing, 분산 추적, 트레이싱
alert, alarm, 알람, 경보
incident, outage, 장애
postmortem, 포스트모템, 장애 회고, 사후 분석
runbook, 런북
on-call, 온콜, 당직
sla, 서비스 수준 협약
slo, 서비스 수준 목표
message queue, 메시지 큐, 메세지 큐, mq
message, 메시지, 메세지
broker, 브로커
topic, 토픽
consumer, 컨슈머, 소비자
producer, 프로듀서, 생산자
consumer group, 컨슈머 그룹
offset, 오프셋
lag, 랙
rebalance, rebalancing, 리밸런싱, 리밸런스, 재배정
dead letter queue, dead letter, dlq, 데드 레터 큐, 데드레터
publish subscribe, pub/sub, 발행 구독, 펍섭
event, 이벤트
event sourcing, 이벤트 소싱
domain driven design, ddd, 도메인 주도 설계
aggregate, 애그리거트, 애그리게이트
bounded context, 바운디드 컨텍스트
microservice, msa, 마이크로서비스
monolith, 모놀리스, 모놀리식
hexagonal, 헥사고날
clean architecture, 클린 아키텍처
dependency injection, 의존성 주입
dependency inversion, 의존성 역전
refactoring, 리팩터링, 리팩토링
legacy, 레거시
design pattern, 디자인 패턴
decorator, 데코레이터
singleton, 싱글턴, 싱글톤
factory, 팩토리
proxy pattern, 프록시 패턴
saga, 사가
compensating transaction, 보상 트랜잭션
two phase commit, 2pc, 2단계 커밋
distributed transaction, 분산 트랜잭션
distributed lock, 분산 락, 분산락
optimistic lock, optimistic locking, 낙관적 락, 낙관락
pessimistic lock, pessimistic locking, 비관적 락, 비관락
eventual consistency, 최종적 일관성, 결과적 일관성, 최종 일관성
consistency, 일관성, 정합성
availability, 가용성
durability, 지속성, 영속성
atomicity, 원자성
cap theorem, cap 정리, cap 이론
split brain, 스플릿 브레인
leader election, 리더 선출
failover, 페일오버, 장애 조치
disaster recovery, dr, 재해 복구
backup, 백업
batch, 배치
scheduler, 스케줄러
cron, 크론
payment, 결제
refund, 환불
settlement, 정산
ledger, 원장
double entry, 이중기장, 복식부기
inventory, 재고
coupon, 쿠폰
적립금, 포인트
recommendation, 추천
search engine, 검색 엔진
inverted index, 역색인, 역인덱스
pagination, paging, 페이지네이션, 페이징
cursor, 커서
geospatial, 지리 공간, 공간 색인
ranking, leaderboard, 랭킹, 리더보드, 순위표
matchmaking, 매치메이킹, 매칭 시스템
embedding, 임베딩
vector database, vector db, 벡터 디비, 벡터 데이터베이스
model serving, 모델 서빙
inference, 추론
feature store, 피처 스토어
data pipeline, 데이터 파이프라인
etl, 데이터 적재
stream processing, 스트림 처리
time zone, timezone, 시간대, 타임존
unit test, 단위 테스트, 유닛 테스트
integration test, 통합 테스트
mock, 목 객체, 모킹
load test, load testing, stress test, 부하 테스트, 스트레스 테스트
code review, 코드 리뷰
pull request, pr 리뷰, 풀 리퀘스트
agile, 애자일
sprint, 스프린트
trade-off, tradeoff, 트레이드오프, 득실
resume, cv, 이력서
self introduction, 자기소개
interview, 면접
이직 사유, 이직 이유, 퇴사 사유, 퇴사 이유, 퇴직 사유, 이직 계기
지원 동기, 지원 이유, 지원한 이유
tail question, follow-up question, 꼬리 질문, 꼬리질문
`
  .trim()
  .split('\n')
  .map((line) => line.split(',').map((name) => name.trim()));
