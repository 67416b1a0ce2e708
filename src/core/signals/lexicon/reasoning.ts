import { en, ko, type Lexicon } from '../entry.ts';

const CHOSE = '(?:골랐|고르|골라|택했|선택했|선택하|정했|정하|결정했|버렸|뺐)';

/** 이유, 약한 이유, 대안, 대가, 조건, 단정, 모호. */
export const REASONING: Lexicon = {
  reason: {
    ko: {
      find: [
        ko(
          '때문|이유는|이유가|이유로|왜냐하면|왜냐면|[다라]고 판단',
          `기준으로 ?(?:삼|${CHOSE}|판단)`,
          '(?<![따달골몰올잘갈])라서(?=[\\s,])',
          `[해아어여려워춰와]서 (?:\\S{1,8}\\s){0,2}${CHOSE}`,
          '까닭',
        ),
      ],
      traps: [ko('덕분|때문(?:은|이|만은)? ?아니|이유가 ?(?:없|궁금|무엇|뭐)|이유로(?:든|도)|때문인지 (?:모르|알)')],
    },
    en: {
      find: [
        en(
          'because|the (?:main |real |only )?reason|due to|given that',
          "that(?:['’]s| is| was) why",
          'which is why|on the grounds that|so we judged|i judged',
        ),
      ],
      traps: [en('thanks to|for (?:some|no|whatever) reason|reason(?:able|ing)|not because')],
    },
  },
  'weak-reason': {
    ko: {
      find: [
        ko(
          '[가-힣](?<![습입합됩옵십])(?<!바구|주머|어머|아주머|언)니까?(?=[\\s,])|[면해돼되여려라와워춰꿔눠둬줘봐써켜쳐겨져혀펴어아나가빼]서(?=[\\s,])|므로|기에(?=[\\s,])',
          '려고(?=[\\s,])|[추이기리하우]려(?=[\\s,]|면)|고자(?=[\\s,])|느라|[하되이]되(?=[\\s,])|도록(?=[\\s,])|위해|위한|위하여|그래서|따라서',
          '덕분|(?:낮춰|늦춰|줄여|높여|덜어|아껴|[가-힣]{1,3}해)(?=[\\s,])|탓에|바람에|게끔(?=[\\s,])',
        ),
      ],
      traps: [ko('에서 |(?<![가-힣])아니(?=[\\s,])|(?<![가-힣])[문순센질부]서(?=[\\s,])')],
      negated: 'keep',
    },
    en: {
      find: [
        en(
          'so that|so(?=,| (?:i|we|it|that|the|they|this))|in order to',
          'to (?:avoid|reduce|keep|prevent|protect|make|lower|cut|ensure|stop)',
          'since (?:i|we|it|the|they|that|there|most|each|every)|as (?:i|we|it) (?:had|was|were|needed|could)',
          'therefore|hence|with (?:that|this) in mind|otherwise',
        ),
      ],
      traps: [en('since then|so far|as well')],
      negated: 'keep',
    },
  },
  alternative: {
    ko: {
      find: [
        ko(
          '방법도|것도 방법|의견도 (?:나왔|있었)|(?:안|방법|방식)이 (?:\\S{1,4} )?(?:쉬웠|빨랐|쌌)지만|[가-힣A-Za-z]도 (?:같이 |함께 |먼저 )?(?:봤|보았|고려|검토|생각했|생각해 ?봤|따져)|후보',
          '(?:와|과|랑) ?비교해(?:서)? ?(?:\\S{1,8}\\s)?(?:골랐|고른|고르|택|선택|정했)|(?<!지)(?<!지 )말고(?=[\\s,])|택하지 않|선택하지 않',
          '고르지 않|쓰지 않기로|접었|접기로|버렸|버린 (?:안|방법|쪽|이유)|대안|다른 (?:방법|방식|선택지|안)(?:은|이|도|을|과|으로)|(?:고려|검토)했(?:지만|으나|는데)',
          '놓고 (?:고민|비교)|견줘|견주었|쓰지 않은 (?:이유|까닭)',
        ),
      ],
      traps: [
        ko(
          '(?:로그|지표|대시보드|코드|문서|데이터|화면|그래프|값|기록|메트릭|실행 ?계획)도 (?:같이 |함께 |먼저 )?(?:봤|보았|검토)',
          '(?:데이터|메시지|이벤트|요청|로그|패킷)(?:을|를|은|는)? ?버렸|(?<!없)[어아여해겨져려쳐와워돼] ?버렸|후보(?:자|군)|제게도|저도 생각',
        ),
      ],
      negated: 'keep',
    },
    en: {
      find: [
        en(
          'alternatives?|considered|rather than|instead of|ruled out|rejected|another (?:option|way|approach)',
          'other (?:options|ways|approaches|candidates)|compared (?:it|that|them|this) (?:with|to|against)',
          'weighed|could have (?:used|gone|done|chosen)|looked at (?:using|moving|other)|we also looked at',
          'i also looked at|decided against',
        ),
      ],
      traps: [
        en(
          'rejected (?:requests?|messages?|orders?|payments?)|rather than later',
          'considered (?:a success|good|important)|alternatively',
        ),
      ],
      negated: 'keep',
    },
  },
  cost: {
    ko: {
      find: [
        ko(
          '단점|감수|포기|느려(?:졌|지|진|집|질|요)|늦어(?:졌|지|진|집|질|요)|복잡해(?:졌|지|진|집|질|요)|복잡도가 (?:\\S{1,4}\\s)?(?:늘|올|높)|부담',
          '나빠(?:졌|지|진|집)|잃은 (?:것|점)|번거로|손해|희생|대가|트레이드 ?오프|큰 비용|공짜는 아니|(?:오래|더) 걸(?:리|려|렸|립)|고생|오버헤드|손이 (?:더|많이) (?:가|들)',
          '(?<=^|[,.] ?)다만 (?:\\S{1,10}\\s){0,8}(?:어긋|늦|느려|복잡|헷갈|번거|낡|막히|줄 서|늘)',
        ),
        ko(
          '(?<=^|[,.] ?)대신(?=[\\s,])',
          '(?:지연|비용|복잡도?|코드|용량|메모리|부담|관리|부하|단계|할 일|고칠 곳|공수|저장(?: ?공간)?|쓰기|품)(?:이|가|은|는|도|량이|할 것이|할 것도)? (?:\\S{1,5}\\s)?(?:더 )?(?:늘|들었|들어|듭)',
          '(?:잃|놓치)(?:는|었|고|게 되)|(?:디스크|메모리|용량|공간)(?:도|를|을) (?:더 )?(?:먹|차지)',
        ),
      ],
      traps: [
        ko(
          '고생(?:해서|한 끝에|하며|하면서)|복잡한|복잡해서|(?:비용|부하|지연|코드|단계)(?:이|가|은|는|도)? (?:\\S{1,5}\\s)?늘어나(?:는|던)|비용 ?절감|비용(?:을|이)? ?(?:줄|아끼|절약)|(?:을|를) ?대신|대신(?:해|하|할|한)|[려워어]지면 [^.,]{0,24}때문',
          '(?:리스크|위험|대가|단점|부담|트레이드 ?오프)(?:을|를|도) ?(?:함께 |같이 |먼저 )?(?:공유|설명|말씀|보고|안내)',
          '부담(?:을|이|도)? ?(?:줄|덜|낮|적|없)|(?:느려|늦어)(?:지는|진|졌던|지던) (?:원인|이유|문제|것을|구간|쿼리|화면|응답|API|배치)',
          '(?:느려|늦어)져서? (?:\\S{1,6}\\s){0,2}(?:원인|문의)|포기하지|단점(?:을|은|도)? ?(?:보완|없|극복)|대가(?:족|로 받)',
        ),
      ],
    },
    en: {
      find: [
        en(
          'downsides?|trade-?offs?|at the (?:cost|expense|price) of|the (?:cost|price) (?:was|is|of)|slower',
          'gave up|give up|sacrific(?:e|ed|ing)|more complex|complexity (?:went|grew|increased)|burden',
          'overhead|drawbacks?|costs? (?:us|more|extra)|in (?:exchange|return)|delayed by',
          'extra (?:work|storage|writes?|latency)|we (?:lose|lost)|later than',
        ),
      ],
      traps: [
        en(
          'cost (?:reduction|savings?|cutting|-effective)|cost[- ]effective|gave up on nothing',
          'reduc(?:e|ed|ing) (?:the )?(?:overhead|burden)|was slower (?:than|because)',
          'slower (?:query|queries|page|pages) (?:was|were)',
        ),
      ],
    },
  },
  condition: {
    ko: {
      find: [
        ko(
          '(?<=^|[,.] ?)단(?=[,\\s])|(?<![가-힣])다만|[인한될할된는은] ?경우(?=에|엔|면|라면|는|만|[,])|경우에(?:만|는|도)|전제|때만|(?:이)?라면(?=[\\s,])',
          '[가-힣]다면(?=[\\s,])|조건에서만|조건일 때|조건(?:이|을)? (?:맞|안 맞|만족|갖)|한해서|한정',
        ),
        ko(
          '(?:넘으|넘기|않으|초과하|떨어지|나빠지|실패하|벗어나|늦으|급증하|커지|안 되|틀리|맞지 않으|이상이|이하이|이하|이상|없으|어긋나|밀리)면(?=[\\s,])',
          '(?<![가-힣])못 (?:\\S{1,5}\\s)?\\S{1,4}면(?=[\\s,])|(?<![가-힣])안 \\S{1,4}면(?=[\\s,])',
        ),
      ],
      traps: [
        ko(
          '(?<![가-힣])(?:면접|저|제가|나|우리|저희)(?:이)?라면|(?:제|저)가 면접관이라면|다시 (?:한|만든|돌아간|맡는|설계한)다면|단 (?:한|하나|두|\\d)',
          '컵라면|라면을',
        ),
      ],
      negated: 'keep',
    },
    en: {
      find: [
        en(
          'only (?:if|when|for|as long)|unless|if|provided(?: that)?|as long as|assuming|in case',
          'except (?:when|if|for)|on (?:the )?condition|depends on|depending on',
          "when(?:ever)? (?:it|the|that|this|they) (?:exceeds?|fails?|drops?|grows?|is not|isn't)",
        ),
      ],
      traps: [
        en(
          'as if|if i (?:may|were asked|remember|recall|understood)',
          'if i (?:did|had|could do) (?:it|this|that) (?:again|over)|even if it sounds|see if|check if',
          'asked if|wonder if|know if|if you (?:will|like|want|ask)',
        ),
      ],
      negated: 'keep',
    },
  },
  absolute: {
    ko: {
      find: [
        ko(
          '완벽|완전히|완전하게|절대(?:로|적으로)?(?=[\\s,])|(?<![가-힣])항상(?=[\\s,])|(?<![가-힣])언제나(?=[\\s,])|무조건',
          '100 ?%(?:를|의|로)? ?(?:\\S{1,8}\\s)?(?:보장|방지|막|안전|정확|해결|신뢰|일치|예방|차단)|(?<![가-힣])전혀(?=[\\s,])',
          '원천(?:적|차단| 차단| 봉쇄)|철저|모두 ?해결|모든 문제(?:를|가)|영원히',
        ),
      ],
      traps: [
        ko(
          // What must not break, what is always the same by design, what waits for ever: said of the thing, not claimed.
          '절대(?:로)? (?:\\S{1,8} )?(?:안 되|안 됩|안 될)|항상 같은|완전히 (?:같은|다른)|항상 (?:\\S{1,6}\\s){0,3}(?:띄워|켜|준비해|남겨|확보해|유지해|두고)|영원히 (?:못|기다|멈|잠|막)',
          '절대 ?(?:값|경로|시간|좌표|평가)|(?:항상|언제나|무조건|전부) (?:\\S{1,8}\\s){0,2}(?:아니|아닙|않|것은)',
          '완(?:벽|전)(?:하게|히|하지|한 것)(?:은|는)? ?(?:\\S{1,6}\\s){0,1}(?:않|아니|아닙|못)',
          '전혀 ?(?:모르|몰|다른|새로|예상|생각지|기억|문제가 되지)',
        ),
      ],
      negated: 'keep',
    },
    en: {
      find: [
        en(
          'perfect(?:ly)?|completely|absolutely|always|never',
          '(?:100|hundred) ?(?:%|percent) (?:\\w{1,10} )?(?:guarantee\\w{0,2}|reliable|safe|correct|accurate|certain|solved|sure)',
          'guarantees? (?:that )?(?:no|zero|every|all)|no matter what|impossible|under any circumstances?',
          'solves? (?:all|every)|zero risk|entirely',
        ),
      ],
      traps: [
        en(
          'not (?:always|perfect|perfectly|completely|entirely|absolutely|impossible)',
          "isn['’]t (?:always|perfect|entirely)",
          'never (?:used|worked|tried|done|seen|heard|had|been|measured|did|got|asked)',
          'almost (?:never|always)|nearly always|(?:practice makes|picture) perfect',
          "don['’]t always",
          "doesn['’]t always",
        ),
      ],
      negated: 'keep',
    },
  },
  vague: {
    ko: {
      find: [
        ko(
          '높은 (?:\\S{1,6}\\s)?(?:TPS|처리량|성능|가용성|품질|정확도|만족도|생산성|점수|평가|커버리지|수준|효율|안정성|신뢰|성과|수치|트래픽|효과|전환율|응답|동시성|처리율)',
          '(?<![가-힣])크게(?=[\\s,])|대폭|(?<![가-힣])많이(?=[\\s,])|상당히|상당한|빠르게|빠른 (?:속도|응답|성능|처리|대응)|훨씬|다양한|효율적|안정적',
          '원활|눈에 띄게|획기적|좋은 (?:결과|성과|평가|반응)|(?<![가-힣])잘 (?:해결|마무리|대응|처리|진행)',
        ),
      ],
      traps: [
        ko(
          '높은 (?:결합|의존|복잡|위험|우선|지연|오류|에러|비용)|크게 (?:나누|보면|두 가지|세 가지)|빠르게 (?:실패|반환)|안정적(?:이지|인지)',
          '많이 (?:묻|물어|받는 질문)',
        ),
      ],
    },
    en: {
      find: [
        en(
          'greatly|significantly|a lot|much (?:faster|better|more|less|lower|higher)|quickly|various',
          'efficient(?:ly)?|stab(?:le|ly)|high (?:throughput|performance|availability|quality|tps|traffic)',
          'dramatically|substantially|considerably|smooth(?:ly)?|good (?:results?|feedback|outcomes?)',
          'huge(?:ly)?',
        ),
      ],
      traps: [
        en(
          'learned a lot|a lot of (?:people|questions)|stable (?:sort|release|version|branch)',
          'fail(?:s|ed)? quickly|thanks a lot|unstable|highly available systems?',
        ),
      ],
    },
  },
};
