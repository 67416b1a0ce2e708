/** Contrasts under which two values are of two things. */
const CONDITIONS: readonly (readonly RegExp[])[] = [
  [/평일/u, /주말|휴일/u],
  [/피크|최대|몰릴|폭주|peak/iu, /평소|평상시|평균|보통|usual|average/iu],
  [
    /초당|per second/iu,
    /분당|per minute/iu,
    /시간당|per hour/iu,
    /하루|일일|일 평균|per day|daily/iu,
    /한 ?달|월간|매달|월 /u,
    /연간|1년에/u,
  ],
  [/읽기|조회|read/iu, /쓰기|등록|저장|write/iu],
  [/운영 ?(?:환경|서버)|프로덕션|production/iu, /개발 ?(?:환경|서버)|스테이징|테스트 ?환경|로컬|staging/iu],
  [/iOS|아이폰/iu, /안드로이드|android/iu],
  [/오전|아침/u, /오후|저녁/u, /새벽|밤/u],
  [/국내/u, /해외|글로벌/u],
  [/첫 ?번째|1차|처음/u, /두 ?번째|2차|나중/u],
  [/웹/u, /(?<![가-힣])앱/u],
  [/신규/u, /기존/u],
  [/전체|모두 합/u, /하나|건당|한 건|개별|가게당|한 대/u],
  [/성공/u, /실패|오류|에러/u],
  [
    /(?:배포|도입|전환|적용|개선|이관)? ?전(?:에는|에|엔)[ ,]|이전에|예전|바꾸기 전/u,
    /(?:배포|도입|전환|적용|개선|이관) ?(?:후|뒤)|이후|바꾼 뒤/u,
  ],
  [/단위 ?테스트/u, /통합 ?테스트|E2E/iu],
  // Shares of different things.
  [
    /커버리지|coverage/iu,
    /(?:실패|오류|에러|유실)율|(?:error|failure) rate/iu,
    /적중률|hit (?:rate|ratio)/iu,
    /가용성|availability|uptime/iu,
    /전환율|conversion/iu,
    /이탈률|churn/iu,
    /사용률|utili[sz]ation/iu,
  ],
];
/** What is only aimed at, assumed or remembered from elsewhere is no value of what was done. */
const NOT_SAID =
  /목표|예상|가정|계획|추정|(?:줄이|늘리|올리|낮추|바꾸)면|(?:넘으|넘기|이상이|이하이?|미만이|초과하)면|였다면|했다면|이라면|기대했|target|goal|assum|estimate/iu;

/** Whether two sentences may speak of one value: neither is an aim where the other is a fact, and no contrast parts them. */
export function sameConditions(a: string, b: string): boolean {
  if (NOT_SAID.test(a) !== NOT_SAID.test(b)) return false;
  return CONDITIONS.every((row) => {
    const left = row.findIndex((word) => word.test(a));
    const right = row.findIndex((word) => word.test(b));
    return left < 0 || right < 0 || left === right || row[right]!.test(a) || row[left]!.test(b);
  });
}
