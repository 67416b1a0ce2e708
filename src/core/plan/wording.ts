import type { ResumeFact } from '../dossier.ts';
import { withJosa } from '../josa.ts';
import type { Language } from '../vocabulary.ts';

/** Turns a statement of the candidate's papers into the words of an interviewer. Pure text rules, no particles after quotes. */

const QUOTE_MAX = 24;
const UNIT_TIME = /(시간|분|초|ms|일|주|개월)\s*$/;
const GROW = {
  줄: '줄이려고',
  단축: '줄이려고',
  낮: '낮추려고',
  올: '올리려고',
  높: '높이려고',
  늘: '늘리려고',
  개선: '개선하려고',
} as const;

const VALUE = '[<>≤≥~약]?\\s?\\d[\\d,.]*\\s?(?:[가-힣]{1,4}|[A-Za-z%]{1,4})?(?:\\s\\d+\\s?[분초])?';
/** `정산 배치 수행시간 6시간 → 50분 단축`, `배포 시간 40분에서 5분으로 단축`. */
const NOTED = new RegExp(
  `^(?<subject>\\S*[가-힣A-Za-z].*?)\\s+(?<from>${VALUE})(?:\\s*(?:→|->|=>|⇒)\\s*|에서\\s+)(?<to>${VALUE})(?<rest>.*)$`,
  'u',
);
/** What a value is per or about: no part of the thing it was measured on. */
const RATE = /\s(?:월|주|일|하루|연|초당|분당|평균|최대|약)$/u;
const ARROW = /→|->|=>|⇒/u;
const UP = /증가|증대|향상|상승|확대|늘|올|높/u;
const DOWN = /단축|감소|절감|축소|줄|낮/u;

/** `상태 변경 API의 p95를 1.8초에서 0.4초로 줄였습니다` → subject, verb in the asking form, the two values. */
export function changeOf(text: string): { subject: string; verb: string; from: string; to: string } | null {
  const match =
    /^(?<subject>.+?)[을를]\s+(?<from>[^,()]{1,20}?)에서\s+(?<to>[^,()]{1,20}?)(?:으로|로)\s+(?<verb>줄|단축|낮|올|높|늘|개선)/u.exec(
      text,
    );
  const groups = match?.groups;
  if (!groups || !/\d/.test(`${groups.from}${groups.to}`)) return notedChange(text);
  const subject = groups
    .subject!.split(/(?:해|하여|하고|서)\s+/u)
    .at(-1)!
    .trim();
  return {
    subject: timed(subject, groups.to!),
    verb: GROW[groups.verb as keyof typeof GROW],
    from: groups.from!.trim(),
    to: groups.to!.trim(),
  };
}

function notedChange(text: string): ReturnType<typeof changeOf> {
  const clause = clausesOf(text).find((part) => NOTED.test(part));
  const groups = clause === undefined ? undefined : NOTED.exec(clause)?.groups;
  if (!groups) return null;
  const subject = groups.subject!.replace(RATE, '').trim();
  const [from, to] = [groups.from!.trim(), groups.to!.trim().replace(/(?:으로|로)$/u, '')];
  const [before, after] = [amount(from), amount(to)];
  const rest = groups.rest!;
  if (subject.length < 2 || (before === null) !== (after === null)) return null;
  const up = UP.test(rest) || (!DOWN.test(rest) && before !== null && after !== null && after > before);
  return { subject: timed(subject, to), verb: up ? '올리려고' : '줄이려고', from, to };
}

const timed = (subject: string, to: string): string =>
  UNIT_TIME.test(to.trim()) && !/(p\d+|시간|지연|응답|속도|latency)$/iu.test(subject) ? `${subject} 시간` : subject;

const TIMES: Readonly<Record<string, number>> = {
  ms: 1,
  초: 1000,
  s: 1000,
  분: 60_000,
  시간: 3_600_000,
  일: 86_400_000,
};
const BIG: Readonly<Record<string, number>> = { 천: 1e3, 만: 1e4, 억: 1e8 };

/** A written value as a number, times in milliseconds; null where there is none. Only its size beside another is used. */
function amount(value: string): number | null {
  const match = /(\d[\d,]*(?:\.\d+)?)\s?([천만억])?\s?(ms|시간|초|분|일|s(?![a-z]))?/u.exec(value);
  if (!match) return null;
  return Number(match[1]!.replaceAll(',', '')) * (BIG[match[2] ?? ''] ?? 1) * (TIMES[match[3] ?? ''] ?? 1);
}

