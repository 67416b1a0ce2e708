import { en, ko, type Lexicon } from '../entry.ts';

const PERSON =
  '(?:동료|팀장|리더|리드|기획자?|기획팀|디자이너|운영팀|운영 ?담당자?|운영 ?쪽|운영|리뷰어|사장님?|상대방?|상사|고객|매니저|선배|후배|대표님?|담당자|면접관|개발자|프론트엔드|PM|PO|QA|CTO|팀원)';
const STANCE =
  '(?:의견|반대|우려|걱정|요청|주장|불편|입장|제안하|지적|이유를|이유가|불만|반발|원했|원하|요구|거절|말씀하|생각이 달|설득)';

/** 상대, 비난, 되묻기. */
export const PEOPLE: Lexicon = {
  'other-person': {
    ko: {
      find: [
        ko(
          `${PERSON}(?:들)?(?:님)?(?:이|가|은|는|의|께서|에게|께|과|와|도|에서|에서는|분들이|께서는|쪽)? ?(?:\\S{1,8}\\s){0,5}?${STANCE}`,
          `(?:반대하는|우려하는|걱정하는|요청한|반대한|주장한) ${PERSON}`,
        ),
      ],
      traps: [
        ko(
          '(?:기획자?|디자이너|운영팀|개발자|QA|PM)(?:, ?|와 |과 |· ?)(?:\\S{1,6}(?:, ?|와 |과 |· ?)){0,3}\\S{1,8} ?(?:등 )?(?:이해관계자|협업|소통|함께 일)',
          '클라이언트 요청|사용자 요청|고객 요청 (?:수|량|건수)|운영 (?:환경|서버|배포|비용|중|경험|DB)',
        ),
      ],
      negated: 'keep',
      reported: 'keep',
    },
    en: {
      find: [
        en(
          "(?:colleague|teammate|team lead|manager|boss|designer|reviewer|pm|po|product (?:owner|manager)|customer|stakeholder|engineer|cto|client|operations|ops)s?['’]?s? (?:\\w{1,12},? ){0,5}(?:concern\\w{0,3}|object(?:ed|ion|ions|s)|disagree\\w{0,2}|worr(?:y|ied|ies)|request(?:ed|s)?|opinions?|pushed back|argued|wanted|insist\\w{0,2}|oppos(?:ed|es|e)|complain\\w{0,3}|asked|preferred)",
          '(?:concerns?|objections?|requests?|opinions?) (?:of|from|by) (?:a |the |my |our )?(?:colleague|teammate|lead|manager|designer|reviewer|pm|customer|ops|operations)s?',
        ),
      ],
      traps: [en('client requests?|customer requests? per')],
      negated: 'keep',
      reported: 'keep',
    },
  },
  blame: {
    ko: {
      find: [
        ko(
          '무능|답답(?:한|했|하|해)|말이 ?안 ?통|말이 ?통하지 ?않|수준이 ?(?:낮|떨어|안)|이해를? ?(?:전혀 )?못 ?(?:하는|해|했|하더)',
          '(?<![가-힣])탓(?:이|을|에|으로|했|만|도)|멍청|한심|게으|무책임|엉망|최악(?:의 (?:팀|동료|상사|회사|팀장)|이었)|실력이 ?(?:없|부족한 (?:동료|팀))',
          '고집(?:만|이 (?:세|센)|불통)',
        ),
      ],
      traps: [
        ko(
          '(?<![가-힣])(?:제|저|저희|내|나|우리|본인|스스로|자신)(?:의|를|을)? ?탓',
          '(?:네트워크|서버|시스템|코드|버그|캐시|설정|트래픽|환경|장비|회선)(?:의|을|를)? ?탓|탓하지|남 ?탓',
          '(?:서버|시스템|응답|화면|속도|배포|쿼리|API|빌드|도구|과정|절차|상황)(?:이|가|은|는|도)? ?(?:\\S{1,4}\\s)?답답|코드가 ?엉망',
          '최악의 (?:경우|상황|시나리오)',
          `제가 (?:\\S{1,6}\\s)?(?:이해를 ?못|무책임|게으)`,
        ),
      ],
      negated: 'keep',
      reported: 'keep',
    },
    en: {
      find: [
        en(
          'incompetent|stupid|lazy|useless|clueless|terrible (?:manager|colleague|team|company|boss|lead)',
          '(?:their|his|her) fault|blamed? (?:him|her|them|the (?:team|manager|company|pm))',
          "(?:did not|didn['’]t|could not|couldn['’]t) (?:even )?understand anything",
          'impossible to (?:work|talk) with|low level people',
          'hated (?:my|the|that) (?:manager|boss|team|company)|toxic|irresponsible',
        ),
      ],
      traps: [
        en(
          'my (?:own )?fault|blameless|blamed? (?:myself|me)',
          'lazy (?:loading|load|evaluation|initiali[sz]ation|fetch\\w{0,3})',
          'useless (?:index|code|query|data|writes?)|stupid (?:mistake|bug)',
        ),
      ],
      negated: 'keep',
      reported: 'keep',
    },
  },
  'asking-back': {
    ko: {
      find: [
        /[?？]/gu,
        ko(
          '(?:인가요|나요|될까요|볼까요|할까요|을까요|ㄴ가요|은가요|한가요|습니까)(?=[\\s.?]|$)|(?:이?라고|다고|으로) ?가정|가정하(?:고|면|겠)|전제하|전제로|여쭙',
          '여쭤|(?:이?라고|다고) ?보고 (?:시작|설계|진행|말씀)',
        ),
      ],
      traps: [
        /(?:^|[\s,])(?:왜|어째서|무엇이|무엇 때문)[^?？]{0,24}(?:일까요|을까요|까요|였을까요|이었을까요)\s?[?？]?/gu,
        ko('그럼 왜 [^?]{0,20}\\?|(?:그렇지|맞지) ?않(?:나요|습니까)\\s?\\??|여쭤 ?(?:봤|본|보(?:셔|신|셨|시))|여쭸'),
      ],
      negated: 'keep',
      reported: 'keep',
    },
    en: {
      find: [
        /\?/g,
        en(
          '(?:may|can|could) i (?:ask|assume|check|clarify)',
          "(?:i|we|let me|let['’]s|i['’]ll|i['’]d|i will) assume",
          'assuming|my assumption|i would (?:first )?ask',
          "i['’]d (?:first )?ask",
          'under the assumption',
        ),
      ],
      traps: [/\b(?:why|so why|why not|why is that|guess what|right)\s?\?/gi, en('asked (?:him|her|them|the)')],
      negated: 'keep',
      reported: 'keep',
    },
  },
};
