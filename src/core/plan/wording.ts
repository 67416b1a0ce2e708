import type { ResumeFact } from '../dossier.ts';
import { withJosa } from '../josa.ts';
import type { Language } from '../vocabulary.ts';

/** Turns a statement of the candidate's papers into the words of an interviewer. Pure text rules, no particles after quotes. */

const QUOTE_MAX = 20;
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

/** `상태 변경 API의 p95를 1.8초에서 0.4초로 줄였습니다` → subject, verb in the asking form, the two values. */
export function changeOf(text: string): { subject: string; verb: string; from: string; to: string } | null {
  const match =
    /^(?<subject>.+?)[을를]\s+(?<from>[^,()]{1,20}?)에서\s+(?<to>[^,()]{1,20}?)(?:으로|로)\s+(?<verb>줄|단축|낮|올|높|늘|개선)/u.exec(
      text,
    );
  const groups = match?.groups;
  if (!groups || !/\d/.test(`${groups.from}${groups.to}`)) return null;
  const subject = groups
    .subject!.split(/(?:해|하여|하고|서)\s+/u)
    .at(-1)!
    .trim();
  const timed = UNIT_TIME.test(groups.to!.trim()) && !/(p\d+|시간|지연|응답|속도|latency)$/iu.test(subject);
  return {
    subject: timed ? `${subject} 시간` : subject,
    verb: GROW[groups.verb as keyof typeof GROW],
    from: groups.from!.trim(),
    to: groups.to!.trim(),
  };
}

/**
 * A noun phrase of 2–20 characters that stands for a résumé line: the words before `…했습니다`, or the object of the
 * verb. Always a piece of the line itself, so that it can be located in it. Null when nothing short enough is found.
 */
export function factPhrase(text: string): string | null {
  const plain = text
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.。]$/, '');
  const clause = plain
    .split(/[→:;]|\s-\s|,\s/u)
    .map((part) => part.trim())
    .filter(Boolean);
  for (const part of clause.reverse()) {
    const done = /^(?<head>.+?)(?:했습니다|하였습니다|했음|함|했다|하고 있습니다|합니다)$/u.exec(part)?.groups?.head;
    const object = /^(?<head>.+?)[을를]\s+\S*(?:\s*\S+)?$/u.exec(part)?.groups?.head;
    const nominal =
      /(구축|구현|설계|개발|운영|전환|도입|개선|달성|상승|단축|적용|작성|자동화|튜닝|최적화|통신|경험)$/u.test(part)
        ? part
        : null;
    const phrase = tail(nominal ?? (done && !/[을를]$/.test(done) ? done : null) ?? object ?? null);
    if (phrase) return phrase;
  }
  return null;
}

/** The last whole words of a phrase that fit the quote limit. */
function tail(phrase: string | null): string | null {
  if (!phrase) return null;
  const words = phrase.trim().split(' ');
  let out = '';
  for (let i = words.length - 1; i >= 0; i--) {
    const longer = out ? `${words[i]} ${out}` : words[i]!;
    if (longer.length > QUOTE_MAX) break;
    out = longer;
  }
  out = out
    .replace(/^[·,\s]+|[·,\s]+$/g, '')
    .replace(/^(?:(?:및|통한|위한|대한|이용한|활용한)\s|\S+(?:에서|에게|부터)\s(?=\S+\s))/u, '');
  const last = out.split(/(?<=[가-힣])(?:고|며|해서|하여)\s/u).at(-1)!;
  if (last.length >= 4) out = last;
  return out.length >= 2 ? out : null;
}

const DEED_KO = [
  (x: string) => `이력서에 ‘${x}’ 작업을 적으셨습니다. 그 일에서 직접 정하신 것을 하나 말씀해 주시겠어요?`,
  (x: string) => `이력서의 ‘${x}’ 작업은 어떤 문제를 풀려고 시작하셨나요?`,
  (x: string) => `이력서에 적으신 ‘${x}’ 작업에서 가장 고민하신 결정은 무엇이었나요?`,
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
  const start = at + (/^[<>≤≥~약\s]*/u.exec(metric)?.[0].length ?? 0);
  const end = at + metric.length;
  const after = /^\s?[가-힣A-Za-z0-9]+(?:\s(?:속도|시간|처리량))?/u.exec(text.slice(end))?.[0] ?? '';
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

/** A question about one résumé line; `pick` 0–1 chooses among equal wordings. Null when the line gives nothing to hold. */
export function factQuestion(fact: ResumeFact, lang: Language, pick: number): string | null {
  const note = fact.grade === 'note';
  const change = changeOf(fact.text);
  if (change && change.subject.length <= 40) {
    return lang === 'ko'
      ? `${withJosa(change.subject, '을/를')} ${change.verb} 무엇을 바꾸셨나요?`
      : `Your résumé gives ‘${change.from}’ and ‘${change.to}’. What did you change to get there?`;
  }
  const phrase = factPhrase(fact.text);
  if (!phrase) return null;
  const metric = fact.metrics.find((m) => MEASURED.test(m));
  const where = note ? { ko: '노트에', en: 'Your notes give' } : { ko: '이력서에', en: 'Your résumé gives' };
  const value = metric ? metricPhrase(fact.text, metric) : null;
  if (value) {
    return lang === 'ko'
      ? `${where.ko} ‘${value}’ 값을 적으셨습니다. 어떤 조건에서 잰 값인가요?`
      : `${where.en} ‘${value}’. Under which conditions was that measured?`;
  }
  const wordings = lang === 'ko' ? DEED_KO : DEED_EN;
  const question = wordings[Math.floor(pick * wordings.length) % wordings.length]!(phrase);
  return note
    ? question
        .replace('이력서에 적으신', '노트에 적으신')
        .replace(/^이력서/u, '노트')
        .replace(/your résumé/gi, 'your notes')
    : question;
}