/** The statements of one line: what stands in brackets is left out. */
function clausesOf(text: string): string[] {
  return text
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[.。]\s*$/, '')
    .split(/[:;]\s|\s-\s|,\s|(?<=[가-힣]{2})(?:하고|하며|하여|해서)\s/u)
    .map((part) => part.trim())
    .filter(Boolean);
}

const DEED =
  /(구축|구현|설계|개발|운영|전환|도입|개선|달성|상승|단축|적용|작성|자동화|튜닝|최적화|통신|경험|제거|추가|교체|변경|이관|연동|분리|재설계|정리|대응|적재|정비|수립|표준화|고도화)$/u;
/** What was measured about a thing: `정산 배치 수행시간` is told by `정산 배치`. */
const MEASURE = /\s(?:(?:수행|응답|처리|실행|빌드|배포|대기)\s?(?:시간|속도)|시간|속도|지연|p\d+|latency|비율|건수)$/iu;

/**
 * A noun phrase of 2–24 characters that stands for a résumé line: the words before `…했습니다`, or the object of the
 * verb; of a line that gives two values, the thing they were measured on. Always a piece of the line itself, so that it
 * can be located in it. Null when nothing short enough is found.
 *
 * @param wanted picks the part of the line that a question is about, those in brackets included
 */
export function factPhrase(text: string, wanted?: (part: string) => boolean): string | null {
  const clauses = clausesOf(text);
  const bracketed = wanted ? [...text.matchAll(/\(([^)]*)\)/gu)].flatMap((m) => m[1]!.split(/,\s*/u)) : [];
  const meant = wanted ? [...clauses, ...bracketed].filter(wanted) : [];
  for (const parts of [meant, clauses]) {
    const deeds = parts.filter((part) => !NOTED.test(part) && !ARROW.test(part)).reverse();
    for (const phrase of [...deeds.map(phraseOf), ...parts.map(measuredThing)])
      if (phrase !== null && !BARE_VALUE.test(phrase) && !BARE_VERB.test(phrase) && text.includes(phrase))
        return phrase;
  }
  return null;
}

/** `350ms로 개선`: a value and its verb say nothing about the work. */
const BARE_VALUE =
  /^[<>≤≥~약\s]*\d[\d,.]*\s?(?:[가-힣]{1,3}|[A-Za-z%]{1,4})?(?:으로|로|을|를)?(?:\s?(?:개선|단축|감소|상승|달성|향상|절감|증가|처리|유지))?$/u;

const BARE_VERB = new RegExp(`^${DEED.source}`, 'u');

function phraseOf(part: string): string | null {
  const done = /^(?<head>.+?)(?:했습니다|하였습니다|했음|함|했다|하고 있습니다|합니다)$/u.exec(part)?.groups?.head;
  const object = /^(?<head>.+?)[을를]\s+\S*(?:\s*\S+)?$/u.exec(done ?? part)?.groups?.head;
  const nominal = DEED.test(part) ? part.replace(/[을를]\s\S+$/u, '') : null;
  return fitting(nominal ?? (done && !/[을를]\s\S+$|[을를]$/u.test(done) ? done : null) ?? object ?? null);
}

function measuredThing(part: string): string | null {
  const subject = NOTED.exec(part)?.groups?.subject?.replace(RATE, '');
  if (!subject) return null;
  let thing = subject.trim().replace(/[을를]$/u, '');
  while (MEASURE.test(thing)) thing = thing.replace(MEASURE, '').replace(/의$/u, '');
  return fitting(thing);
}

/** Words that hang on the one before them: a quote never starts there. */
const HANGING =
  /^(?:기반|위한|통한|대한|관련|등|및|이용|활용|사용|내|간|별|중|전|후|시|수준|이상|이하|대비)(?:의|으로|로|한|하여|해|에서)?$|[가-힣](?:한|하는|된|되는|시킨)$/u;
/** Behind these a phrase of its own begins. */
const BOUNDARY =
  /(?:에서|에게|부터|까지|으로|로|을|를|은|는|와|과|며|의)$|^및$|(?<!재|광|최|창|경|보|신|참|사|로|원|입|출)고$/u;
