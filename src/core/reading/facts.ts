import type { Line, ResumeFact } from '../dossier.ts';
import { termsIn } from './terms.ts';

const UNIT =
  '(?:%p|%|퍼센트|배|초|분|시간|일|주일?|개월|년차|년|달|건|명|개|곳|대|회|번|줄|종|팀|위|점|차례|ms|밀리초|s|sec(?:onds?)?|min(?:utes?)?|hours?|days?|weeks?|months?|years?|TPS|QPS|RPS|DAU|MAU|KB|MB|GB|TB|PB|원|달러|x|k|M|fold|times|users?|requests?|people|engineers?)';
const NUMBER = String.raw`(?:[<>≤≥~±]\s?)?\d[\d,]{0,15}(?:\.\d{1,6})?`;
const METRIC = new RegExp(
  `(?<![\\p{L}\\d.])${NUMBER}\\s?(?:천만|백만|십만|천|만|억|조)?\\s?${UNIT}(?![a-z])(?:\\s\\d[\\d,]{0,9}\\s?(?:분|초))?`,
  'giu',
);
const PERCENTILE = /\bp\d{2,3}\b/iu;
/** Dates and ages are no metrics. */
const DATE = /(?:19|20)\d{2}\s?(?:년|[./-]\d{1,2}(?:[./-]\d{1,2})?(?:월|일)?)(?:\s?\d{1,2}월)?(?:\s?\d{1,2}일)?/gu;

/** Numbers with a unit, as written and in order, without repeats: `1.8초`, `40%`, `4천 건`, `3시간 10분`. */
export function metricsIn(text: string): string[] {
  const plain = text.replace(DATE, (date) => ' '.repeat(date.length));
  const out = [...plain.matchAll(METRIC)].map((m) => m[0].trim()).filter((m) => !PERCENTILE.test(m));
  return [...new Set(out)];
}

const NOMINAL =
  /(?:구축|개발|설계|구현|개선|도입|적용|전환|단축|감소|절감|상승|향상|증가|달성|운영|수행|자동화|최적화|해결|출시|배포|이관|이전|마이그레이션|리팩토링|리팩터링|분리|통합|작성|제거|방지|완료|구성|튜닝|처리|기여|주도|실행|모델링|통신|연동|제작|고도화|표준화|안정화|축소|확대|확장|발견|분석|검증|측정|정리|공유|교육|수립|제안|설정|추가|변경|교체|복구|대응|개편|재설계|공통화|템플릿화|컨테이너화|수상|발표|획득|돌파)(?:\s?경험)?$/u;
const ENGLISH_PAST =
  /^(?:[-•\s]*)(?:led|built|wrote|cut|drove|ran|grew|made|took|brought|began|won|gave|taught|kept|set up|shipped|[a-z]{2,}ed)\b|\b(?:was|were) (?:responsible|able)\b|\bI (?:[a-z]+ed|led|built|wrote|cut|ran|made)\b/iu;
const PAST_ENDINGS = ['습니다', '다', '음', '고', '으며', '으나', '지만', '는데', '어요', '던', '을 때'];

/**
 * True where a statement says what was done: a past form (`줄였습니다`, `전환했음`), a result noun at its end (`구축`,
 * `40% 상승`), or an English past verb. `맡고 있습니다` and a list of skills say none.
 */
export function isDeed(text: string): boolean {
  const plain = text
    .normalize('NFC')
    .replace(/\([^()]{0,300}\)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  if (hasPast(plain)) return true;
  const last = plain.replace(/[.。\s]+$/u, '');
  if (NOMINAL.test(last) || /\d\S{0,4}\s?(?:→|->|⇒)\s?\S{0,4}\d/u.test(plain)) return true;
  return /[A-Za-z]/u.test(plain) && ENGLISH_PAST.test(plain);
}

/** A syllable that ends in ㅆ, not 있 or 겠, before an ending. */
function hasPast(text: string): boolean {
  for (let i = 0; i < text.length - 1; i++) {
    const code = text.charCodeAt(i);
    if (code < 0xac00 || code > 0xd7a3 || (code - 0xac00) % 28 !== 20) continue;
    if (text[i] === '있' || text[i] === '겠') continue;
    const rest = text.slice(i + 1, i + 5);
    if (PAST_ENDINGS.some((ending) => rest.startsWith(ending))) return true;
  }
  return false;
}

/**
 * The résumé lines that notes repeat (highlights), as facts of grade `note`: N1, N2 … They count for less than the
 * résumé itself. Employer and period are not known there.
 */
export function noteFacts(highlights: readonly Line[]): ResumeFact[] {
  return highlights.map((line, i) => ({ ...unplaced(line), id: `N${i + 1}`, grade: 'note' }));
}

/** What a statement outside the résumé says by itself: nobody wrote where or when it was. */
export function unplaced(line: Omit<Line, 'id'>): Omit<ResumeFact, 'id' | 'grade'> {
  return {
    text: line.text,
    evidence: line.evidence,
    org: null,
    project: null,
    role: null,
    period: null,
    metrics: metricsIn(line.text),
    technologies: termsIn([line.text], null),
    deed: isDeed(line.text),
  };
}
