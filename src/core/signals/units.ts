/** One way to write a unit: the pattern, what it is called here, how many of it one is, and what may follow. */
export type UnitRule = {
  written: string;
  whole: RegExp;
  unit: string;
  factor: number;
  /** Tested on what follows; for units that also begin other words (개 → 개발). */
  after?: RegExp;
  /** Whether native numerals count it (세 번, three times) and whether one of it is a quantity (한 시간, but not 한 번). */
  counted: boolean;
  one: boolean;
};

export const BIG: Readonly<Record<string, number>> = { 십: 10, 백: 100, 천: 1000, 만: 1e4, 억: 1e8, 조: 1e12 };

export const NATIVE: Readonly<Record<string, number>> = {
  한: 1,
  두: 2,
  세: 3,
  석: 3,
  네: 4,
  넉: 4,
  다섯: 5,
  여섯: 6,
  일곱: 7,
  여덟: 8,
  아홉: 9,
  열: 10,
  열한: 11,
  열두: 12,
  열다섯: 15,
  스무: 20,
  서른: 30,
  마흔: 40,
  쉰: 50,
  one: 1,
  a: 1,
  an: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  twenty: 20,
  thirty: 30,
  fifty: 50,
};

const unit = (
  written: string,
  name: string,
  factor = 1,
  options: { after?: string; counted?: boolean; one?: boolean } = {},
): UnitRule => ({
  written,
  whole: new RegExp(`^(?:${written})$`, 'iu'),
  unit: name,
  factor,
  ...(options.after ? { after: new RegExp(`^${options.after}`, 'iu') } : {}),
  counted: options.counted ?? true,
  one: options.one ?? true,
});
/** No letter of a Latin word may follow. */
const EDGE = '(?![a-z\\d])';

/** Longer units before the shorter ones that begin them. Time up to hours is in ms; days, months and years stay. */
export const UNITS: readonly UnitRule[] = [
  unit('밀리초|milliseconds?|msec|ms', 'ms', 1, { after: EDGE }),
  unit('시간|hours?|hrs?', 'ms', 3_600_000, { after: '(?!대|표|복잡|[a-z])' }),
  unit('분|minutes?|mins?', 'ms', 60_000, { after: '(?!기|석|산|리|류|할|포|야|해|위기|[a-z])' }),
  unit('초|seconds?|secs?', 'ms', 1000, { after: '(?!기|과|대|반|당|안|[a-z])' }),
  unit('개월|달(?!러)|months?', 'month', 1, { after: '(?!차|성|[a-z])' }),
  unit('주(?:일|간)?|weeks?', 'day', 7, { after: '(?!년|문|소|기|요|차|[a-z])' }),
  unit('년|years?', 'year', 1, { after: '(?!\\s?차|생|대|도|월|[a-z])', counted: false }),
  unit('일|days?', 'day', 1, { after: '(?!\\s?차|정|부|치|반|[a-z])' }),
  unit('%p|%|퍼센트|percent', '%', 1, { counted: false }),
  unit('배|fold|x', '배', 1, { after: '(?!포|치|송|열|정|경|[a-z\\d])' }),
  unit('번|회|차례|times', '번', 1, {
    after: '(?!\\s?째|호|\\s?(?:항목|질문|문항|서버|파티션|노드|방|줄기|채널|컬럼|답)|의|원|사|고|선|[a-z])',
    one: false,
  }),
  unit('건|requests?|events?|messages?|orders?|rows?|records?|alerts?|notifications?|items?|cases?|tickets?', '건', 1, {
    after: '(?!강|물|설|[a-z])',
    one: false,
  }),
  unit('명|사람|인(?=[^가-힣]|으로|이|$)|people|users?|engineers?|developers?|members?|customers?', '명', 1, {
    after: '(?!령|시|세|[a-z])',
  }),
  unit('곳|군데|stores?|places?', '곳', 1, { after: EDGE, one: false }),
  unit('개(?!월)|pieces?', '개', 1, { after: '(?!발|선|인|념|요|편|별|[a-z])', one: false }),
  unit('대|servers?|instances?|machines?|nodes?|pods?', '대', 1, {
    after: '(?!비|응|상|로|략|기|신|부|\\s?원칙|[a-z])',
  }),
  unit('줄|lines?', '줄', 1, { after: '(?!이|었|였|어|여|일|인|기|[a-z])', one: false }),
  unit('원|won|krw', '원', 1, { after: '(?!인|칙|본|래|격|천|활|자|[a-z])' }),
  unit('달러|dollars?|usd', 'usd', 1, { after: EDGE }),
  unit('tps', 'tps', 1, { after: EDGE, counted: false }),
  unit('qps|rps', 'rps', 1, { after: EDGE, counted: false }),
  unit('tb|테라바이트', 'B', 1e12, { after: EDGE, counted: false }),
  unit('gb|기가바이트|기가', 'B', 1e9, { after: EDGE, counted: false }),
  unit('mb|메가바이트|메가', 'B', 1e6, { after: EDGE, counted: false }),
  unit('kb|킬로바이트', 'B', 1e3, { after: EDGE, counted: false }),
  unit('점|points?', '점', 1, { after: '(?!검|유|심|차|[a-z])', counted: false }),
  unit('s', 'ms', 1000, { after: EDGE, counted: false }),
];
