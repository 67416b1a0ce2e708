import { en, ko, type Lexicon } from '../entry.ts';
import { PREVENTED } from './deeds.ts';

const NOT_MEASURED =
  '(?:재|재어 ?보|재 ?보|측정하|측정해 ?보|확인하|확인해 ?보|비교하|비교해 ?보|나눠 ?보|나누어 ?보|기록하|집계하|검증하|검증해 ?보|시험해 ?보|따져 ?보|세어 ?보|추적하|해 ?보|챙기|남기)지(?:는|도|를)? ?(?:못|않|안)';
const UNKNOWN_KO = [
  ko(
    '모르겠|모릅니다|(?<![가-힣])몰라요|모르고 있습니다|(?<![가-힣])잘 모르(?!는 사람)',
    '[가-힣] ?(?:본|해본|써본|다뤄본) (?:적|일|경험)(?:은|이|도|까지는)? ?없',
    '(?:다룬|사용한|운영한|쓴|맡은|겪은|경험한|공부한|들은|접한|구현한|개발한|설계한) (?:적|일|경험)(?:은|이|도)? ?없',
    '(?<![가-힣])경험(?:은|이|도|까지는)? ?(?:아직 |따로 |전혀 )?없|떠오르지 ?않|기억(?:이|은)? ?나지 ?않|생각(?:이|은)? ?나지 ?않',
    '생각해 ?보(?:지|지는) ?(?:못|않)|잘 ?알지 ?(?:못|는 못)|알지 ?못합|공부(?:를|는)? ?(?:하지|못)',
    '답(?:변)?(?:을|하기|드리기)? ?(?:어렵|못)|이해(?:하지|가) ?(?:못|부족)|감이 ?(?:안|오지)',
  ),
];
const UNKNOWN_KO_TRAPS = [
  ko(
    '줄(?:은|도)? ?모[르릅른]|모르는 (?:사람|분|것이 없)|모를 수 ?없|모르겠다고 (?:했|하|말|답)|모르겠다는|모르지는 ?않|모를 리',
    '(?:장애|실패|문제|유실|중복|사고|불만|늦은|지연)(?:이|가|은|를|을)? ?(?:난|낸|생긴|발생한|된|겪은|경험한|본)? ?(?:적|일|경험)(?:은|이|도)? ?없',
    '잊을 수 ?없는 경험|[^.]{1,4}한 경험이 ?없지',
  ),
];
const UNKNOWN_EN = [
  en(
    "(?:do not|don['’]t) (?:really |actually |exactly )?know",
    "(?:am|i['’]m) not (?:really |quite |entirely )?(?:sure|familiar|certain)",
    "(?:have|i['’]ve|we['’]ve) (?:never|not) (?:really |actually )?(?:used|worked|done|tried|run|operated|seen|studied|dealt|come across|had)",
    "haven['’]t (?:used|worked|done|tried|run|operated|seen|studied|dealt|come across|had)",
    'no (?:idea|experience)',
    "(?:can['’]?t|cannot|can not|don['’]t|do not) (?:recall|remember)",
    "couldn['’]t (?:say|tell you)",
    'i never (?:used|worked|tried|did|ran)|beyond what i know',
    "not something i(?:['’]ve| have)",
  ),
];
const UNKNOWN_EN_TRAPS = [
  en("don['’]t know (?:why|how) (?:people|they|anyone)", "people who (?:do not|don['’]t) know", 'not sure if you'),
];

const LOOKING =
  '(?:보|봤|봐|본|볼|확인|알아|발견|찾|걸|울리|울려|뜨|떠|떴|감지|추적|잡|비교|챘|챕|챌|살펴|남기|남겨|맞춰|모니터링하|둡|두고|둬|받|판단|대조|드러|나타|오면|옵)';