/** `찾고 재발 방지`: the end of one statement and another. */
const AFTER_VERB = /^(?:\S+\s){0,2}\S*(?<!재|광|최|창|경|보|신|참|사|로|원|입|출)고\s/u;
const PLACE_FROM = /^(?:\S+\s)?\S+(?:에서|에게|부터)\s(?=\S+\s)/u;

/** The phrase, or a part of it that is still a noun phrase and fits: without its verb, or from a place where one begins. */
function fitting(phrase: string | null): string | null {
  const whole = phrase?.trim().replace(/^[·,\s]+|[·,\s]+$/g, '') ?? '';
  if (whole.length < 2) return null;
  if (whole.length <= QUOTE_MAX && !AFTER_VERB.test(whole)) return whole.replace(PLACE_FROM, '');
  const noun = whole.replace(new RegExp(`\\s${DEED.source}`, 'u'), '');
  if (noun !== whole && noun.length <= QUOTE_MAX && !noun.split(' ').some((word) => BOUNDARY.test(word))) return noun;
  const words = whole.split(' ');
  const starts = words.map((_, i) => i).filter((i) => i > 0 && !HANGING.test(words[i]!));
  for (const fits of [(i: number) => BOUNDARY.test(words[i - 1]!), () => true])
    for (const i of starts) {
      const rest = words.slice(i).join(' ').replace(PLACE_FROM, '');
      if (fits(i) && rest.length <= QUOTE_MAX && rest.length >= 4 && !AFTER_VERB.test(rest)) return rest;
    }
  return null;
}

const DEED_KO = [
  (x: string) => `이력서에 ‘${x}’ 작업을 적으셨습니다. 그 일에서 직접 정하신 것을 하나 말씀해 주시겠어요?`,
  (x: string) => `이력서의 ‘${x}’ 작업은 어떤 문제를 풀려고 시작하셨나요?`,
  (x: string) => `이력서에 적으신 ‘${x}’ 작업에서 가장 고민하신 결정은 무엇이었나요?`,
] as const;
/** What only the notes say is asked without its source: whoever sits there has read the résumé and not the notes. */
const NOTE_KO = [
  (x: string) => `하신 일 가운데 ‘${x}’ 작업을 여쭙겠습니다. 직접 정하신 것을 하나 말씀해 주시겠어요?`,
  (x: string) => `하신 일 가운데 ‘${x}’ 작업을 여쭙겠습니다. 어떤 문제를 풀려고 시작하셨나요?`,
  (x: string) => `하신 일 가운데 ‘${x}’ 작업을 여쭙겠습니다. 가장 고민하신 결정은 무엇이었나요?`,
] as const;
const NOTE_EN = [
  (x: string) => `I would like to ask about your ‘${x}’ work. What is one decision in it that was yours?`,
  (x: string) => `I would like to ask about your ‘${x}’ work. Which problem did it set out to solve?`,
  (x: string) => `I would like to ask about your ‘${x}’ work. Which decision did you think about the longest?`,
] as const;
const DEED_EN = [
  (x: string) => `Your résumé mentions ‘${x}’. What is one decision in it that was yours?`,
  (x: string) => `Which problem did the ‘${x}’ work in your résumé set out to solve?`,
  (x: string) => `In the ‘${x}’ work of your résumé, which decision did you think about the longest?`,
] as const;

/** Units of something measured; counts of incidents, people or projects are facts, not measurements. */
const MEASURED = /(%|퍼센트|초|ms|분|시간|배|TPS|QPS|RPS)$/iu;

/** The value with the noun it belongs to, as written and at most 20 characters: `99.9% 가용성`, `쿼리 처리량 40%`. */
export function metricPhrase(text: string, metric: string): string | null {
  const at = text.indexOf(metric);
  if (at < 0) return null;
  const sign = /[<>≤≥~]\s?$/u.exec(text.slice(0, at))?.[0].length ?? 0;
  const start = at - sign + (/^[약\s]*/u.exec(text.slice(at - sign))?.[0].length ?? 0);
  const end = at + metric.length;
  const after = /^\s?[가-힣A-Za-z0-9]+(?:\s(?:속도|시간|처리량|지연))?/u.exec(text.slice(end))?.[0] ?? '';
  const noun = after.replace(/(?:[을를이가은는의로]|으로|까지)$/u, '');
  const following = text.slice(start, end) + noun;
  if (
    noun.trim().length >= 2 &&
    !/(달성|상승|단축|개선|감소|향상|이상|이하|쯤|정도)/u.test(noun) &&
    following.length <= QUOTE_MAX
  )
    return following;
  const before = /(?:^|[\s→,·])((?:[가-힣A-Za-z0-9]+\s){1,2})$/u.exec(text.slice(0, start))?.[1] ?? '';
  const preceding = `${before}${text.slice(start, end)}`;
  return before && preceding.length <= QUOTE_MAX && !/[을를이가은는에]\s/u.test(before)
    ? preceding
    : text.slice(start, end);
}

