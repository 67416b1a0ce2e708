import { placesOf } from '../dossier.ts';
import { contradictionsIn } from '../probes/contradictions.ts';
import { tellsMethod } from '../probes/look.ts';
import { ending, NEXT_TIME } from '../signals/entry.ts';
import { metrics } from '../signals/metrics.ts';
import {
  all,
  anyOf,
  type Finding,
  find,
  honestly,
  neighbour,
  notFound,
  type Rule,
  sentence,
  worded,
  yes,
} from './rule.ts';

/** Rules that several question types use. Sources and traps: the signal dictionary. */

/** One event: two sentences in the past and a time, place or project. Only habits and no past = not one event. */
export const event: Rule = (seen) => {
  const past = all(seen, 'past');
  const when = seen.where('when', 'past') ?? seen.where('when') ?? projectNamed(seen);
  if (past.length >= 2 && when) return yes(when);
  if (past.length === 0 && seen.said('habit')) return { met: false };
  return past.length === 0 ? notFound : null;
};

function projectNamed(seen: Parameters<Rule>[0]) {
  const names = seen.thread.facts.flatMap(placesOf).filter((n) => n.length >= 2);
  return find(seen, (s) => names.some((name) => s.text.includes(name)));
}

/** The speaker's own deed in one sentence. Only the team in sight is no finding: a question is put instead. */
export const ownDeed: Rule = sentence('self', 'action');

export const reason: Rule = (seen) => yes(seen.where('reason')) ?? notFound;
/** Weighed against another way, or put in its place: what was used first, what went wrong with it, what came instead. */
export const alternative: Rule = anyOf(sentence('alternative'), replaced);

const FIRST_USED = new RegExp(
  `(?:처음|원래|기존|초기|이전)(?:에는|엔|에|의|은|는)?\\s[^.]{0,40}${ending('ㅆ')}(?:는데|지만|으나|다가)\\s|(?:at first|originally|initially)[^.]{0,80}\\bbut\\b`,
  'iu',
);
const PUT_INSTEAD = /바꿨|바꾸었|바꿔|전환|교체|갈아탔|갈아끼|옮겼|옮기고|대체|switched|replaced|moved to/iu;

function replaced(seen: Parameters<Rule>[0]): Finding {
  for (const answer of seen.answers) {
    const at = answer.sentences.findIndex((s) => FIRST_USED.test(s.text) && (!!s.hits.problem || !!s.hits.failure));
    const sentence = answer.sentences[at];
    const next = answer.sentences[at + 1]?.text ?? '';
    if (sentence && PUT_INSTEAD.test(`${sentence.text} ${next}`)) return yes({ answer, sentence });
  }
  return notFound;
}
export const cost: Rule = sentence('cost');
export const changed: Rule = anyOf(sentence('result', 'past'), sentence('before-after'));

/** Both values, or how it was measured, or plainly not measured. */
export const basis: Rule = honestly(
  anyOf(sentence('before-after'), (seen) => yes(find(seen, tellsMethod)) ?? notFound),
);

/** For a résumé line: both values and how they were measured, or plainly not measured. */
export const fullBasis: Rule = honestly((seen) => {
  const method = find(seen, tellsMethod);
  if (!method) return notFound;
  return seen.said('before-after') || seen.answers.some((a) => metrics(a.turn.answer).length > 0)
    ? yes(method)
    : notFound;
});