/** 측정법, 솔직, 모름, 실패어, 감지. */
export const PROOF: Lexicon = {
  measured: {
    ko: {
      find: [
        ko(
          '측정|(?<![가-힣])쟀|(?<![가-힣])재 (?:보|봤|봐|봅)|(?<![가-힣])재어|(?<![가-힣])잰|(?<![가-힣])로그(?![인아])|지표|APM',
          '부하 ?테스트|비교|집계|(?<![가-힣])평균|중앙값|(?<![A-Za-z])[pP]\\d{2,3}',
          '(?:\\d{1,3}|[한두세네]|석) ?(?:주|달|개월|일|시간|분)(?:간|일간)? ?동안|전후 (?:\\d{1,2}|[한두세네]) ?(?:주|달|일|개월)|프로파일',
          '벤치마크|실행 ?계획|A/B|대시보드|모니터링|통계|세어 ?보|셌|표본|대조(?:했|해)',
        ),
      ],
      traps: [
        ko(
          '비교적|비교(?:도|가) (?:안|되지)|로그(?:인|아웃)|(?:블|카탈|다이얼|백|프)로그|지표면|평균적으로|비교하겠|지표로 삼',
          '(?:대시보드|모니터링)(?:을|를)? ?(?:\\S{1,6} )?(?:구축|도입|만들|붙여|붙였|설치|세팅|연동)',
        ),
      ],
    },
    en: {
      find: [
        en(
          'measur(?:e|ed|ing|ement|ements)|profil(?:ed|er|ing)|benchmark(?:s|ed|ing)?',
          'load[- ]test(?:s|ed|ing)?|metrics?|logs?|average|median|p\\d{2,3}|compar(?:ed|ing|ison)|a/b',
          '(?:over|for) (?:\\d{1,3}|a|two|three|four|six) (?:weeks?|months?|days?|hours?)|dashboards?|apm',
          'traced|counted|query plan|execution plan|sampled',
        ),
      ],
      traps: [en('log[- ]?in|comparatively|beyond measure|on average i think|compared to (?:others|my peers)')],
    },
  },
  honest: {
    ko: {
      find: [
        ...UNKNOWN_KO,
        ko(
          NOT_MEASURED,
          '제가 (?:직접 )?(?:한|맡은|만든|담당한|정한|구현한) (?:부분|일|것|건|작업|결정)(?:은|는|이)? ?아[니닙닌]',
          '제 (?:몫|일|담당|역할|공)(?:은|이)? ?아[니닙닌]',
          '[가-힣](?:까지만|정도만) (?:\\S{1,6}\\s)?(?:했|해 ?봤|해 ?보았|알|다뤘|경험|써 ?봤|썼|구현했|확인했|담당했|맡았|봤|참여했)',
          '정확한 (?:값|수치|숫자|수)(?:는|은|까지는)? ?(?:없|기억|말씀드리기|모)',
          '정확하지 ?(?:않|는 않)',
          '짐작',
          '추정(?:입니다|치입니다|한 값|일 뿐)',
          '직접 (?:하지|해 ?보지|겪지|다루지)(?:는)? ?(?:않|못)',
          '근거(?:는|가) ?(?:없|부족|약)',
          '자신(?:은|이|할 수) ?없',
          '(?:까지는|부분은|쪽은) (?:아직 )?(?:못|하지 못|안 )',
        ),
      ],
      traps: [
        ...UNKNOWN_KO_TRAPS,
        ko(
          '(?:않|못)(?:은|는|한|던) (?:사람|분|팀|곳|회사)|남기지 ?않도록|확인하지 ?않(?:으면|고는|아도)|비교하지 ?않(?:으면|아도)',
          '측정하지 ?않(?:으면|아도|고는)|재지 ?않(?:으면|아도)',
        ),
      ],
      negated: 'keep',
    },
    en: {
      find: [
        ...UNKNOWN_EN,
        en(
          "(?:did not|didn['’]t|have not|haven['’]t|could not|couldn['’]t|never) (?:actually |really |separately |properly )?(?:measur|compar|verif|check|track|record|test|count|isolat|separat)(?:e|ed|y|ied)?",
          "(?:was|is) ?(?:not|n['’]t) (?:my|mine|me)",
          "wasn['’]t (?:my|mine|me)",
          "isn['’]t (?:my|mine)",
          'not my (?:part|work|decision)|only (?:up to|as far as|did|worked on|handled)',
          '(?:just|only) (?:a guess|an estimate)|i am guessing',
          "i['’]m guessing",
          'my guess|no (?:exact|precise) (?:number|figure|value)s?|someone else (?:did|built|wrote|owned)',
        ),
      ],
      traps: [...UNKNOWN_EN_TRAPS, en("if you (?:have not|haven['’]t|did not|didn['’]t)", 'not my fault')],
      negated: 'keep',
    },
  },
  unknown: {
    ko: { find: UNKNOWN_KO, traps: UNKNOWN_KO_TRAPS, negated: 'keep' },
    en: { find: UNKNOWN_EN, traps: UNKNOWN_EN_TRAPS, negated: 'keep' },
  },
  failure: {
    ko: {
      find: [
        ko(
          '(?<![가-힣])죽(?=으|었|어|은|고|습|는|을)|멈추|멈춰|멈췄|멈춘|멈춥|멎|타임아웃|실패|유실|중복|재시도|끊(?!임)|롤백|밀리(?!초)|밀려|밀렸|밀린',
          '다운(?:되|됐|돼|이|됩|시)|(?<![가-힣])다운(?=[\\s,.]|$)|크래시|장애|고갈|마르(?=면|고|겠|는)|터지|터졌|빠질 수|누락|데드락|교착',
          '놓친다|놓칠|놓치(?:는|면|게|고)|쏠리|쏠릴|몰리|몰릴|몰린|덮어쓰|덮어씁|어긋(?:나|날|난|납)|(?:에러|오류)가 나(?=[서면는고]|[\\s.,]|ㄴ)',
        ),
      ],
      traps: [
        ko(
          PREVENTED,
          '실패를 (?:두려워|무릅)|실패 (?:경험을 통해|는 성공)|장애(?:물|인)|끊임|중복 ?(?:코드|제거)|다운 ?(?:로드|스트림|캐스|사이|샘플|타입)',
          '밀리 ?(?:초|세컨드)',
        ),
      ],
    },
    en: {
      find: [
        en(
          'crash(?:es|ed|ing)?|dies?|died|dead|time-?outs?|tim(?:e|es|ed) out|fail(?:s|ed|ure|ures|ing)?|lost',
          'los(?:es?|ing)|duplicat(?:es?|ed)|retr(?:y|ies|ied|ying)|rolled back|roll(?:s|ing)? ?back',
          '(?:goes|go|went|is|was) down|stuck|outages?|deadlocks?|exhaust(?:ed|s)|disconnect(?:s|ed)?',
          'backs up|twice|drops?',
        ),
      ],
      traps: [
        en(
          'fail[- ]?safe|(?:not|never) afraid (?:of|to) (?:fail\\w{0,4}|failure)|fear of failure',
          'lost (?:interest|track)|think twice|drop(?:s)? (?:by|from|in|to)|deadlines?',
          '(?:duplicates?|failures?|losses) (?:are|is) (?:\\w{1,12} )?impossible',
        ),
      ],
    },
  },
  notice: {
    ko: {
      find: [
        ko(
          `(?:알람|경보|지표|모니터링|(?<![가-힣])로그(?![인아])|대시보드|추적|메트릭|헬스 ?체크|랙|lag)(?:이|가|을|를|은|는|으로|로|에서|에|과|와|의|도)? ?(?:\\S{1,8}\\s){0,6}${LOOKING}`,
          '(?:오류율|실패율|에러율|불일치|비율|건수|지연|랙)(?:이|가) (?:\\S{1,8}\\s){0,5}(?:넘으면|오르면|벌어지면|늘면|떨어지면)',
          '(?:대조|비교)(?:해서|하여|하면) (?:\\S{1,8}\\s){0,2}(?:찾|잡|알아)',
          '알아차|알아챘|알아채|알아챕|알아챌|감지|경보(?:를|가)? ?(?:겁|걸|울)|알람(?:을|이)? ?(?:걸|울|받|설정|둡)|모니터링(?:을|하|합|했|해)|추적(?:하|합|했|해)',
        ),
      ],
      traps: [
        ko(
          '로그(?:인|아웃)|(?:블|카탈|다이얼|백|프)로그|지표면',
          '모니터링 ?(?:도구|툴|스택|시스템)(?:로|은|는|를|을)? ?(?:\\S{1,8}\\s){0,4}(?:썼|사용했|구축했|도입했|사용하|씁)|변경 ?감지|감지 ?않|알아차리지',
          '시장 ?지표',
        ),
      ],
    },
    en: {
      find: [
        en(
          'alert(?:s|ed|ing)?|alarms?|notice(?:d|s)?|detect(?:s|ed|ing|ion)?',
          'monitor(?:s|ed)? (?:the|how|for|whether|it|that|lag)|pag(?:ed|er|es)',
          '(?:see|saw|watch|watched|check|checked|shows?|showed|from) (?:\\w{1,10} ){0,3}(?:metrics?|logs?|dashboards?|traces?|lag|graph)',
          '(?:metrics?|logs?|dashboards?|traces?|lag|graph) (?:\\w{1,10} ){0,2}(?:shows?|showed|told|reveal\\w{0,2}|tells?|grows?|rises?|rose|grew)',
          'spot(?:ted|s)?',
        ),
      ],
      traps: [
        en(
          'noticed (?:that )?my|short notice|log[- ]?in|spot instances?',
          "two weeks['’] notice",
          'web pages?|landing pages?|(?:the|a|per|each|all) pages?|pages (?:of|were|are)',
        ),
      ],
    },
  },
};
