import { en, ko, type Lexicon, NEXT_TIME } from '../entry.ts';

/** Nouns that become an action with 하다, and verb stems, as they stand when something is done. */
const NOUN_ACTIONS =
  '(?:비교|제안|설득|설계|구현|작성|분석|적용|도입|추가|정리|분리|전환|수정|삭제|확인|대조|연결|교체|자동화|검토|측정|조사|배포|개발|구축|배치|조정|통합|공유|합의|요청|변경|제거|보완|이전|이관|추출|등록|재현|점검|개편|재설계|복구|격리|제한|처리|준비|검증|실험|주도|리팩터링|리팩토링|튜닝|최적화|캐싱|테스트)';
const VERB_ACTIONS = [
  '만들(?=었|어|고|면|지만|도록)|바꾸(?=었|어|고|면|자|기)|바꿔|바꿨|바꾼|고쳤|고쳐|고치(?=고|면|는)|고친|옮겼|옮겨|옮기(?=고|면|는)|옮긴|나눴|나눠',
  '나누(?=었|어|고|면)|나눈|(?<![가-힣])빼(?=서|고|내|냈|기로|자고)|(?<![가-힣])뺐|(?<![가-힣])뺀|찾아|찾았|찾고|찾은|(?<![가-힣])쟀',
  '(?<![가-힣])재 (?:보|봤|봐)|(?<![가-힣])재어|(?<![가-힣])재서|맞춰 (?:보|봤)|살펴|뜯어|되돌(?=렸|려|리)|남기(?=게|고|도록)|남겼|남겨|묶었',
  '묶어|쪼갰|쪼개|막았|막아|붙였|붙여|심었|올렸|내렸|줄였|늘렸|돌렸|걸었|풀었|끊었|썼|넣었|넣어|넣고|두었|뒀|지웠|채웠|세웠|들였|물었|여쭤 ?봤|여쭸|알렸|보냈|보내(?=도록|게)|걸어 두|짰',
];

/** ‘유실을 막았습니다’: what was prevented did not happen. */
export const PREVENTED =
  '(?:유실|중복|누락|장애|실패|충돌|오류|지연)(?:을|를|이|은)? (?:\\S{1,8}\\s)?(?:막(?!지 ?(?:못|않)|히|혔|힌)|없애|없앴|방지|예방|피하(?!지 ?못)|피했)';

