import { en, ending, ko, type Lexicon } from '../entry.ts';
import { EN_FUTURE, EN_FUTURE_TRAPS, EN_PAST, EN_PAST_TRAPS, KO_FUTURE, KO_FUTURE_TRAPS, KO_PAST } from '../tense.ts';

const B = ending('ㅂ', '입습갑집첩겁');
const L = ending('ㄹ');

/** 과거, 예정, 습관, 때. */
export const TIME: Lexicon = {
  past: {
    ko: { find: KO_PAST, negated: 'keep' },
    en: { find: EN_PAST, traps: EN_PAST_TRAPS, negated: 'keep' },
  },
  future: {
    ko: { find: KO_FUTURE, traps: KO_FUTURE_TRAPS, negated: 'keep' },
    en: { find: EN_FUTURE, traps: EN_FUTURE_TRAPS, negated: 'keep' },
  },
  habit: {
    // 합니다, 씁니다, 둡니다 and 편입니다; 입니다, 있습니다 and what one thinks or knows are no habits.
    ko: {
      find: [
        ko(`${B}니다(?=[\\s.!,]|$)`, '편입니다|곤 합니다|(?:하|되)는 편|고 있습니다|(?:해|둬|써|봐)요(?=[\\s.!,]|$)'),
      ],
      traps: [
        ko(
          '(?:생각|판단|가능|필요|중요|충분|부족|감사|죄송|말씀|위험|유리|불리|단순|복잡|비슷|동일|확실|명확|모호)합니다|모릅니다',
          '(?:맞|같|싶|않|좋|많|적|크|작|낮|높)습니다|려고 합니다|려 합니다|(?:해|어|아|여)야 합니다|됩니다|납니다|집니다|뜻합니다|의미합니다|봅니다|겁니다|아닙니다',
        ),
      ],
      needs: 'no-past',
      negated: 'keep',
    },
    en: {
      find: [
        en(
          'usually|typically|generally|normally|tend to|as a rule|whenever i|every time i|i always|we always',
          'i make it a habit|i try to',
        ),
      ],
      needs: 'no-past',
      negated: 'keep',
    },
  },
  when: {
    ko: {
      find: [
        ko(
          '(?:19|20)\\d\\d(?:년|\\. ?\\d{1,2}|[-/]\\d{1,2})|(?<!\\d)(?:1[0-2]|[1-9])월(?!급)|재작년|작년|올해|올초|연초|연말',
          '지난 (?:해|달|주|분기|봄|여름|가을|겨울|번|\\d|[두세네] 달|\\S{0,4}프로젝트)|입사|당시|그때|어느 날|재직',
          `${L} 때(?!문)`,
          '[었았했]을 때|배포 ?(?:전|후|직후|당일|날|뒤|때|한|했)|(?:출시|오픈|런칭|장애|이관|서비스|도입) ?(?:직후|직전|당일|당시|초기)|(?:상|하)반기|\\d분기',
          '(?<![가-힣])(?:첫|마지막) (?:회사|프로젝트|직장|해|주|달)|(?<![가-힣])(?:이전|전) 회사|신입|대학|인턴',
        ),
      ],
      traps: [ko('때문|대학습|입사(?:하면|한다면|하게 된다면| ?(?:후|이후|한 뒤)에?는?(?=[\\s,])|해서도)')],
      negated: 'keep',
    },
    en: {
      find: [
        en(
          'in (?:19|20)\\d\\d',
          '(?:in|last|this|since|early|late|mid) ?(?:january|february|march|april|may|june|july|august|september|october|november|december)',
          'last (?:year|month|week|quarter|spring|summer|autumn|fall|winter)',
          '(?:two|three|several|a few|\\d{1,2}) (?:years|months|weeks) ago|at the time|back then',
          'when (?:i|we) (?:was|were|joined|started|deployed|released|moved|worked|found|noticed|had)',
          'after (?:the|we|that) (?:release|deploy\\w{0,4}|launch|migration|incident|outage)',
          'during (?:the|my|our|a)|one (?:day|night|morning|weekend)',
          'at my (?:last|previous|first|current) (?:job|company|team)|q[1-4] (?:of )?(?:19|20)\\d\\d',
        ),
      ],
      negated: 'keep',
    },
  },
};