/** What was done stands in the line itself: `(N+1 제거, 인덱스 추가)`. */
const SAYS_HOW = /\([^)]*(?:제거|적용|도입|변경|교체|추가|전환|재설계|분리|튜닝|최적화|개선)[^)]*\)/u;

/** A question about one résumé line; `pick` 0–1 chooses among equal wordings. Null when the line gives nothing to hold. */
export function factQuestion(fact: ResumeFact, lang: Language, pick: number): string | null {
  return factQuestions(fact, lang, pick)[0] ?? null;
}

/**
 * All questions about one résumé line, the one meant for `pick` first: a line that was asked about once, or whose words
 * are those of another question, is asked about from another side. Empty when the line gives nothing to hold.
 */
export function factQuestions(fact: ResumeFact, lang: Language, pick: number): string[] {
  const note = fact.grade === 'note';
  const phrase = factPhrase(fact.text);
  const deeds = phrase ? deedQuestions(phrase, note, lang, pick) : [];
  const change = changeOf(fact.text);
  // Where another part of the line says what was done, that is asked about and not what it was done with.
  const told =
    clausesOf(fact.text).some((part) => !NOTED.test(part) && phraseOf(part) === phrase) && ARROW.test(fact.text);
  if (change && change.subject.length <= 40 && !(told && phrase !== null)) {
    if (lang === 'en')
      return [
        `${note ? 'I would like to ask about' : 'Your résumé gives'} ‘${change.from}’ and ‘${change.to}’. What did you change to get there?`,
        ...deeds,
      ];
    return [
      SAYS_HOW.test(fact.text)
        ? `${withJosa(change.subject, '을/를')} ${change.verb.replace(/려고$/u, '는')} 데 가장 크게 작용한 변경은 무엇이었나요?`
        : `${withJosa(change.subject, '을/를')} ${change.verb} 무엇을 바꾸셨나요?`,
      ...(MEASURED.test(change.to) ? [measuring(bothValues(fact.text, change), note, lang)] : []),
    ];
  }
  if (!phrase) return [];
  const metric = ARROW.test(fact.text) ? undefined : fact.metrics.find((m) => MEASURED.test(m));
  const value = metric ? metricPhrase(fact.text, metric) : null;
  return [...(value ? [measuring(value, note, lang)] : []), ...deeds];
}

/** `4시간 10분 → 55분` as the line writes it, or the later value where that is too long to quote. */
function bothValues(text: string, { from, to }: { from: string; to: string }): string {
  const start = text.indexOf(from);
  const written = text.slice(start, text.indexOf(to, start + from.length) + to.length);
  return start >= 0 && written.startsWith(from) && written.length <= QUOTE_MAX ? written : to;
}

function measuring(value: string, note: boolean, lang: Language): string {
  if (lang === 'ko')
    return note
      ? `하신 일 가운데 ‘${value}’ 값을 여쭙겠습니다. 어떤 조건에서 잰 값인가요?`
      : `이력서에 ‘${value}’ 값을 적으셨습니다. 어떤 조건에서 잰 값인가요?`;
  return note
    ? `I would like to ask about the value ‘${value}’. Under which conditions was that measured?`
    : `Your résumé gives ‘${value}’. Under which conditions was that measured?`;
}

function deedQuestions(phrase: string, note: boolean, lang: Language, pick: number): string[] {
  const wordings = lang === 'ko' ? (note ? NOTE_KO : DEED_KO) : note ? NOTE_EN : DEED_EN;
  const first = Math.floor(pick * wordings.length) % wordings.length;
  return wordings.map((_, i) => wordings[(first + i) % wordings.length]!(phrase));
}