/** Values against the résumé and earlier answers. Nothing comparable = not assessed. */
export const consistent =
  (from: 'resume' | 'earlier' | 'any'): Rule =>
  (seen): Finding => {
    const conflicts = contradictionsIn(seen).filter((c) => from === 'any' || c.other.from === from);
    const conflict = conflicts[0];
    if (conflict) {
      const place = find(
        seen,
        (s, a) => a === conflict.said.answer && s.start <= conflict.said.start && conflict.said.start < s.end,
      );
      return { met: false, quote: place?.sentence.text ?? conflict.said.text, turn: conflict.said.answer.turn.turn };
    }
    const others = from === 'earlier' ? seen.thread.earlier.map((e) => e.answer) : seen.thread.facts.map((f) => f.text);
    for (const answer of seen.answers) {
      for (const metric of metrics(answer.turn.answer)) {
        if (!others.some((text) => metrics(text).some((m) => m.unit === metric.unit && m.value === metric.value)))
          continue;
        const place = find(seen, (s, a) => a === answer && s.start <= metric.start && metric.start < s.end);
        if (place) return yes(place);
      }
    }
    return null;
  };

/**
 * What one would do otherwise, said as it is said: 지금 생각하면 먼저 짰어야 했습니다, 미리 정해 두었으면 좋았을 텐데. ‘매번
 * 확인했어야 했습니다’ alone is what the work was like.
 */
export const REGRET = new RegExp(
  `(?:지금|다시|돌아보|돌이켜|되돌아|나중에 보|생각해 보|먼저|미리|처음부터|진작|더 일찍)[^.]{0,40}${ending('ㅆ')}(?:어야 ?(?:했|한다고|하는데)|으면 (?:좋|나)(?:았|겠))|(?:좋|나)았을 (?:것|겁|텐데|거)|i should have|would have been better`,
  'iu',
);

/** ‘그 뒤로는’ alone places a result in time; with what is done or planned since, it looks back. */
const SINCE = /^(?:그\s?(?:뒤|후|이후|일|다음)|이후로|다음부터|since then|from then on)/iu;
export const lookBack: Rule = anyOf(
  worded(REGRET),
  (seen) =>
    yes(
      find(
        seen,
        (s) => s.hits['look-back']?.some((hit) => !SINCE.test(hit.quote) || !!s.hits.future || !s.hits.past) ?? false,
      ),
    ) ?? notFound,
  sentence('cost'),
);
export const changedHabit: Rule = worded(
  new RegExp(`이후로는|그 뒤로는|그 ?후로는|${NEXT_TIME}|since then|from then on`, 'iu'),
);

export const stepsInOrder: Rule = (seen) => {
  const places = all(seen, 'order');
  const marks = places.reduce((n, p) => n + (p.sentence.hits.order?.length ?? 0), 0);
  return marks >= 2 ? yes(places[0]!) : notFound;
};

const PERSON =
  /(팀장|팀원|동료|기획|디자이너|운영팀|운영 담당|담당자|리뷰어|사장|고객|상대|그분|manager|teammate|colleague|owner|operations|designer|reviewer|customer)/iu;

/** Who is told or asked, and what for. */
export const withWhom: Rule = (seen) =>
  yes(
    find(
      seen,
      (s) =>
        PERSON.test(s.text) && /(공유|안내|확인|합의|요청|맞추|맞춥|알리|알립|share|tell|agree|inform)/iu.test(s.text),
    ),
  ) ?? notFound;

/** The other side’s concern in their own terms; respect and listening alone are no finding. */
export const othersView: Rule = (seen) =>
  yes(
    find(
      seen,
      (s, a) =>
        (PERSON.test(s.text) || !!s.hits['other-person'] || /저라도|제가 .{0,12}라면/u.test(s.text)) &&
        /(우려|걱정|이유|입장|부담|반대했|concern|worr|because)/iu.test(s.text) &&
        neighbour(a, s, 'reason', 'weak-reason', 'condition'),
    ),
  ) ?? notFound;

/** A sign at which to stop or change course. */
export const switchSign: Rule = anyOf(
  worded(/(멈추|되돌|바꾸|넘으면|못 ?하면|못\s*좁히|빼|중단|stop|roll back|switch)/iu, 'condition'),
  worded(/(넘으면|이상이면|미만이면|못 ?[가-힣]+면|안에 [^.]*못|exceeds?|above|below)/iu, 'number'),
);
