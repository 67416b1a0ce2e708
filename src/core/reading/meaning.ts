/** What a heading or a label says about what stands under it. */
export type Meaning =
  // a posting, and the fields of one
  | 'overview'
  | 'responsibilities'
  | 'requirements'
  | 'preferred'
  | 'values'
  | 'stack'
  | 'keywords'
  | 'process'
  | 'benefits'
  | 'about'
  | 'title'
  | 'company-name'
  | 'location'
  | 'employment'
  | 'years'
  | 'compensation'
  | 'deadline'
  // notes for an interview
  | 'fit'
  | 'highlights'
  | 'company'
  | 'questions'
  | 'ask'
  | 'concepts'
  | 'advice'
  | 'design'
  | 'criteria'
  | 'criterion'
  | 'tips'
  | 'answer'
  // a résumé
  | 'resume'
  | 'resume-summary'
  | 'resume-experience'
  | 'resume-projects'
  | 'resume-skills'
  | 'education'
  | 'certificates'
  | 'activities'
  | 'contact';

type Entry = {
  meaning: Meaning;
  /** Whole headings, compared without spaces, case, punctuation, numbering and decoration. */
  exact: string;
  /** Sentence-like headings, matched on the normalised words (lower case, single spaces). */
  like?: RegExp;
};

/**
 * The one table of headings. `exact` is split at `|`. The first entry that holds a heading wins, so a heading that can
 * mean two things stands where it is meant most often.
 */
