import type { Span } from './evidence/evidence.ts';

/** A run between white space, with the marks at its edges left off; offsets into the text it stands in. */
type Word = Span & { text: string };

const HANGUL = /[가-힣]/;
const EDGE_LEFT = /^[^\p{L}\p{N}]+/u;
const EDGE_RIGHT = /[^\p{L}\p{N}%+#℃]+$/u;
/** Longest quote: 20 characters, a Latin letter counting half (rule R1 of candidate-view.md). */
const MAX_WEIGHT = 20;

const one = (words: string) => new Set(words.split(' '));

/** Nouns of one syllable, counters among them. */
const SHORT_NOUNS = one(
  '값 돈 락 큐 키 표 차 손 랙 글 앱 웹 창 칸 답 말 일 팀 몫 틈 뷰 봇 탭 링 힙 맵 층 폭 합 끝 행 열 판 풀 콜 빈 잡 덱 칩 팟 룰 툴 위 밖 안 옆 곳 건 명 번 배 분 초 개 달 주 년 월 대 원 회 시 벌 쪽 편 점 홉 샤 낮 밤 날 글 면 축 열',
);
/** Short nouns that say something on their own; counters and places do not. */
const TELLING_SHORT = one('값 돈 락 큐 키 표 글 앱 웹 행 풀 힙 맵 잡 봇');

/** Whole words that end like a particle or an ending and are nouns all the same. */
const NOUNS = new RegExp(
  `^(?:${[
    '회의|정의|동의|주의|강의|논의|합의|협의|문의|편의|유의|심의|건의|예의|임의|재정의|고객문의|재논의',
    '결과|성과|경과|통과|학과|인과|부과|처리결과|조회결과|검색결과|실행결과|측정결과|테스트결과|분석결과',
    '추가|대가|허가|휴가|부가|저가|고가|정가|주가|기가|메가|초가|물가|참가',
    '속도|정도|온도|밀도|빈도|농도|제도|시도|의도|용도|태도|지도|한도|각도|강도|연도|년도|습도|척도|순도|고도|주도|유도|선도|감도|진도|재시도|궤도|별도|인도|부도',
    '불만|자만|하나|사랑|자랑|거의',
    '도로|회로|제로|매크로|마이크로|피로|위로|유로|프로|미로|가로|세로|행로|진로|헬로|단락회로|별로',
    '길이|높이|깊이|넓이|굵이|풀이|놀이|먹이|차이|사이|나이|아이|종이|벌이',
    '필요|수요|개요|소요|강요|동요|람다|바다|판다|마을|가을|노을|무게|가게|지게|휴게|집게',
    '권한|기한|제한|속도제한|접근제한|시간제한|용량제한|무한|유한|극한|최소한|최대한|상한|하한|시한|무제한|토큰|어른|가든|골든|청춘|엔진|사진|추진|기준|수준|표준|비난|사본|기본|표본|원본|복제본|자본|치킨',
    '역할|분할|드릴|실적|목적|누적|추적|면적|축적|흔적|업적|로그인|디자인|도메인|파이프라인|체인|원인|확인|승인|본인|개인|법인|할인|라인|오인',
    '문서|순서|센서|부서|질서|프로세서|파서|사서|보고서|명세서|계약서|이력서|설명서|인증서|지시서|요청서|신청서|기획서|제안서|명령서|리듀서|유서',
    '재고|창고|경고|광고|로고|신고|예고|공고|권고|출고|입고|참고|최고|장고|회고|잔고|사고|원고|금고|선고|제거|근거|과거|선거|증거|트리거|철거|수거|나머지|저지|먼지|거지|편지|요지|그라파나|통지|수지|인프라|카메라|테라',
    '화면|측면|장면|전면|반면|이면|표면|서면|대면|도면|단면|국면|직면|라면|방면|양면|정면|가면',
    '유지|방지|감지|이미지|메시지|페이지|중지|금지|공지|해지|정지|인지|의지|단지|패키지|스토리지|브리지|엣지|에지|폐지|배지|마이페이지|메세지|미인지',
    '이해|피해|방해|저해|손해|오해|재해|침해|견해|분해|기여|참여|부여|급여|대여|고려|배려|우려|염려|격려|안내|국내|사내|실내|인프라|동네|자기',
  ].join('|')})$`,
);
/** The same for the ends of longer words. */
const COMPOUND_NOUN =
  /(?:속도|재시도|난이도|(?:복잡|결합|응집|신뢰|만족|중요|완성|해상|이해|기여|정확|유사|민감|인지|숙련|선호|친밀|집중|피로|참여|긴급|심각|성숙|의존|정밀|가시|선명)도|경로|[가-힣]{2}추가|게이트웨이|릴레이|딜레이|문서|보고서|명세서|메시지|페이지|이미지|패키지|스토리지|화면|이벤트|파이프라인|도메인|인프라|재고|경고|광고|권한|역할|미들웨어|소프트웨어|하드웨어|[0-9]만|[십백천수]만)$/;

/** Stems of verbs and adjectives that would otherwise look like nouns before 은, 는, 을 and 이, or with ㄴ and ㄹ added. */
const VERB_STEMS = one(
  '보내 나누 바꾸 바뀌 뒤바뀌 줄이 높이 늘리 늘 만들 옮기 고치 지키 막 찾 쓰 보 두 넣 빼 재 내 가 오 받 주 놓 맞추 멈추 죽 밀리 끊기 끊 걸리 빨라지 나빠지 좋아지 줄 막히 남기 남 맡 맡기 겪 정하 읽 적 묶 풀 걸 열 닫 살리 버리 모으 모이 고르 다루 미루 이루 세우 지우 채우 비우 배우 띄우 낮추 늦추 갖추 알 모르 있 없 같 많 크 작 높 낮 좋 나쁘 빠르 느리 쉽 어렵 잡 붙잡 뽑 쪼개 합치 걸치 거치 마치 부딪치 지나 넘 넘기 어긋나 만나 물 묻 듣 믿 붙이 붙 뛰 달리 팔리 열리 잠기 잠그 생기 당기 챙기 일으키 시키 그리 그러 이러 어떠 아쉽 이기 지 낫 짓 움직이 쌓이 보이 들이 섞이 깨우 빠뜨리 터지 깨지 빠지 몰리 꺼지 켜지 길어지 짧아지 벌어지 비싸 싸 끄 켜 감싸 가르 나르 오르 내리 올리 돌리 기다리 잃 잊 싶 않 되 하 이 만드 훑 드리 말씀드리 놓치 떼 띄 손보 답하 말하 정하 뜨 끝내 끝나 갈아타 쥐 세 뜯 심 얻 잇 긋 깎 꽂 태우 치우 덜 더하 곱하 구하 변하 통하 피하',
);
/** Two verbs in one: 들어오, 찾아내, 되돌리. */
const COMPOUND_STEM = /[가-힣](?:가|오|내|보|주|두|놓|쓰|지|버리|들|나|뜨리|돌리)$/;
const FIRST_OF_TWO = /(?:[어아여해려져겨쳐와춰꿔눠꺼떠펴켜터깨]|들어|나|되|뒤|돌아|덮어|가져)$/;

const ADVERBS = one(
  '매우 아주 정말 조금 더 가장 너무 바로 먼저 다시 또 모두 전부 함께 같이 직접 이미 아직 계속 항상 절대 전혀 주로 특히 물론 실제로 결국 대신 잘 못 안 꼭 좀 막 곧 약 각각 서로 스스로 따로 새로 그대로 차례로 별로 오히려 훨씬 상당히 대폭 점점 점차 미리 나중에 일단 우선 그래서 그리고 하지만 그러나 또는 혹은 즉 및 그냥 아마 거의 많이 자주 가끔 늘 매번 매일 매주 매달 예전 요즘 오늘 내일 어제 잠깐 당장 빨리 그래 그래도 아예 앞서 가까이 한꺼번 저절 통째 한번 나중 그동안 드물게 혹시 따라서 갑자기 당시 이후 이후로 그다음 다음으로 왜냐하면 혼자 굳이 없이 이제 지금 처음 최근 다만 단 만약 만일 어쩌면 사실 보통 대체로 결과적으로 때로 서서히 급격히 별도로 홀로 오래 일부러 이렇게 그렇게 저렇게 어떻게 왜 언제',
);
const PRONOUNS = one(
  '저 제 저희 우리 그것 이것 저것 그거 이거 그때 이때 거기 여기 저기 무엇 뭐 어디 누구 누가 얼마 어느 어떤 무슨 그 이 것 거 수 줄 바 데 때 때문 등 뿐 채 듯 만큼 동안 중 후 뒤 전 적 리 셈 편 나름 정도 경우 부분 점 쪽 분 내 네 아니 예 음 어 자신 본인 모든 여러 다른 각 몇 이런 그런 저런 어떠한 새로운 하나 둘 셋 한 두 세 네 번 그걸 이걸 저걸 그건 이건 저건 뭘 아무 제가 저는 제일 네요 거기서 여기서',
);
/** Nouns that need something before them. */
const LEANING_NOUNS = one('경우 부분 점 쪽 정도 편');
/** Words that carry nothing for comparing texts; requests and the frame of questions among them. */
const STOP_WORDS = one(
  '경험 방법 이유 사례 내용 질문 답변 설명 말씀 생각 이야기 얘기 소개 공유 기술하 대해 대한 통해 위해 관련 관해 따라 의해 가지 어떤지 무엇인지 하시겠 주시겠 있었 없었 했던 하셨 상황 문제 사람 순서 과정 지원자 지원자님 면접관 본인 당시 최근 역할 차이 필요 사용 경우 때문 정도 부분 여쭙 묻겠 선택 대신 하나 자신',
);
const ENGLISH_STOP = one(
  'a an the of to in on at by for from with without and or but nor so if then than as is are was were be been being am do does did done have has had having will would can could should may might must shall not no it its this that these those there here he she they we you i me my our your their his her him them us who whom whose which what when where why how about into over under after before between through during against up down out off again very just only also too more most less least some any each every all both few many much own same such other another one two tell describe explain walk please give share talk time example experience situation question answer because since while until let get got make made',
);

const LIGHT_VERB =
  /^(.{2,}?)(?:하였|하셨|하시|되었|되어|했|하|한|할|함|합|해|돼|됐|된|될|됨|됩|되|시켰|시키|시킨|시킬|당했|당하)(?:습니다만|습니다|니다|습니까|니까|는지|은지|ㄹ지|지|는데요|는데|은데|던데|던|는|은|을|고자|고서|고|며|면서|면|여서|여도|여|서는|서도|서|도록|게끔|게|기로|기가|기를|기에|기|지만|지는|지도|려고|려면|려는|려|자마자|자|거나|든지|든|니|므로|으므로|으며|으나|나요|나|다가|다는|다고|다면|다|라고|라는|더라도|더라|어요|아요|요|죠|겠습니다|겠고|겠지만|어서|어|었습니다|었고|었던|었는데|었지만|었다|었을|은가요|ㄴ가요|가요|까요|수록|듯이|듯)?$/;
const COPULA =
  /(?:이었습니다|였습니다|입니다|이었는데|였는데|이었고|였고|이었지만|였지만|이었던|였던|이었다|였다|인가요|일까요|이에요|예요|이라서|라서|이라고|라고|이라는|라는|이라면|라면|이라|이지만|이므로|이면서|이면|이고|이며|이니|이나|인데|인지|일지|이다|이던)$/;
type Need = 'c' | 'v' | 'l' | '-';
/** By what must stand before them: c a final consonant, v none, l none or ㄹ, - anything. Longest first. */
const PARTICLES = (
  [
    ['c', '으로부터 이라든지 으로서 으로써 이라도 으로 이나 이랑 이든 을 은 이 과'],
    ['v', '라도 를 는 가 와 나 랑'],
    ['l', '로서 로써 로'],
    [
      '-',
      '에서부터 에서까지 에게서 에서 에게 한테 께서 까지 부터 마다 조차 마저 처럼 만큼 밖에 보다 대로 하고 들이 들은 들을 들의 에 의 도 만 께',
    ],
  ] as [Need, string][]
)
  .flatMap(([need, list]) => list.split(' ').map((particle) => ({ particle, need })))
  .sort((a, b) => b.particle.length - a.particle.length);

/** Endings and converbs a noun phrase cannot end in. Known nouns of the same shape are let through before. */
const NOT_A_NOUN = new RegExp(
  `(?:${[
    '다|요|죠|까|니까|니다|[하있없겠었]네|군요|구나|[하되있없맞같많좋높낮크작쓰보나겠됐했었았였렸졌봤]지|더라|더니|[렸졌됐겠했었았였]더|[가-힣]거|이라|아니라|[해어려되]라',
    '고|며|면|으니|하니|되니|보니|지만|[는은던]데|[한된인]데|도록|듯이|듯|려고|으려|고자|느라|거나|[든던]지|자마자|수록|므로|으나|다가|[는은을런던]지|[가-힣]인지|[할될볼줄쓸갈올일출릴낼꿀눌을]지',
    '게|히|[많같굳깊높]이|[^가-힣]이|없이|에게|한테|까지|부터|마다|조차|마저|처럼|보다|만큼|밖에|라도|대로|에서|으로|에|[면해돼여려라와워춰꿔눠줘봐써켜쳐겨져혀펴빼내재로나가차싸라자타까바사파하셔]서|[아어]서|[어아여해겨쳐져려와봐써켜뤄눠춰러워]야|[해어아여려춰눠봐써켜쳐겨져와워]도',
    '해|여|돼|되|려|춰|꿔|눠|둬|줘|봐|켜|쳐|겨|져|혀|펴|써|빼|[채비세띄지배싸쉬려로까벼거키태]워|[보꺼빼아어려해여러혀쳐]내|[골달올몰잘갈]라',
    '[막찾모잡놓쌓받같많작좋알돌남날맞높낮담뽑닫살보]아|(?:만들|[들있없넣늘걸묶끊죽풀열되얻읽적믿벗밀떨붙쉬틀접집찍비두누주추꾸루뉘뀌떼싶늦])어|^이어|(?:불|눌|흘|들|서두|이)러|^[가-힣]라',
    '은|는|을|를|던|한|된|른|큰|킨|든|춘|뀐|꾼|쓴|낸|뺀|잰|짠|둔|친|[적것들쓰보모높줄쌓섞]인|움직인|[느늘올걸돌열밀날풀버내]린|[쉬려로벼거까배세채지비싸고치태키]운',
    '[려빠어아라커워해러져터가쳐써]진|[해여려와어아워]준|[어타지끝만드러]난|[나들져내려]온|[해어아여려와줘]본|할|될|[늘올돌걸열살날버내]릴|[줄높보쓰들쌓모섞]일|^[쓸볼갈올줄클될할]|낼|뺄|보낼|[바나추]꿀|나눌|[멈늦낮맞갖]출|만들|[내외동정양질극]적|[가-힣]{2}적',
    '[가-힣]이며|[했됐었았였겠]음|[했됐었았였겠졌렸봤났갔]기|끼리|씩|[되하이않있없]기|인인|며|때문|때문에|뿐|해야|어야|아야|되자|하자',
  ].join('|')})$`,
);
/** Longer runs without a space are not words. */
const LONGEST_WORD = 40;
const INNER_BREAK =
  /(?:니다|[어아해예에네나까세]요|지만|는데|므로|면서|다면|라면|하면|되면|려고|도록|니까|[했됐었았였]고|[했됐었았였]으며)[,.]?$/;

function finalConsonant(ch: string): number | null {
  const code = ch.charCodeAt(0);
  return code >= 0xac00 && code <= 0xd7a3 ? (code - 0xac00) % 28 : null;
}

function agrees(base: string, need: Need): boolean {
  const last = finalConsonant(base.at(-1) ?? '');
  if (last === null || need === '-') return true; // Latin letters and digits: read in more than one way
  if (need === 'c') return last !== 0;
  return last === 0 || (need === 'l' && last === 8);
}

function knownNoun(word: string): boolean {
  return NOUNS.test(word) || COMPOUND_NOUN.test(word);
}

/** Whether a word is a form of a known verb: its stem with an ending, or with ㄴ, ㄹ or ㅆ under its last syllable. */
function verbForm(word: string): boolean {
  const ending = /(?:니까|니|지만|지|거나|거|더라|던|는|기로|길|게|고|며|면|자|려고|려|도록|므로|서|도|을|은)$/.exec(
    word,
  )?.[0];
  if (ending && word.length > ending.length && isStem(word.slice(0, -ending.length))) return true;
  const final = finalConsonant(word.at(-1) ?? '');
  if (final === 20) return true;
  if (final !== 4 && final !== 8) return false;
  return word.length > 1 && isStem(word.slice(0, -1) + String.fromCharCode(word.charCodeAt(word.length - 1) - final));
}

function isStem(base: string): boolean {
  if (VERB_STEMS.has(base)) return true;
  const second = COMPOUND_STEM.exec(base);
  return second !== null && FIRST_OF_TWO.test(base.slice(0, second.index + 1));
}

/** Whether a word, as it stands, can be the last one of a noun phrase. */
function nounWord(word: string): boolean {
  if (!HANGUL.test(word))
    return /[\p{L}\p{N}%+#℃]$/u.test(word) && !ENGLISH_STOP.has(word.toLowerCase()) && !/^[a-z]+ly$/i.test(word);
  const tail = /[가-힣]+$/.exec(word)?.[0] ?? '';
  if (tail === '') return true; // 결과(JSON), 배포v2
  const mixed = tail.length < word.length;
  if (knownNoun(word)) return true;
  if (ADVERBS.has(word) || PRONOUNS.has(word)) return SHORT_NOUNS.has(word) || LEANING_NOUNS.has(word);
  if (word.length === 1) return SHORT_NOUNS.has(word);
  if (isStem(word) || verbForm(word) || particleOf(word) !== null) return false;
  if (mixed && tail.length === 1) return !/[은는을를의에로와과도]/.test(tail);
  return !NOT_A_NOUN.test(word);
}

/** The particle at the end of a word, or null. Never the whole word, never part of a known noun. */
function particleOf(word: string): string | null {
  if (knownNoun(word)) return null;
  for (const { particle, need } of PARTICLES) {
    if (word.length <= particle.length || !word.endsWith(particle)) continue;
    const base = word.slice(0, -particle.length);
    if (!agrees(base, need)) continue;
    // A bare -만, -이, -로 … after one syllable is a particle only when that syllable is a noun (값이, not 높이).
    if (base.length === 1 && HANGUL.test(base) && !SHORT_NOUNS.has(base) && !PRONOUNS.has(base) && particle !== '으로')
      continue;
    return particle;
  }
  return null;
}

/**
 * The noun a word begins with, particles, copula and 하다·되다 endings off (전달되도록 → 전달, 릴레이가 → 릴레이), or null for
 * verbs, adnominals and adverbs. Always a prefix of the word.
 */
export function headNoun(word: string): string | null {
  if (word.length > LONGEST_WORD) return null;
  if (knownNoun(word)) return word;
  if (ADVERBS.has(word)) return null;
  const light = LIGHT_VERB.exec(word);
  if (light) return bare(light[1]!, 2);
  const copula = COPULA.exec(word);
  if (copula && !VERB_STEMS.has(`${word.slice(0, copula.index)}이`)) {
    const base = bare(word.slice(0, copula.index), 1);
    if (base) return base;
  }
  let base = word;
  for (let i = 0; i < 3; i++) {
    const particle = particleOf(base);
    if (!particle) break;
    base = base.slice(0, -particle.length);
  }
  return bare(base, 1);
}

function bare(base: string, least: number): string | null {
  if (base.length < least || isStem(base) || !nounWord(base)) return null;
  return base;
}

/** Stop words of both languages, pronouns and bare counters: nothing to compare texts by. `word` as `headNoun` gives it. */
export function isFunctionWord(word: string): boolean {
  if (!HANGUL.test(word)) return ENGLISH_STOP.has(word) || /^[a-z]$/.test(word);
  if (word.length === 1) return !TELLING_SHORT.has(word);
  return STOP_WORDS.has(word) || PRONOUNS.has(word) || ADVERBS.has(word);
}

function weight(text: string): number {
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0;
  return text.length - latin / 2;
}

/**
 * Whether a text can be quoted as a noun phrase (R1, R9): 2–20 characters (Latin letters count half), one line, no
 * Markdown or quotation marks, letters outside brackets, and a last word that is a noun, a value or a name; not a
 * predicate, a connective, an adnominal, an adverb, a pronoun or a noun with its particle.
 */
export function isNounPhrase(text: string): boolean {
  if (text !== text.trim() || text.length < 2 || weight(text) > MAX_WEIGHT) return false;
  if (/[\n\r*`|<>‘’“”"_~=]|\[|\]|^[#\-+•]|[?!;。]|\.(?:\s|$)|,(?!\d)|:(?:\s|$)|(?:^|\s)'|'(?:\s|$)/u.test(text))
    return false;
  if ((text.match(/\(/g) ?? []).length !== (text.match(/\)/g) ?? []).length) return false;
  const outside = text.replace(/\([^()]*\)/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(outside)) return false;
  const words = outside.split(/\s+/);
  const last = words.at(-1)!;
  if (words.length === 1 && (PRONOUNS.has(last) || TOO_LITTLE.test(last))) return false;
  if (words.slice(0, -1).some((word) => INNER_BREAK.test(word))) return false;
  return nounWord(last);
}

/** A single counter or digit says nothing. */
const TOO_LITTLE = /^(?:\d|[가-힣])$/;

/** Words of the sentence around a span: 80 characters before it and 40 after; `from` and `to` are those it touches. */
function wordsAround(text: string, span: Span): { words: Word[]; from: number; to: number } {
  const left = Math.max(0, span.start - 80);
  const right = Math.min(text.length, span.end + 40);
  const before = text.slice(left, span.start);
  const lineStart = left + Math.max(-1, before.lastIndexOf('\n'), lastMatch(before, /[.?!]\s/g)) + 1;
  const words: Word[] = [];
  let from = -1;
  let to = -1;
  for (const match of text.slice(lineStart, right).matchAll(/\S+/g)) {
    const start = lineStart + match.index + (EDGE_LEFT.exec(match[0])?.[0].length ?? 0);
    const end = lineStart + match.index + match[0].length - (EDGE_RIGHT.exec(match[0])?.[0].length ?? 0);
    if (end <= start) continue;
    if (words.length > 0 && start >= span.end && /\n|[.?!,]\s/.test(text.slice(words.at(-1)!.end, start))) break;
    words.push({ text: text.slice(start, end), start, end });
    if (end > span.start && from < 0) from = words.length - 1;
    if (start < span.end) to = words.length - 1;
  }
  return { words, from, to };
}

function lastMatch(text: string, pattern: RegExp): number {
  let at = -1;
  for (const match of text.matchAll(pattern)) at = match.index;
  return at;
}

/** Manner: belongs to the verbal noun after it (정확히 … 전달, 따로 배포). Conjunctions and times do not. */
const MANNER = one('정확히 가장 매우 아주 다시 함께 같이 직접 따로 새로 미리');

function leansOnVerb(word: string): boolean {
  return (
    MANNER.has(word) ||
    (/(?:히|(?<!에)게)$/.test(word) && !knownNoun(word) && !ADVERBS.has(word)) ||
    /^(?:크게|빠르게)$/.test(word)
  );
}

/** 한 번, 높은: belongs to the noun after it. */
function leansOnNoun(word: string): boolean {
  if (ADVERBS.has(word) || knownNoun(word)) return false;
  return (
    /(?:^|[가-힣])(?:번|차례|씩|배)$/.test(word) ||
    (/(?:은|는|던|한|른|큰|린|운|적인|된|진)$/.test(word) && particleOf(word) === null)
  );
}

/**
 * The quotable noun phrase at or around a span of `text`, particles and endings off (‘원자성을’ → ‘원자성’, ‘정확히 한 번
 * 전달되도록’ → ‘정확히 한 번 전달’), or null. An exact slice of `text` that passes `isNounPhrase` and overlaps the span;
 * words before the span are never added, words after it only when the last one leans on them (‘높은’ → ‘높은 TPS’).
 */
export function nounPhraseAt(text: string, span: Span): Span | null {
  const { words, from, to } = wordsAround(text, {
    start: span.start,
    end: Math.min(span.end, span.start + LONGEST_SPAN),
  });
  if (from < 0 || to < from) return null;
  let last = to;
  for (
    let i = 0;
    i < 2 && last + 1 < words.length && (leansOnVerb(words[last]!.text) || leansOnNoun(words[last]!.text));
    i++
  )
    last++;
  for (; last >= from; last--) {
    const noun = headNoun(unquoted(words[last]!.text));
    if (!noun) continue;
    const before = words[last - 1];
    // 정확히 … 전달되도록, but not 함께 … 발송 기록을.
    if (last > to && before && leansOnVerb(before.text) && noun === words[last]!.text) continue;
    const end = words[last]!.start + noun.length;
    if (end <= span.start) return null;
    const starts = words
      .slice(from, last + 1)
      .filter((word) => !NEVER_FIRST.test(word.text))
      .map((word) => word.start);
    const quotable = starts.filter((start) => isNounPhrase(text.slice(start, end)));
    // Rather not in the middle of a phrase: ‘Kafka와 아웃박스로 전환’, not ‘호출에서 Kafka와 아웃박스로 전환’.
    const clean = quotable.find((start) => {
      const before = words[words.findIndex((word) => word.start === start) - 1];
      return !before || start === words[from]!.start || !headNoun(before.text) || headNoun(before.text) !== before.text;
    });
    const start = clean ?? quotable[0];
    if (start !== undefined) return { start, end };
  }
  return null;
}

/** 값'인지 → 값: what stands before a closing quotation mark. */
function unquoted(word: string): string {
  return HANGUL.test(word) ? word.replace(/(?<=.)['’”"].*$/u, '') : word;
}

/** Words that belong to the one before them. */
const NEVER_FIRST = /^(?:게|것|거|수|줄|데|채|듯|뿐|(?:번|개|명|건|대|곳|배|차례)(?:씩|에게|이|을|를)?)$/;
/** Of a longer span only the beginning is looked at. */
const LONGEST_SPAN = 120;

const CHANGE = /^(.*?[가-힣]*?[가-힣])(?=(?:습니다|습니까|는데|고|지만|으며|으나|던|다|어요|죠|을|음)[가-힣]*$)/;
const DEGREE =
  /^(?:크게|많이|대폭|상당히|훨씬|빠르게|눈에|급격히|꾸준히|조금|약간|절반|두|세|반으로|절반으로|[\d.,]+\S*|약)$/;

/**
 * A past change at a span, from its degree word to the past syllable: ‘크게 줄었습니다’ → the span of ‘크게 줄었’, so that it
 * can be shown as ‘크게 줄었다’. Null when no word at the span or right after it is a verb in the past.
 */
export function changePhraseAt(text: string, span: Span): Span | null {
  const { words, from, to } = wordsAround(text, {
    start: span.start,
    end: Math.min(span.end, span.start + LONGEST_SPAN),
  });
  if (from < 0) return null;
  for (let i = from; i <= Math.min(Math.max(to, from) + 2, words.length - 1); i++) {
    const word = words[i]!;
    if (word.text.length > LONGEST_WORD) continue;
    const stem = CHANGE.exec(word.text)?.[1];
    if (!stem || finalConsonant(stem.at(-1)!) !== 20 || /(?:있|겠|있었|없었)$/.test(stem)) continue;
    let first = i;
    while (first > 0 && i - first < 2 && DEGREE.test(words[first - 1]!.text)) first--;
    return { start: words[first]!.start, end: word.start + stem.length };
  }
  return null;
}
