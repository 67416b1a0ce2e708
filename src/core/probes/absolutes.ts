import type { ProbeCandidate } from './candidate.ts';
import type { Essential } from './essential.ts';
import { type Look, near } from './look.ts';
import { make } from './values.ts';

/** 무조건, 항상: what was claimed without exception is asked for its exception. */
export const ABSOLUTE: Essential = {
  id: 'absolute',
  told: () => false,
  name: { ko: '예외', en: 'the exception' },
  heard: (seen) => absolutesIn(seen).length === 0,
  ask: (seen) => {
    const place = absolutesIn(seen)[0];
    return place ? askException(seen, place) : null;
  },
};

/** The follow-up that asks when a claim without exception does not hold; before what cards leave open. */
export function askException(seen: Look, place: ReturnType<typeof absolutesIn>[number]): ProbeCandidate {
  const quote = place.span.quote.trim();
  const ko = seen.thread.lang === 'ko';
  return {
    ...make(
      seen,
      'clarify',
      place.answer,
      place.span,
      'absolute',
      ko ? `‘${quote}’ 그렇지는 않은 경우가 있다면 언제인가요?` : `When would ‘${quote}’ not hold?`,
      ko ? '예외 없이 말씀하심' : 'said without exception',
    ),
    tier: 3,
  };
}

/** 철저한, 완벽하게: how something is done, which has no exception to ask for. */
export const MANNER = /^(?:철저|원천|완벽한|완벽하게)/u;

/** Claims without exception that no sentence beside them limits; none once one was asked about. */
export function absolutesIn(seen: Look) {
  // One answer after it, with or without an exception, is enough.
  if (seen.answers.some((a) => a.turn.key.endsWith('/absolute'))) return [];
  return seen.answers.flatMap((answer) =>
    answer.sentences.flatMap((sentence) => {
      const span = sentence.hits.absolute?.find((hit) => !MANNER.test(hit.quote));
      return span && !near(answer, sentence, 'honest', 'condition') ? [{ answer, span }] : [];
    }),
  );
}