const TABLE: Entry[] = [
  {
    meaning: 'fit',
    exact:
      'why this job is a fit|why this role is a fit|why it fits|why i am a fit|why me|fit|job fit|적합한 이유|지원 적합성|나와 맞는 이유|왜 맞는가|적합도|직무 적합성|요건 매칭|나와의 적합성|공고와 나의 매칭|이 공고가 나와 맞는 이유|이 공고가 맞는 이유',
    like: /^why (?:this|the) (?:job|role|position|company) (?:is|fits)|맞는 이유$/u,
  },
  {
    meaning: 'highlights',
    exact:
      'resume highlights|resume highlights for this role|highlights|key highlights|이력서 하이라이트|이력 하이라이트|강조할 이력|강조할 경험|내세울 경험|어필 포인트|강조 포인트|이력서에서 강조할 점',
    like: /^r[eé]sum[eé] highlights/u,
  },
  {
    meaning: 'ask',
    exact:
      'questions to ask|questions to ask them|questions for them|questions for the interviewer|questions to ask the interviewer|reverse questions|역질문|역질문 준비|물어볼 질문|물어볼 것|면접관에게 물어볼 질문|회사에 물어볼 질문|회사에 할 질문|질문할 것|내가 할 질문',
    like: /^questions (?:to ask|for) (?:them|the|your|my|us)|(?:물어볼|여쭤볼) (?:질문|것)$|역질문/u,
  },
  {
    meaning: 'questions',
    exact:
      'predicted interview questions|predicted questions|interview questions|expected questions|likely questions|interview q&a|interview qna|q&a|qna|예상 질문|예상 면접 질문|면접 예상 질문|면접 질문|면접 질문 대비|예상 질문과 답변|질문 대비|기출 질문|면접 문답|면접 준비 질문|질문과 답변|질문 답변|예상 문답|기술 면접 질문|기술 면접 대비|인성 면접 질문|면접 준비 문답',
    like: /^(?:predicted|expected|likely|possible) (?:\w+ )?questions|(?:예상|기출|면접) (?:질문|문답)(?: \S+)?$/u,
  },
  {
    meaning: 'concepts',
    exact:
      'concepts to know|concepts to review|concepts to know/review|concepts|key concepts|things to review|복습할 개념|알아둘 개념|공부할 것|공부할 개념|개념 정리|복습할 것|확인할 개념|준비할 개념|학습할 개념|꼭 알아야 할 개념',
    like: /^(?:key )?concepts\b|(?:복습|공부|학습|정리|확인|준비)할 (?:개념|것)$/u,
  },
  {
    meaning: 'advice',
    exact:
      'strategic advice|strategy|interview strategy|advice|interview tips|interview advice|전략|전략적 조언|면접 전략|조언|면접 조언|답변 전략|면접 팁|준비 전략',
    like: /^(?:strategic|interview) (?:advice|strategy|tips)/u,
  },
  {
    meaning: 'design',
    exact:
      'system design|system design interview|system design prep|system design preparation|시스템 디자인|시스템 설계|시스템 디자인 면접|시스템 디자인 면접 준비|시스템 설계 면접|시스템 설계 면접 준비|시스템 설계 준비|설계 면접|설계 면접 준비|아키텍처 면접|설계 문제|시스템 디자인 준비',
    like: /^(?:system|architecture) design\b|^(?:시스템|아키텍처) ?(?:디자인|설계)(?: \S+){0,2}$/u,
  },
  {
    meaning: 'criteria',
    exact:
      '평가 기준|설계 평가 기준|회사의 평가 기준|면접 평가 기준|평가 항목|보는 기준|설계 기준|evaluation criteria|criteria|design criteria|assessment criteria|what they look for',
    like: /(?:평가|설계|판단) (?:기준|항목)(?:\s?\d가지)?$|\d ?대 (?:평가 )?기준$/u,
  },
  {
    meaning: 'tips',
    exact:
      '실전 팁|팁|tips|tip|출제 의도|질문 의도|의도|평가 포인트|힌트|참고|키 포인트|핵심 포인트|note|notes|hint|intent',
  },
  {
    meaning: 'answer',
    exact: '답변|답|나의 답변|내 답변|답변 초안|초안|모범 답안|예시 답변|answer|my answer|draft|sample answer',
  },
  {
    meaning: 'company',
    exact:
      'company summary|company overview|company profile|company research|회사 요약|기업 분석|회사 분석|회사 정보|회사 조사|기업 정보|기업 요약|회사 개요|기업 개요',
    like: /^company (?:summary|overview|profile|research)/u,
  },
  {
    meaning: 'title',
    exact:
      'title|job title|position|role|position title|포지션|직무|모집 직무|직무명|모집 부문|채용 직무|포지션명|모집 포지션|직책',
  },
  { meaning: 'company-name', exact: 'company|company name|employer|organization|회사|회사명|기업명|기업|법인명|상호' },
  {
    meaning: 'location',
    exact:
      'location|work location|office|office location|workplace|근무지|근무 위치|근무 지역|근무지역|근무 장소|위치|지역|회사 위치',
  },
  {
    meaning: 'employment',
    exact:
      'employment type|job type|type|contract type|employment|고용 형태|고용형태|근무 형태|계약 형태|채용 형태|직종',
  },
  {
    meaning: 'years',
    exact:
      'experience level|years of experience|years|career|career level|experience required|경력|연차|요구 경력|경력 조건|모집 경력|경력 요건',
  },
  {
    meaning: 'compensation',
    exact:
      'compensation|salary|pay|base salary|salary range|pay range|compensation range|total compensation|연봉|급여|보수|임금|처우|보상|희망 연봉|현재 연봉|연봉 범위|급여 조건|연봉 조건|처우 조건',
  },
  {
    meaning: 'deadline',
    exact:
      'deadline|closing date|apply by|posted|마감일|마감|접수 기간|채용 기간|지원 기간|지원 마감|모집 기간|면접일|면접 날짜|면접 일정',
  },
  { meaning: 'keywords', exact: '키워드|keywords|keyword|핵심 키워드|면접 키워드|관련 키워드|tags|태그' },
  {
    meaning: 'preferred',
    exact:
      '우대사항|우대 사항|우대조건|우대 요건|우대|우대 경험|우대 역량|선호 사항|선호 요건|있으면 좋은 경험|플러스 요건|preferred|preferred qualifications|preferred requirements|preferred skills|nice to have|nice to haves|bonus|bonus points|plus|pluses|desired skills|good to have|it would be great if you have',
    like: /(?:있으면|이면|라면|있다면) (?:더(?:욱)? )?(?:좋|환영|반가)|우대(?:합니다|해요|하고 있어요|드려요)|^(?:nice|good)[- ]to[- ]haves?\b|^preferred\b|^bonus (?:points|if)\b|^it(?:'|’)?s a plus\b|더 (?:좋아요|좋습니다|반갑습니다)$/u,
  },
  {
    meaning: 'requirements',
    exact:
      '자격요건|자격 요건|자격조건|자격 조건|지원자격|지원 자격|필수요건|필수 요건|필수 사항|필수사항|필수 조건|필수 역량|필수|요구사항|요구 사항|요구 역량|지원 요건|채용 요건|기본 요건|필요 역량|requirements|requirement|key requirements|job requirements|minimum requirements|minimum qualifications|basic qualifications|required qualifications|qualifications|required skills|must have|must haves|what we are looking for|what were looking for|who you are|about you|what you bring|what youll bring|what you will bring|what youll need|what you need|skills and experience|your profile',
    like: /^이런 (?:분|동료|사람|경험|역량).*(?:찾|원|기다|함께|필요|모시|모십)|(?:분|동료)(?:을|를|들을)? (?:찾|기다|모시|모십|원해|원합)|^what (?:we|you)(?:'|’)?(?:re| are|ll| will)? (?:look|need|bring)|^who (?:we|you)(?:'|’)?(?:re| are) ?(?:looking)?|^must[- ]haves?\b|^(?:minimum|basic|required) (?:qualifications|requirements|skills)/u,
  },
  {
    meaning: 'responsibilities',
    exact:
      '주요업무|주요 업무|담당업무|담당 업무|업무내용|업무 내용|하는 일|하게 될 일|하실 일|맡게 될 일|맡을 일|수행 업무|주요 역할|주요 역할과 책임|업무 소개|직무 내용|역할|역할과 책임|업무|key responsibilities|responsibilities|main responsibilities|job responsibilities|duties|key duties|what you will do|what youll do|what youll be doing|what you will be doing|the role|your role|role and responsibilities|roles and responsibilities|in this role you will|day to day',
    like: /(?:이런|다음|아래|함께).{0,12}일(?:을|들을)? (?:합니다|해요|하게|하고|맡|수행|드립|만들)|(?:함께|맡게|하게|담당하게|합류하).{0,14}(?:업무|일)(?:예요|입니다|이에요|에요|을 소개)?$|^what you(?:'|’)?(?:ll| will) (?:do|be doing|work on|build|own)|^(?:in this role|you will)\b/u,
  },
  {
    meaning: 'values',
    exact:
      '핵심 가치|핵심가치|가치|인재상|일하는 방식|일하는 문화|조직 문화|조직문화|팀 문화|개발 문화|우리가 일하는 방식|우리가 믿는 것|우리의 가치|문화|가치관|values|our values|core values|culture|our culture|company values|how we work|working with us|principles|our principles|what we believe|what we value',
    like: /우리가 (?:믿|지키|중요|소중)|이렇게 일(?:해요|합니다|하고)|일하는 (?:방식|문화|법)|(?:개발|조직|팀|리뷰|협업|회고|성장|일) (?:\S+ )?문화$|중심의 문화$|^how we (?:work|build)|^(?:what|why) we (?:believe|value)/u,
  },
  {
    meaning: 'stack',
    exact:
      '기술|기술 스택|기술스택|사용 기술|개발 환경|사용하는 기술|기술 환경|주요 기술|우리 팀의 기술|팀 기술 스택|기술 및 도구|tech stack|technology|technologies|stack|our stack|our tech stack|tech|tools|technical stack|tools and technologies',
    like: /(?:사용|활용)(?:하는|하고 있는|중인) (?:기술|도구)|기술 ?스택(?:이에요|입니다|을 소개.*|은.*)?$|^(?:our )?tech(?:nology|nical)? stack/u,
  },
  {
    meaning: 'process',
    exact:
      '전형|전형 절차|전형절차|전형 과정|채용 절차|채용절차|채용 과정|채용 프로세스|합류 여정|합류하는 과정|지원 방법|지원 절차|면접 절차|진행 절차|hiring process|interview process|process|recruiting process|how to apply|application process|our process',
    like: /(?:채용|전형|합류|면접).{0,8}(?:절차|과정|여정|프로세스|순서)|^(?:hiring|interview|application|recruit\w+) process/u,
  },
  {
    meaning: 'benefits',
    exact:
      '복지|복리후생|혜택|혜택 및 복지|복지 및 혜택|복지 혜택|혜택과 복지|근무 조건|근무조건|근무 환경|근무환경|지원 혜택|benefits|perks|perks and benefits|benefits and perks|what we offer|we offer|benefit|why join us',
    like: /(?:복지|혜택)(?:를|을|이|가)? ?(?:드|있|제공|소개|누)|^(?:what we offer|perks|benefits)/u,
  },
  {
    meaning: 'about',
    exact:
      '회사 소개|회사소개|기업 소개|서비스 소개|팀 소개|팀소개|조직 소개|우리는|우리 팀은|저희는|우리 회사는|제품 소개|about|about us|about the company|about the team|about the role|who we are|our team|our mission|the company|the team|company description|mission|미션|비전',
    like: /^(?:about (?:us|the|our)|who we are|our (?:team|mission|story))|(?:회사|팀|서비스|조직|제품)(?:을|를)? 소개/u,
  },
  {
    meaning: 'overview',
    exact:
      'job overview|overview|job description|jd|job summary|position overview|role overview|position summary|공고 요약|공고 개요|포지션 상세|포지션 소개|직무 소개|모집 개요|채용 개요|개요|모집 요강|공고|채용 공고|직무 개요|job details|posting|the job|공고 정보|공고 원문',
    like: /^(?:job|position|role) (?:overview|description|summary|details)/u,
  },
  { meaning: 'resume', exact: 'resume|résumé|cv|curriculum vitae|이력서|경력기술서|경력 기술서|자기소개서|포트폴리오' },
  {
    meaning: 'resume-summary',
    exact:
      '소개|자기소개|간단 소개|한 줄 소개|요약|프로필|핵심 역량|핵심역량|summary|profile|professional summary|about me|introduction|intro|objective|career summary|경력 요약',
  },
  {
    meaning: 'resume-experience',
    exact:
      '경력사항|경력 사항|경력 상세|업무 경험|업무 경력|직장 경력|회사 경력|근무 경력|경험|경력 및 프로젝트|work experience|experience|professional experience|employment history|work history|employment experience|career history',
  },
  {
    meaning: 'resume-projects',
    exact:
      '프로젝트|주요 프로젝트|프로젝트 경험|개인 프로젝트|사이드 프로젝트|토이 프로젝트|팀 프로젝트|수행 프로젝트|projects|project|side projects|personal projects|selected projects|project experience',
  },
  {
    meaning: 'resume-skills',
    exact:
      '보유 기술|보유기술|기술 역량|스킬|기술 및 역량|보유 역량|skills|technical skills|core skills|skill set|skillset|skills and tools',
  },
  {
    meaning: 'education',
    exact: '학력|학력 사항|학력사항|교육|교육 사항|교육 이력|education|academic background|training',
  },
  {
    meaning: 'certificates',
    exact:
      '자격증|자격|자격증 및 수상|자격 및 수상|수상|수상 경력|수상 이력|어학|어학 성적|외국어|certifications|certificates|certification|awards|honors|languages|awards and certifications',
  },
  {
    meaning: 'activities',
    exact:
      '활동|대외 활동|대외활동|발표|오픈소스|오픈 소스|글쓰기|블로그|논문|출판|특허|기타|기타 활동|기타 사항|activities|open source|publications|talks|volunteering|interests|other',
  },
  {
    meaning: 'contact',
    exact:
      '연락처|인적 사항|인적사항|개인 정보|기본 정보|contact|contacts|contact information|personal information|links|링크',
  },
];

/** Quality attributes that companies name as criteria for a design answer. */
const QUALITIES =
  /^(?:성능|확장성|효율성|안정성|가용성|고가용성|신뢰성|보안|보안성|유지보수성|유지 보수성|비용|비용 효율성|비용 효율|경제성|단순함|단순성|정확성|정합성|일관성|회복력|복원력|내결함성|관측성|관측 가능성|운영성|사용성|유연성|테스트 용이성|재사용성|생산성|응답성|performance|scalability|efficiency|reliability|stability|availability|security|maintainability|cost|simplicity|correctness|accuracy|consistency|resilience|observability|operability|durability|flexibility|testability|latency|throughput)$/u;

const EXACT = new Map<string, Meaning>();
for (const { meaning, exact } of TABLE)
  for (const alias of exact.split('|')) if (!EXACT.has(key(alias))) EXACT.set(key(alias), meaning);

/**
 * What a heading or label means, or null when it is a name. Takes decoration (■, emoji, brackets), numbering, a colon
 * and a gloss in parentheses (`자격요건 (Requirements)`) as nothing. `words` is NFC text without markup.
 */
export function meaningOf(words: string): Meaning | null {
  const bare = bareHeading(words);
  if (bare === '' || bare.length > 60) return null;
  const direct = exactMeaning(bare);
  if (direct) return direct;
  const glossed = /^(.*?)\s*[([（]([^)\]）]*)[)\]）]\s*$/u.exec(bare);
  if (glossed) {
    const inside =
      exactMeaning(glossed[1]!) ??
      (glossed[1]!.trim() === '' || isLatin(glossed[2]!) ? exactMeaning(glossed[2]!) : null);
    if (inside) return inside;
  }
  const half = bare.split(/\s+[/|–—-]\s+|\s*[/|]\s*/u);
  if (half.length === 2) {
    const [left, right] = [exactMeaning(half[0]!), exactMeaning(half[1]!)];
    if (left && (left === right || right === null))
      return isLatin(half[0]!) === isLatin(half[1]!) && !right ? null : left;
    if (right && !left && isLatin(half[0]!) !== isLatin(half[1]!)) return right;
  }
  if (bare.length <= 45) for (const { meaning, like } of TABLE) if (like?.test(bare)) return meaning;
  return null;
}