/** 문제, 본인, 팀주어, 행동, 순서, 결과, 되돌아봄. */
export const DEEDS: Lexicon = {
  problem: {
    ko: {
      find: [ko('문제|장애|느리|느려|느렸|느린|지연|실패|누락|중복|문의|충돌|병목|어긋|오류|에러|유실|버그')],
      traps: [
        ko(
          '문제 ?없|문제 ?해결|문제은행|알고리즘 문제|장애물|장애인|지연 ?로딩|지연 ?평가|느리지 않|문의하신|충돌 ?없|실패를 두려워|중복 ?제거|중복 ?방지|오류 ?없',
          '장애 ?대응|장애 ?극복|에러 ?처리|지연 ?시간|지연(?:과|을|를)? (?:\\S{1,6}\\s){0,4}(?:비율|재 |쟀|측정|비교)',
          PREVENTED,
        ),
      ],
    },
    en: {
      find: [
        en(
          'problems?|outages?|incidents?|slow|slow(?:ed|er|ness)|delay(?:s|ed)?|fail(?:s|ed|ure|ures|ing)',
          'missing|duplicat(?:es?|ed|ion)|conflict(?:s|ed)?|bottlenecks?|mismatch(?:es|ed)?|bugs?|lost',
          'errors?|timed out|complaints?',
        ),
      ],
      traps: [
        en('problem[- ]solv(?:ing|er)|no problems?|fail[- ]?(?:safe|over)|error handling|bug[- ]free', 'slow start'),
      ],
    },
  },
  self: {
    ko: {
      find: [
        ko(
          '(?<![가-힣])제가(?=[\\s,])|(?<![가-힣])저는(?=[\\s,])|(?<![가-힣])직접(?=[\\s,])|(?<![가-힣])혼자(?=[\\s,서])',
          '맡아(?=[\\s,서])|맡았|맡은 (?:부분|일|것|쪽)',
        ),
      ],
      traps: [
        ko(
          '제가 (?:알기로|보기에|생각하기에|느끼기에|아는 한|이해하기로)|제가 (?:직접 )?(?:한|맡은|만든|담당한) (?:부분|일|것|건)(?:은|는|이)? 아[니닙닌]',
          '저는 (?:그때는 |당시 )?(?:잘 )?(?:몰랐|모르)',
          '(?:동료|팀장|다른 팀|플랫폼팀|인프라팀|운영팀|담당자|선배|상대)(?:가|이|님이|께서|에서) (?:직접|맡았|맡아)|(?<!제)(?:이|가) 맡|(?:직접|혼자) ?(?:적인|적으로)',
          '직접 (?:본|볼|보|말|묻)',
        ),
      ],
      needs: 'deed',
    },
    en: {
      find: [
        en(
          "i(?!['’]?(?:m|d|ll|ve)\\b)(?! (?:think|believe|feel|guess|would|will|can|could|am|was|thought|believed|felt|hoped|wanted|had|knew|learned|tried|struggled|worried|do|have|should))",
          'myself|on my own|single-?handedly|personally',
        ),
      ],
      traps: [en('as far as i|i did not', "i didn['’]t")],
      needs: 'deed',
    },
  },
  team: {
    ko: {
      find: [
        ko(
          '(?<![가-힣])저희(?:가|는)(?=[\\s,])|(?<![가-힣])우리(?:가|는)(?=[\\s,])',
          '(?<![가-힣])(?:저희|우리) ?(?:팀|조직|파트|개발팀|서버팀)(?:이|은|에서|에서는)(?=[\\s,])',
          '(?<![가-힣])팀(?:에서|에서는|이|은)(?=[\\s,])|팀원(?:들)?(?:이|은|과 함께|들과 함께|과 같이)(?=[\\s,])',
          '(?<![가-힣])다 ?같이(?=[\\s,])|(?<![가-힣])모두 함께(?=[\\s,])',
        ),
      ],
      traps: [
        ko(
          '(?:우리|저희)(?:만의| 서비스| 회사| 제품| 시스템| 쪽)|(?:다른|옆|상대|플랫폼|인프라|운영|기획|데이터|보안|결제) 팀|팀에서 (?:쓰는|쓰던|사용하는|사용하던|관리하는|운영하는|정한|만든)|팀에\\s',
        ),
      ],
      negated: 'keep',
    },
    en: {
      find: [en("we(?!['’])", 'our team|the team|the whole team|as a team')],
      traps: [
        en(
          'the team (?:lead|leader|manager|that|who)',
          '(?:to|with|for|by|from|of|in|told|asked|showed) (?:the|our) (?:whole )?team',
          "(?:our|the) team['’]s",
        ),
      ],
      negated: 'keep',
    },
  },
  action: {
    ko: {
      find: [
        ko(
          `${NOUN_ACTIONS}(?:을 |를 )?(?:했|하였|해서|해 (?:보|봤|두|뒀|주|줬)|하고|하면서|한 (?:뒤|후|다음|결과)|하니|하자고|하여|해(?=[\\s,])|하기로|하게)`,
          `${NOUN_ACTIONS}(?:됐|되었|시켰)`,
          ...VERB_ACTIONS,
        ),
      ],
      traps: [
        ko(
          '(?:고민|노력|기여|생각|협력|소통|성장|최선)(?:을 |를 )?(?:했|하였|해|하고|하며)|만들어지|찾아오|(?:글|말|시간|신경|애|힘)(?:을|를) ?썼|힘썼|애썼',
          '(?:자리|생각|마음|중점)(?:을|를|에) ?(?:두었|뒀)|물었더니 모',
        ),
      ],
      needs: 'deed',
    },
    en: {
      find: [
        en(
          'built|made|changed|moved|split|removed|found|measured|compared|proposed|suggested|designed',
          'implemented|wrote|rewrote|analy[sz]ed|applied|introduced|added|fixed|replaced|refactored|set up',
          'created|traced|profiled|separated|migrated|tested|deployed|rolled back|reproduced|wrapped|switched',
          'pulled|took out|persuaded|checked|put|stored|turned|rolled out|indexed|logged|matched|reviewed',
          'documented|automated|sent|asked|kept|cut|reordered|ran',
        ),
      ],
      traps: [
        en(
          'tried hard|made (?:an effort|sure|progress|a difference|me|sense)|kept (?:trying|working)',
          'found (?:it|that it was) (?:hard|difficult|interesting)',
          '(?:is|are|was|were|be|been|being) (?:also )?(?:built|made|found|put|sent|kept)',
        ),
      ],
      needs: 'deed',
    },
  },
  order: {
    ko: {
      find: [
        ko(
          '(?<![가-힣])먼저(?=[\\s,])|(?<![가-힣])우선(?=[\\s,은])|첫째|(?<![가-힣])첫 ?번째로|다음으로|그 ?다음|그런 다음',
          '(?<=^|, ?|고 )이후(?:에는?)?(?=[\\s,])|둘째|(?<![가-힣])두 ?번째로|셋째|마지막으로|(?<![가-힣])이어서|그러고 ?나서',
          '^\\d{1,2}[.)](?=\\s)|(?<![가-힣])그 ?뒤에(?=[\\s,])',
        ),
      ],
      traps: [
        ko(
          '우선순위|(?:그 ?다음|둘째|첫째) (?:칼럼|컬럼|번호|기사|줄|행|값|노드|회차|요청|메시지|기간|주|날)|우선적|(?:하루|이틀|\\d ?일|\\d ?주|\\d ?분|시간|조금) 먼저|먼저 [가-힣]{1,4}는 (?:쪽|것|방법)|먼저 (?:온|들어온|도착|끝난|시작한|나온|보낸 쪽|처리된|쓴)|이후(?:로는|로|에도)|마지막으로 (?:갱신|수정|접속|확인된|성공)',
        ),
      ],
      negated: 'keep',
    },
    en: {
      find: [
        en(
          'first(?:ly)?(?=[,: ])|second(?:ly)?(?=,)|third(?:ly)?(?=,)|then|next(?=[,: ])|after that|finally',
          'lastly|to begin with|start by|once that',
        ),
        /^\d{1,2}[.)](?=\s)/g,
      ],
      traps: [
        en(
          'first[- ](?:come|time|class|party|hand|thing|version|job|place|company|project|team)',
          '(?:back|since|by|until|even|other) then|next (?:to|time|month|year|week|level)|rather then',
          'at first|the (?:first|next) ',
        ),
      ],
      negated: 'keep',
    },
  },
  result: {
    ko: {
      find: [
        ko(
          '(?<![가-힣])그 ?결과|결과적으로|(?<=[은는]|^|\\s)결과(?:는|가|로)|줄었|줄였|줄어들|늘었|늘어났|늘렸|올랐|올라갔',
          '(?<=[%율률량도수치성] ?(?:을|를|까지|로|가|이)? ?)올렸|빨라졌|빨라지|좋아졌|나아졌|낮아졌|높아졌|짧아졌|없앴|없어졌|사라졌|막았|막을 수 있었|끝났',
        ),
        ko(
          '(?:단축|개선|해결|향상|감소|증가|회복|절감|안정화|최소화|달성|정상화|해소)(?:을|를|이|가)? ?(?:했|하였|됐|되었|시켰|시킬 수 있었|할 수 있었|될 수 있었|되어|돼|해서|하고)',
        ),
        ko(
          '(?<=\\d(?:초|분|시간|건|%|배|개|ms|명|회)(?:이|가|로|으로)? )(?:됐|되었)|(?<=[은는도이가] )(?:없었|0건이었|한 번도 (?:없|나지 않)았?)',
          '재발(?:하지|되지) 않았|0건이었|지 ?않게 (?:됐|되었)|면 (?:됐|되었)(?=[습어지고는])',
          '(?:그 ?(?:뒤|후|이후|다음)(?:로는?|부터는?)|이후로?는?) (?:\\S{1,8}\\s){0,5}\\S{1,6}지 ?않았',
        ),
      ],
      traps: [
        ko(
          '결과적 ?정합|(?:검색|조회|처리|실행|쿼리|계산|응답|API|분석|측정|테스트|비교|발송|작업|연산|집계|리뷰) ?결과|결과(?:값|물|를|에 따라)',
          '(?:PR|코드|글|서버에|이미지|파일)(?:을|를)? ?올렸|(?:경험|적|일|방법|시간|여유|문서|로그|필요|이유|사람|기준|선택)(?:은|이|도|가|는)? ?없었',
          '재발 ?방지',
        ),
      ],
      needs: 'past',
    },
    en: {
      find: [
        en(
          'as a result|reduced|dropped|fell|went down|rose|increased|improved|cut|resolved|solved|faster',
          'decreased|eliminated|no longer|halved|doubled|shrank|recovered|went (?:up|from)|gone (?:down|up)|came down|brought',
          'lowered|saved|stopped|did not (?:come back|happen again|recur)|none since',
        ),
      ],
      traps: [
        en('(?:search|query|test|api) results?|cut off|brought (?:up|in|together)', 'stopped (?:working|responding)'),
      ],
      needs: 'past',
      negated: 'keep',
    },
  },
  'look-back': {
    ko: {
      find: [
        ko(
          '다시 (?:한다면|하면|해도|하게 된다면|만든다면|돌아간다면|맡는다면|설계한다면)|(?:되)?돌아보[면니]|돌이켜|아쉬|아쉽|놓쳤|놓친|이후로는',
          NEXT_TIME,
          '그 ?(?:뒤|후|일|다음)(?:로는|로|부터는|부터|에는)(?=[\\s,])|후회|미처|[했었았]어야|(?:좋|나)았을|더 일찍|한계(?:는|가|도|였|로)|부족했',
        ),
      ],
      traps: [
        ko(
          '배웠|배운 점|아쉬(?:움|울 것)(?:이|은)? ?없|그 ?뒤에|놓치지|한계(?:를|가) ?(?:극복|뛰어넘|없)|부족했던? (?:팀|동료)',
        ),
      ],
      negated: 'keep',
    },
    en: {
      find: [
        en(
          'in hindsight|looking back|in retrospect',
          'if i (?:did|had to do|were to do|could do) (?:it|this|that) (?:again|over)|next time|i wish',
          'should have|regret|since then|from then on|i missed|i overlooked|do it again',
          'limitations?|would have (?:been better|done)',
        ),
      ],
      traps: [en('learned a lot|no regrets?')],
      negated: 'keep',
    },
  },
};
