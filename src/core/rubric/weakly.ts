/**
 * Weak evidence, by check: too little to say ‘yes’, enough not to say ‘not found’ (rubrics.md §0: to speak takes strong
 * evidence, to hold back weak evidence is enough). Looked for in single sentences of what was answered, either language.
 */
const COST =
  /대신[ ,]|만큼 [^.]{0,24}(?:내|잃|늘|더)|지만[ ,][^.]{0,24}(?:괜찮|낫|나았|감당|감수|수 있|충분|택했)|더라도|느려|늦(?:어|게|은 |춰)|(?:더|한 번 더|하나|하나가) (?:듭|들|걸|생|늘|느는|필요)|생깁니다|생겼|어려[워운울]|어렵|까다롭|불편|번거|비용이|미안|두 (?:배|벌|번씩)|낡|밀렸|버려야|내줬|내주고|받아들|올랐|못 (?:보|봅|쓰|씁|받)|(?:뺍니다|빼겠)|but |price|extra|slower|later|harder|more complex|at the (?:cost|expense)|risk/iu;
const OTHER =
  /(?:안|방법|방식|쪽|의견|까지|것)(?:도|은|이)? [^.]{0,30}(?:지만|는데|다가|으나)|그만뒀|그만두|제외했|접었|접기로|[가-힣] 뺐|뺐습|[A-Z]안|두고 [^.]{0,12}비교|비교하면|필요 ?(?:는 )?없다고|하지 않겠|그렇게 (?:는 )?못|쪽으로 바꿨|(?:생각|고려)했(?:는데|지만|다가)|could have|instead|considered|rather than|option/iu;
const LIMIT =
  /실수|서둘|못 (?:한 |했)|[았었했였렸졌]다면|걸립니다|여전히|아직|지금도|다음(?:에는|부터는)|완전(?:한|히) [^.]{0,10}(?:아니|않)|모릅니다|후회|미안|[았었]어야|놓쳤|놓친|부족했|should have|still |missed|next time|wish|mistake|not yet/iu;
const CHANGE =
  /(?:됐|되었|되돌렸|시작했|내려갔|떨어졌|없었|바뀌었|남았|사라졌)|오지 않|예전에는|지금은 |그 ?(?:뒤|후)로|went (?:from|down|up)|now |since then/iu;
const ASKS =
  /(?:[인는은을를할건]지|얼마|몇 |어떤|어느 |무엇|언제|누구)[^.]{0,30}(?:확인|보겠|봅|알아|묻|물어|여쭈|여쭙|듣|가르|나누|세어|파악|좁|찾|정하)|(?:조건|범위|규모|영향)(?:을|를|부터) |which|how many|whether|\bif it\b/iu;
const SWITCH =
  /(?:안|못|없|않|나빠|나쁘|오르|올라|떨어|다르|반대|두 배|넘|미만|이하|이상|지나)[^.]{0,10}(?:면|도)[ ,]|지기 시작하면|unless|if (?:it|that|the|we) /iu;
const CLOSE =
  /그래도 |끝내|최종 ?결정|정해 달라|(?:까지|안에) [^.]{0,10}(?:못|않)[^.]{0,6}면|따르|거두|다시 (?:봅|보|이야기)|decide|go with/iu;
const FAILS =
  /내려가|내려갔|끊|못 (?:받|보|봅|들)|한꺼번에|동시에|늦으면|늦게 (?:오|도착)|안 보|막히|막힙|가득|밀리|빠져도|(?:응답|도착)하지 않|않으면|실패|죽|멈[추춘춥춰]|한쪽만|물고 있|crash|die|fail|late|twice|lost/iu;
const NOTICES =
  /지표|그래프|로그에|알림이 오|알림을 받|경보|당번|맞춰서? [^.]{0,12}찾|대조|압니다|눈치|나이를|길이가|랙이|에러율|오류율|monitor|alert|metric|dashboard|log/iu;
const BEFORE =
  /처음(?:에|에는| 맡)|그전|그 전|들어갔을 때|맡았을 때|상태였|없었|있어서|있었|하고 있|걸렸|걸리던|넘겼|was |were |used to/iu;
const SIZE = /\d[\d,.]*\s?[천만억백]?\s?(?:건|명|곳|행|개|대|번|초|KB|MB|GB|TB|TPS|rps)|[백천만억] ?(?:건|명|행)/iu;
const SUPPOSES =
  /다고 (?:보|치|가정)|라고 (?:보|치|가정)|(?:이|하)면 [^.]{0,16}(?:건|명|행|GB)|알아야|정해 주|여쭙|assum|suppose|say /iu;
const RESTORES = /다시 (?:돌|처리|보내|넣|읽|맞)|이어 돌|재처리|되돌|맞춥|맞춰|복구|replay|roll back|re-?run/iu;

export const WEAKLY: Readonly<Record<string, RegExp>> = {
  'behavioural.why.cost': COST,
  'behavioural.why.other': OTHER,
  'behavioural.look-back.limit': LIMIT,
  'behavioural.result.change': CHANGE,
  'situational.frame.ask': ASKS,
  'situational.choice.cost': COST,
  'situational.choice.switch': SWITCH,
  'situational.people.close': CLOSE,
  'technical.use.cost': COST,
  'technical.use.other': OTHER,
  'technical.fail.how': FAILS,
  'technical.fail.notice': NOTICES,
  'resume.context.before': BEFORE,
  'resume.why.cost': COST,
  'system-design.scope.ask': SUPPOSES,
  'system-design.scope.size': SIZE,
  'system-design.fail.part': FAILS,
  'system-design.fail.back': RESTORES,
  'system-design.trade.cost': COST,
  'system-design.trade.other': OTHER,
};