/** The meaning of a heading that is exactly an alias; sentences are not looked at. */
export function exactMeaning(words: string): Meaning | null {
  const wanted = key(words);
  return wanted === '' ? null : (EXACT.get(wanted) ?? null);
}

/** The name of a quality attribute that a heading such as `1. 성능(Performance) : …` begins with, or null. */
export function qualityOf(words: string): string | null {
  const name = bareHeading(words)
    .split(/\s*[:：–—-]\s|\s*[:：]/u)[0]!
    .trim();
  const plain = name.replace(/\s?[(（].*$/u, '').trim();
  return QUALITIES.test(plain) ? name : null;
}

/** A heading without what decorates it: emoji, bullets, brackets around the whole, numbering, colon; lower case. */
export function bareHeading(words: string): string {
  let bare = words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Extended_Pictographic}\ufe0f\u200d■□◆◇▶▷►●○◎★☆※❖✓✔☑✅➤➔▸•◦‣▪▫#*_`~]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  bare = bare.replace(/^(?:\(?\d{1,2}(?:[.-]\d{1,2})?[.)]|\d{1,2}(?=\s)|[ivx]{1,4}[.)]|[가-하][.)])\s*/u, '');
  const wrapped = /^(?:\[(.*)\]|【(.*)】|<(.*)>|〈(.*)〉|《(.*)》|「(.*)」|"(.*)"|“(.*)”)\s*[:：]?$/u.exec(bare);
  if (wrapped) bare = wrapped.slice(1).find((inside) => inside !== undefined) ?? bare;
  return bare.replace(/[\s:：.!~…]+$/u, '').trim();
}

function key(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const isLatin = (words: string) => !/[가-힣]/u.test(words);
