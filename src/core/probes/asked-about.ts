/** What kind of thing a question asks about, as far as its words tell: by this some follow-ups make no sense. */

/** Two who saw it differently. */
const DISAGREEMENT = '의견이? ?(?:다르|달라|달랐|갈|엇갈|충돌|차이)|갈등|부딪|다툰|다퉜';
const PERSON = new RegExp(
  `${DISAGREEMENT}|설득|협업|소통|커뮤니케이션|동료|팀원|상사|선배|후배|다른 직군|기획자|디자이너|피드백|칭찬|리더(?:십|로|를 맡)|팀 ?리더|이끄|이직|퇴사|그만두|왜 (?:우리|저희)|(?:강|약|장|단)점|가치관|성격|스트레스|어떻게 일하|회의|disagree|conflict|colleague|teammate|feedback|strength|weakness|why (?:us|here)|leave (?:your|the)`,
  'iu',
);
const WISH =
  /지원 ?(?:동기|하(?:신|게|셨))|이직|옮기(?:려|고 싶)|앞으로 (?:어떤|무엇|하고|의)|(?:\d+|[일이삼사오육칠팔구십]|다섯|세|몇) ?(?:년|해) ?(?:뒤|후|은|는|안)|하고 싶|어떤 (?:개발자|사람|모습|회사|팀)|want to (?:do|become)|years from now|what kind of (?:developer|engineer|person)/iu;
const CONFLICT = new RegExp(
  `${DISAGREEMENT}|싸웠|싸운|반대(?!로)|생각이 달|충돌(?:했|한|하|이 있)|disagree|conflict|objected`,
  'iu',
);
const INCIDENT =
  /장애|경보|알람|새벽|사고|유출|긴급|급히|갑자기|어제 배포|방금 배포|서버가 ?(?:죽|내려|멈)|다운(?:되|됐)|중복 (?:결제|출금|발송)|(?:오류|에러)가 ?(?:나|난|쏟|치솟)|문의가 ?(?:들어|쏟|몰|오|왔)|(?:빠졌|나갔|사라졌)다|outage|incident|alert|is down|on[- ]call|customers? (?:report|complain)/iu;
const BUILD =
  /설계|구현|분리|나누|구성|만든다면|만들|만드|저장|동기화|도입|구축|적용|처리(?:하|를)|막으|줄이|늘리|늘린|확장|옮기|옮긴|바꾸|바꾼|전환|이관|관리하|보장|쌓이|밀리면|느려지면|지키|build|design|implement|store|split|separate|scale|migrat|prevent/iu;
const CHANGE =
  /전환|이관|옮기|옮긴|도입|바꾼다면|바꿔야|바꾸(?:려|자)|점진|단계적|마이그레이션|실험|migrat|switch|roll(?:ing)? out|adopt|replace/iu;
const BEGINNING =
  /먼저|우선|순서|차례|무엇부터|어디부터|뭐부터|첫 ?(?:번째|십|한|일|걸음)|처음 (?:할|하실)|first|start|begin/iu;
const EVENT =
  /(?:했던|하신|겪으신|겪은|바꾼|말한|뒤집은|합의한|[가-힣]{1,3}[았었였]던|[가-힣]{1,3}신) ?(?:적|일|경험|순간|날|때)(?:을|이|은)|(?:적|일)이 있(?:다면|나요|으신가요|었나요)|(?:경험|사례)(?:을|를|이)|a time (?:when|you)|tell me about/iu;
const INTRODUCTION =
  /자기 ?소개|간단히 (?:본인|자신)|본인(?:을|에 대해) (?:소개|설명)|introduce yourself|about yourself/iu;

/** How they get on with others, what they are like, what they want, why they came. */
export const aboutAPerson = (question: string): boolean => PERSON.test(question) || aboutAWish(question);
/** What somebody wants or hopes for: nothing that has happened. */
export const aboutAWish = (question: string): boolean => WISH.test(question);
/** Two people who saw it differently, in a question or an answer. */
export const aboutConflict = (question: string): boolean => CONFLICT.test(question);
/** Something is going wrong right now. */
export const aboutAnIncident = (question: string): boolean => INCIDENT.test(question);
/** Something is to be built or arranged: the plan is its parts, not its first hour. */
export const aboutBuilding = (question: string): boolean =>
  BUILD.test(question) && !aboutAnIncident(question) && !aboutAPerson(question);
/** One way is to be left for another: it can be stopped half way. */
export const aboutAChange = (question: string): boolean => CHANGE.test(question) && !aboutConflict(question);
/** The question asks by itself what comes first. */
export const asksForTheBeginning = (question: string): boolean => BEGINNING.test(question);
export const asksForAnIntroduction = (question: string): boolean => INTRODUCTION.test(question);
/** One thing that happened is asked for, and not how somebody thinks. */
export const asksForAnEvent = (question: string): boolean => EVENT.test(question) && !aboutAWish(question);
