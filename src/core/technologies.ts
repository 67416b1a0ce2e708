/** A technology of the trade: its name, how it is written, and what it is one of (by the names of `KINDS` or of others). */
type Technology = { name: string; written: RegExp; isA: readonly string[] };

/** Latin words count as whole words; a version may follow (Java 17, Vue3), a sign that makes another name may not. */
const whole = (source: string, flags = 'iu') => new RegExp(`(?<![A-Za-z0-9])(?:${source})(?![A-Za-z+#])`, flags);

const of = (name: string, source: string, ...isA: string[]): Technology => ({ name, written: whole(source), isA });

/**
 * Technologies that postings of software engineers ask for by name. Not every technology there is: a name that is not
 * here is compared as a word. `isA` holds where having worked with the one is having worked with the other: EKS is
 * Kubernetes on AWS, NestJS runs on Node.js.
 */
const TECHNOLOGIES: readonly Technology[] = [
  of('Java', 'java|자바(?!\\s?스크립트)|jdk', 'jvm', 'object-oriented'),
  of('Kotlin', 'kotlin|코틀린', 'jvm', 'object-oriented'),
  of('Scala', 'scala|스칼라', 'jvm'),
  of('JavaScript', 'java\\s?script|자바\\s?스크립트|es6'),
  of('TypeScript', 'type\\s?script|타입\\s?스크립트', 'JavaScript'),
  of('Python', 'python|파이썬', 'object-oriented'),
  { name: 'Go', written: /(?<![A-Za-z])(?:Go|GO)(?:lang)?(?![A-Za-z])|golang|고랭/u, isA: [] },
  of('Rust', 'rust'),
  of('Ruby', 'ruby|루비'),
  of('PHP', 'php'),
  of('Swift', 'swift'),
  { name: 'C++', written: /(?<![A-Za-z0-9])C\+\+|씨쁠쁠|시플플/iu, isA: ['object-oriented'] },
  { name: 'C#', written: /(?<![A-Za-z0-9])C#/iu, isA: ['object-oriented'] },
  { name: 'C', written: /(?<![A-Za-z0-9])C(?:\s?언어|(?=\s?\/\s?C\+\+))/u, isA: [] },
  of('.NET', '\\.net(?:\\s?core)?|asp\\.net|닷넷', 'C#', 'backend-framework'),
  of(
    'Spring',
    'spring(?:\\s?(?:boot|mvc|batch|webflux|cloud|security|framework))?|springboot|스프링(?:\\s?부트)?',
    'backend-framework',
  ),
  of('JPA', 'jpa|hibernate|하이버네이트', 'orm'),
  of('MyBatis', 'mybatis|마이바티스'),
  of('QueryDSL', 'querydsl'),
  of('Django', 'django|장고', 'Python', 'backend-framework'),
  of('FastAPI', 'fast\\s?api', 'Python', 'backend-framework'),
  of('Flask', 'flask', 'Python', 'backend-framework'),
  of('SQLAlchemy', 'sqlalchemy', 'Python', 'orm'),
  of('Node.js', 'node\\.?js|node(?=\\s?(?:,|/|기반|서버|express))|노드\\s?(?:js|제이에스)', 'JavaScript'),
  of('NestJS', 'nest\\.?js', 'Node.js', 'backend-framework'),
  of('Express', 'express(?:\\.?js)?(?!\\s?(?:배송|카드))', 'Node.js', 'backend-framework'),
  of('TypeORM', 'typeorm', 'orm'),
  of('Prisma', 'prisma', 'orm'),
  of('Sequelize', 'sequelize', 'orm'),
  of('Rails', '(?:ruby on )?rails|레일즈', 'Ruby', 'backend-framework'),
  of('Laravel', 'laravel|라라벨', 'PHP', 'backend-framework'),
  of('React', 'react(?:\\.?js)?(?!\\s?native)|리액트(?!\\s?네이티브)', 'JavaScript', 'frontend-framework'),
  of('Next.js', 'next\\.?js', 'React', 'frontend-framework'),
  of('React Native', 'react\\s?native|리액트\\s?네이티브', 'React', 'mobile'),
  of('Vue', 'vue(?:\\.?js)?|뷰js|nuxt(?:\\.?js)?', 'JavaScript', 'frontend-framework'),
  of('Angular', 'angular|앵귤러', 'frontend-framework'),
  of('Svelte', 'svelte(?:kit)?', 'JavaScript', 'frontend-framework'),
  of('Flutter', 'flutter|플러터', 'mobile'),
  of('Android', 'android|안드로이드', 'mobile'),
  { name: 'iOS', written: whole('iOS'), isA: ['mobile'] },
  of('MySQL', 'mysql|마이에스큐엘', 'rdbms'),
  of('MariaDB', 'maria\\s?db|마리아\\s?db', 'rdbms'),
  of('PostgreSQL', 'postgres(?:ql)?|포스트그레스(?:큐엘)?|postgis', 'rdbms'),
  of('Oracle', 'oracle(?:\\s?db)?|오라클', 'rdbms'),
  of('MSSQL', 'ms\\s?-?sql|sql\\s?server', 'rdbms'),
  of('SQLite', 'sqlite', 'rdbms'),
  of('Aurora', 'aurora', 'AWS', 'rdbms'),
  of('MongoDB', 'mongo\\s?db|몽고\\s?디비', 'nosql', 'database'),
  of('Cassandra', 'cassandra|카산드라|scylladb', 'nosql', 'database'),
  of('DynamoDB', 'dynamo\\s?db|다이나모\\s?디비', 'AWS', 'nosql', 'database'),
  of('HBase', 'hbase', 'nosql', 'database'),
  of('Redis', 'redis|레디스|redisson|elasticache', 'nosql', 'cache'),
  of('Memcached', 'memcached?|멤캐시드?', 'cache'),
  of('Elasticsearch', 'elastic\\s?search|엘라스틱\\s?서치|elk', 'search-engine'),
  of('OpenSearch', 'open\\s?search', 'search-engine'),
  of('Solr', 'solr', 'search-engine'),
  of('Kafka', 'kafka|카프카', 'message-queue'),
  of('RabbitMQ', 'rabbit\\s?mq|래빗\\s?(?:mq|엠큐)', 'message-queue'),
  of('SQS', 'sqs', 'AWS', 'message-queue'),
  of('Kinesis', 'kinesis', 'AWS', 'message-queue'),
  of('ActiveMQ', 'active\\s?mq', 'message-queue'),
  of('Pulsar', 'pulsar', 'message-queue'),
  of('NATS', 'nats', 'message-queue'),
  of('Docker', 'docker|도커', 'container'),
  of('Kubernetes', 'kubernetes|쿠버네티스|k8s', 'container', 'orchestration'),
  of('EKS', 'eks', 'Kubernetes', 'AWS'),
  of('GKE', 'gke', 'Kubernetes', 'GCP'),
  of('ECS', 'ecs|fargate', 'AWS', 'container', 'orchestration'),
  of('Helm', 'helm', 'Kubernetes'),
  of('Istio', 'istio'),
  of('AWS', 'aws|amazon web services|아마존 웹 ?서비스', 'cloud'),
  of('EC2', 'ec2', 'AWS'),
  of('S3', 's3', 'AWS'),
  of('RDS', 'rds', 'AWS', 'rdbms'),
  { name: 'Lambda', written: whole('Lambda', 'u'), isA: ['AWS'] },
  of('GCP', 'gcp|google cloud|구글 클라우드|bigquery', 'cloud'),
  of('Azure', 'azure|애저', 'cloud'),
  of('Terraform', 'terraform|테라폼', 'iac'),
  of('CloudFormation', 'cloud\\s?formation', 'AWS', 'iac'),
  of('Ansible', 'ansible|앤서블', 'iac'),
  of('Jenkins', 'jenkins|젠킨스', 'ci-cd'),
  of('GitHub Actions', 'github\\s?actions?|깃허브\\s?액션', 'ci-cd', 'Git'),
  of('GitLab CI', 'gitlab[\\s-]?ci', 'ci-cd', 'Git'),
  of('ArgoCD', 'argo\\s?cd', 'ci-cd', 'Kubernetes'),
  of('Git', 'git(?:hub|lab)?(?!\\s?(?:actions?|-?ci))|깃(?:허브|랩)?(?=[\\s,/을를으])'),
  of('Prometheus', 'prometheus|프로메테우스', 'monitoring'),
  of('Grafana', 'grafana|그라파나', 'monitoring'),
  of('Datadog', 'data\\s?dog|데이터독', 'monitoring'),
  of('Sentry', 'sentry', 'monitoring'),
  of('CloudWatch', 'cloudwatch', 'AWS', 'monitoring'),
  of('OpenTelemetry', 'open\\s?telemetry|otel', 'monitoring'),
  of('Pinpoint', 'pinpoint|핀포인트', 'monitoring'),
  of('gRPC', 'grpc'),
  of('GraphQL', 'graphql|그래프큐엘'),
  of('WebSocket', 'web\\s?sockets?|웹\\s?소켓'),
  of('WebRTC', 'webrtc'),
  of('Airflow', 'airflow|에어플로우?', 'data-pipeline'),
  of('Spark', 'spark|스파크', 'data-pipeline'),
  of('Flink', 'flink|플링크', 'data-pipeline'),
  of('dbt', 'dbt', 'data-pipeline'),
  of('Hadoop', 'hadoop|하둡|hive', 'data-pipeline'),
  of('PyTorch', 'pytorch|파이토치', 'Python', 'ml'),
  of('TensorFlow', 'tensor\\s?flow|텐서플로우?', 'ml'),
  of('LangChain', 'lang(?:chain|graph)|랭체인', 'llm'),
  of('Unreal', 'unreal|언리얼', 'game-engine'),
  of('Unity', 'unity|유니티', 'game-engine'),
  of('IOCP', 'iocp', 'async-io'),
  of('epoll', 'epoll|io_uring', 'async-io'),
  of('JUnit', 'junit|mockito|kotest', 'testing'),
  of('Jest', 'jest|vitest', 'testing'),
  of('pytest', 'pytest', 'Python', 'testing'),
  of('Playwright', 'playwright|cypress|selenium', 'testing'),
  of('Nginx', 'nginx|엔진엑스'),
  of('Linux', 'linux|리눅스|ubuntu|우분투|centos'),
];

/**
 * Kinds that postings ask for without a name: `관계형 DB`, `메시지 큐 등`. Each with the words that say it; `told` where a
 * résumé tells it in fewer.
 */
const KINDS: readonly { name: string; said: RegExp; told?: RegExp }[] = [
  {
    name: 'rdbms',
    said: /(?<![A-Za-z])(?:RDBMS|RDB|SQL)(?![A-Za-z])|관계형\s?(?:데이터베이스|DB)|쿼리\s?(?:튜닝|최적화)/iu,
  },
  { name: 'nosql', said: /(?<![A-Za-z])no\s?sql(?![A-Za-z])/iu },
  { name: 'database', said: /데이터\s?베이스|(?<![A-Za-z])(?:DB|DBMS|databases?)(?![A-Za-z])/iu },
  {
    name: 'message-queue',
    said: /메[시세]지\s?(?:큐|브로커)|메시징|message (?:queue|broker)|이벤트\s?브로커|(?<![A-Za-z])MQ(?![A-Za-z])/iu,
  },
  { name: 'cache', said: /캐[시싱](?!\s?플로)|\bcach(?:e|ing)\b/iu },
  { name: 'cloud', said: /클라우드|\bcloud\b/iu },
  { name: 'container', said: /컨테이너(?!\s?(?:박스|터미널|선))|\bcontainers?\b/iu },
  { name: 'orchestration', said: /오케스트레이션|\borchestration\b/iu },
  {
    name: 'ci-cd',
    said: /\bCI\s?\/\s?CD\b|\bCICD\b|지속적\s?(?:통합|배포)|배포\s?(?:자동화|파이프라인)|자동\s?배포/iu,
  },
  { name: 'monitoring', said: /모니터링|옵저버빌리티|관측\s?(?:가능성|성)|\b(?:observability|monitoring|APM)\b/iu },
  { name: 'orm', said: /(?<![A-Za-z])ORM(?![A-Za-z])/iu },
  { name: 'iac', said: /(?<![A-Za-z])IaC(?![A-Za-z])|infrastructure as code|인프라(?:를|의)?\s?코드/iu },
  { name: 'search-engine', said: /검색\s?엔진|전문\s?검색|search engine/iu },
  {
    name: 'testing',
    said: /(?<!(?:A\/B|부하|성능|스트레스|코딩|사용성|필기)\s?)테스트(?!\s?(?:서버|환경|계정|기간|베드))|\bTDD\b|\b(?:unit|integration) tests?\b/iu,
  },
  { name: 'backend-framework', said: /(?:백엔드|서버|웹)\s?프레임워크/iu },
  { name: 'frontend-framework', said: /프론트(?:엔드)?\s?프레임워크/iu },
  { name: 'mobile', said: /모바일\s?(?:앱|클라이언트)\s?개발|\bmobile apps?\b/iu },
  { name: 'data-pipeline', said: /데이터\s?(?:파이프라인|웨어하우스)|(?<![A-Za-z])ETL(?![A-Za-z])|data pipeline/iu },
  { name: 'jvm', said: /(?<![A-Za-z])JVM(?![A-Za-z])/iu },
  {
    name: 'object-oriented',
    said: /객체\s?지향(?:\s?(?:언어|프로그래밍))?|(?<![A-Za-z])OOP(?![A-Za-z])|object[- ]oriented/iu,
  },
  { name: 'ml', said: /머신\s?러닝|딥\s?러닝|machine learning|deep learning/iu },
  { name: 'llm', said: /(?<![A-Za-z])LLM(?![A-Za-z])|생성형\s?AI|거대\s?언어\s?모델|(?<![A-Za-z])RAG(?![A-Za-z])/iu },
  { name: 'game-engine', said: /게임\s?엔진/iu },
  { name: 'async-io', said: /비동기\s?(?:소켓|네트워크|I\/?O)|소켓\s?프로그래밍|네트워크\s?프로그래밍/iu },
  {
    name: 'rest',
    said: /(?<![A-Za-z])REST(?:ful)?(?![A-Za-z])|API\s?(?:를|의)?\s?(?:설계|개발|서버|구현)/iu,
    told: /(?<![A-Za-z])APIs?(?![A-Za-z])/iu,
  },
];

/** A kind that holds another: every relational one is a database. Redis is a NoSQL store, and nobody's database. */
const WIDER: ReadonlyMap<string, string> = new Map([['rdbms', 'database']]);

const BY_NAME = new Map(TECHNOLOGIES.map((one) => [one.name, one]));

/** Technologies that a text names, in the order of the table. */
export function technologiesIn(text: string): string[] {
  const plain = text.normalize('NFC');
  return TECHNOLOGIES.filter(({ written }) => written.test(plain)).map(({ name }) => name);
}

/** Kinds of technology that a requirement asks for in words, without those it only names members of. */
export function kindsIn(text: string): string[] {
  const plain = text.normalize('NFC');
  const kinds = KINDS.filter(({ said }) => said.test(plain)).map(({ name }) => name);
  // `NoSQL 데이터베이스` asks for the one, not for any.
  const narrower = kinds.includes('nosql') || kinds.includes('rdbms');
  return kinds.filter((name) => name !== 'database' || !narrower);
}

/** Everything that the technologies of a résumé line are: their names, what they stand on, and the kinds they are of. */
export function offeredIn(text: string): Set<string> {
  const out = new Set<string>();
  const take = (name: string) => {
    if (out.has(name)) return;
    out.add(name);
    for (const wider of BY_NAME.get(name)?.isA ?? []) take(wider);
    if (WIDER.has(name)) take(WIDER.get(name)!);
  };
  const plain = text.normalize('NFC');
  for (const name of technologiesIn(text)) take(name);
  for (const { name, said, told = said } of KINDS) if (told.test(plain)) take(name);
  return out;
}
