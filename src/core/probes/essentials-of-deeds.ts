import { NEXT_TIME } from '../signals/entry.ts';
import { has } from '../signals/signals.ts';
import { answerAnchor } from './anchors.ts';
import { aboutConflict, asksForAnIntroduction } from './asked-about.ts';
import { type Essential, fixed } from './essential.ts';
import { type AnswerLook, type Look, near, tellsMethod } from './look.ts';
import { thereAlready } from './not-weighed.ts';
import { askChange, askMethod, make, unmeasuredValues, vagueChange } from './values.ts';

/** What a deed needs: whose it was, why it was done so, what came of it, and how that is known. */

function methodSaid(seen: Look): boolean {
  return seen.answers.some((a) => a.sentences.some(tellsMethod));
}

/** Some sentence of some answer says this. */
function saysAny(seen: Look, words: RegExp): boolean {
  return seen.answers.some((a) => a.sentences.some((s) => words.test(s.text)));
}

/** Somebody else did it: the candidate's own part is open. */
const BY_OTHERS =
  /제가 (?:직접 )?(?:안 (?:하|했)|하지(?:는)? ?않|한 (?:것|건|일)(?:은|이)? ?아니)|(?:동료|팀원|선배|사수|다른 (?:분|사람|팀|개발자))(?:분)?(?:가|이|께서|에서) (?:다 |주로 |거의 |대부분 |직접 )?(?:했|하셨|만들었|맡았|짰|진행했)/u;

export const OWN: Essential = {
  id: 'ownership',
  told: ownDeed,
  name: { ko: '본인이 한 일', en: 'your own part' },
  // Korean drops the subject: only an answer that speaks of others alone leaves it open.
  heard: (seen) =>
    (!seen.said('team', 'past') && !othersDid(seen)) ||
    ownDeed(seen) ||
    seen.answers.some((a) => a.turn.probe === 'ownership'),
  ask: (seen) => {
    const place = seen.where('team', 'past') ?? seen.where('team');
    const span = place ? { answer: place.answer, sentence: place.sentence, at: place.sentence.hits.team![0]! } : null;
    const found = span ?? othersDid(seen);
    if (!found) return null;
    const ko = seen.thread.lang === 'ko';
    return make(
      seen,
      'ownership',
      found.answer,
      found.at,
      'ownership',
      ko
        ? `그 ${/대응|장애|사고/u.test(found.sentence.text) ? '대응' : '일'}에서 직접 하신 일을 하나만 말씀해 주시겠어요?`
        : 'In that, what is one thing you did yourself?',
      ko ? (span ? '팀이 한 일만 보임' : '다른 사람이 한 일만 보임') : 'only what others did is seen',
    );
  },
};

/** 제가 재 보지는 않았습니다, 제가 안 하고 동료가: an I without a deed of one's own. */
function ownDeed(seen: Look): boolean {
  return seen.answers.some((a) =>
    a.sentences.some((s) => s.hits.self !== undefined && !s.hits.honest && !BY_OTHERS.test(s.text)),
  );
}

/** Null where some deed is told that nobody else did: 화면은 다른 분이 하셨습니다 beside what one did oneself. */
function othersDid(seen: Look) {
  const all = seen.answers.flatMap((a) => a.sentences);
  if (all.some((s) => s.hits.action && s.hits.past && !BY_OTHERS.test(s.text))) return null;
  for (const answer of seen.answers)
    for (const sentence of answer.sentences) {
      const hit = sentence.hits.past ? BY_OTHERS.exec(sentence.text) : null;
      if (!hit) continue;
      const start = sentence.start + hit.index;
      return { answer, sentence, at: { start, end: start + hit[0].length } };
    }
  return null;
}

export const CHANGE_BASIS: Essential = {
  id: 'quantify',
  told: (seen) => seen.said('before-after') || seen.said('number', 'result', 'past'),
  name: { ko: '달라진 값', en: 'how much it changed' },
  heard: (seen) =>
    seen.said('before-after') || (methodSaid(seen) && seen.said('number')) || seen.said('honest') || !vagueChange(seen),
  ask: (seen) => {
    const place = vagueChange(seen);
    return place && askChange(seen, place);
  },
  demanded: /얼마에서 얼마|얼마나 (?:줄|늘|빨라|좋아|달라)|by how much/iu,
  answered: (seen) => seen.said('number') || seen.said('before-after') || seen.said('honest'),
  plainer: {
    ko: '정확하지 않아도 괜찮습니다. 대략 어느 정도였는지만 말씀해 주시겠어요?',
    en: 'It need not be exact: roughly how much was it?',
  },
};

/** Where or under what a value was seen, in everyday words: enough not to ask again. */
const SEEN_SOMEWHERE =
  /기준|환경|동안|기간|조건|운영에서|상용|피크|평균|하루|일주일|한 달|로그|지표|모니터|대시보드|화면에서|부하|테스트|쿼리로|집계|세어|세 ?봤|during|average|log|dashboard|test|counted/iu;

export const VALUE_BASIS: Essential = {
  id: 'verify',
  told: (seen) => methodSaid(seen) && (seen.said('number') || seen.said('before-after')),
  name: { ko: '값과 잰 방법', en: 'the value and how it was measured' },
  heard: (seen) => {
    const numbers = seen.said('number', 'result', 'past') || seen.said('before-after');
    return !numbers || methodSaid(seen) || seen.said('honest');
  },
  ask: (seen) => {
    const place = unmeasuredValues(seen)[0];
    return place ? askMethod(seen, place) : null;
  },
  demanded:
    /어떤 조건에서 (?:잰|나온|재)|무엇으로 (?:재|쟀|잰)|어떻게 (?:재|쟀|잰|측정)|무엇을 기준으로 (?:재|쟀|잰)|how (?:was|were|did you) [^?]{0,40}measure/iu,
  answered: (seen) => methodSaid(seen) || seen.said('honest') || saysAny(seen, SEEN_SOMEWHERE),
  plainer: {
    ko: '그 값은 어디에서 보신 값인가요?',
    en: 'Where did you read that value?',
  },
};

/** Taken up, put in, changed to: a way that was chosen. Making something shorter or better is what came of it. */
const CAME_OF_IT =
  /(재|쟀|측정|비교|확인|분석|찾|줄였|늘렸|올렸|내렸|단축|개선|해결|compar|measur|check|found|cut|reduc|improv)/iu;
/** A component that the sentence takes or turns to. */
const TAKEN =
  /^[을를]? ?(?:\S{1,6} )?(?:도입|적용|선택|골라|골랐|택|썼|써|쓰|사용|붙|넣|두|뒀|걸|추가)|^(?:으로|로)(?=\s)/u;

function decisionIn(seen: Look) {
  for (const answer of seen.answers) {
    for (const sentence of answer.sentences) {
      const chosen = sentence.hits.action?.some((hit) => !CAME_OF_IT.test(hit.quote));
      if (chosen && sentence.hits.past) return { answer, sentence };
    }
  }
  return null;
}

export const REASON: Essential = {
  id: 'why',
  told: (seen) => seen.said('reason'),
  name: { ko: '이유', en: 'the reason' },
  // A linking ending (-서, -니) holds the question back only beside the deed itself: such endings stand everywhere.
  heard: (seen) => {
    if (asksForAnIntroduction(seen.thread.slot.question)) return true;
    const deed = decisionIn(seen);
    return (
      seen.said('reason') ||
      seen.said('alternative') ||
      !deed ||
      thereAlready(deed.sentence.text) ||
      near(deed.answer, deed.sentence, 'weak-reason')
    );
  },
  ask: (seen) => {
    const place = decisionIn(seen);
    if (!place) return null;
    const ko = seen.thread.lang === 'ko';
    const component = place.sentence.hits.component?.find((hit) => !ko || taken(place.answer, hit.end));
    const { anchor, quotable } = answerAnchor(place.answer.turn, component ?? place.sentence.hits.action![0]!);
    const question = ko
      ? component && quotable
        ? `‘${anchor.quote}’ 쪽을 고르신 이유는 무엇인가요?`
        : '그렇게 하기로 정하신 이유는 무엇인가요?'
      : component && quotable
        ? `What made you choose ‘${anchor.quote}’?`
        : 'Why did you decide on that?';
    return make(
      seen,
      'why',
      place.answer,
      component ?? place.sentence.hits.action![0]!,
      'why',
      question,
      ko ? '한 일은 있고 이유가 없음' : 'a deed without its reason',
    );
  },
};

function taken(answer: AnswerLook, end: number): boolean {
  return TAKEN.test(answer.turn.answer.slice(end, end + 16));
}

/** How the other one saw it: their word, worry or wish. */
const THEIR_SIDE =
  /(?:라고|다고|자고|냐고) ?(?:했|하셨|하더|말씀|주장|걱정|보셨|봤)|걱정|우려|원하셨|원했|입장|때문(?:에|이라)|싫어|부담스러|바라셨|이해가 안|they (?:wanted|worried|thought|said)|(?:his|her|their) (?:concern|point|worry)/iu;

export const OTHER_SIDE: Essential = fixed(
  {
    id: 'other-side',
    probe: 'people',
    name: { ko: '상대의 생각', en: 'the other side' },
    heard: (seen) =>
      !(aboutConflict(seen.thread.slot.question) || seen.answers.some((a) => aboutConflict(a.turn.answer))) ||
      saysAny(seen, THEIR_SIDE) ||
      seen.said('other-person', 'reason'),
    told: (seen) => seen.said('other-person', 'reason'),
  },
  { ko: '그분은 왜 그렇게 보셨나요?', en: 'Why did they see it that way?' },
  { ko: '상대가 왜 그렇게 보았는지 들리지 않음', en: 'why the other one saw it that way is not heard' },
);

/** 이후 같은 장애는 없었습니다: said, and how one knows is not. */
const NO_MORE =
  /(?:같은|동일한|비슷한|그런|이후|그 ?뒤|그 ?후)[^.?!]{0,24}(?:장애|문제|오류|에러|버그|중복|누락|유실|사고|일)(?:는|은|가|이|도)? ?(?:더 ?이상 |다시 |다시는 |한 번도 |전혀 )?(?:없었|나지 ?않았|발생하지 ?않았|생기지 ?않았|안 (?:났|나왔|생겼))|재발(?:은|이)? ?(?:없었|하지 ?않았)|(?:never|not) happened again|no more (?:outages|incidents|duplicates|errors)/iu;

export const STAYED_AWAY: Essential = {
  id: 'stayed-away',
  name: { ko: '재발하지 않은 근거', en: 'how it is known that it stayed away' },
  told: () => false,
  heard: (seen) => {
    const place = stayedAway(seen);
    return !place || methodSaid(seen) || seen.said('honest') || place.sentence.hits.number !== undefined;
  },
  ask: (seen) => {
    const place = stayedAway(seen);
    if (!place) return null;
    const ko = seen.thread.lang === 'ko';
    return make(
      seen,
      'verify',
      place.answer,
      place.at,
      'stayed-away',
      ko ? '그 뒤로 없었다는 것은 무엇으로 확인하셨나요?' : 'How do you know that it has not happened since?',
      ko ? '다시 없었다고만 하고 확인한 방법이 없음' : 'said to have stayed away, not how that is known',
    );
  },
};

function stayedAway(seen: Look) {
  for (const answer of seen.answers)
    for (const sentence of answer.sentences) {
      const hit = NO_MORE.exec(sentence.text);
      if (!hit) continue;
      const start = sentence.start + hit.index;
      return { answer, sentence, at: { start, end: start + hit[0].length } };
    }
  return null;
}

/** How a story went on to its end. */
const AN_END =
  /결국|결과|마무리|합의|받아들|하기로 (?:했|정)|해결|끝났|났습|났어|나왔|됐|되었|않게|줄|늘|빨라|좋아|나빠|미뤘|늦|성공|실패|출시|배포했|고쳐졌|멈췄|in the end|agreed|finally|worked|failed|as a result/iu;

export const OUTCOME: Essential = fixed(
  {
    id: 'outcome',
    probe: 'clarify',
    name: { ko: '그 뒤의 일', en: 'what came of it' },
    heard: (seen) =>
      !seen.said('past') ||
      seen.said('result') ||
      seen.said('before-after') ||
      seen.said('number') ||
      seen.said('look-back') ||
      saysAny(seen, AN_END),
    told: (seen) => seen.said('result', 'past'),
  },
  { ko: '그 뒤에 일은 어떻게 되었나요?', en: 'How did it turn out?' },
  { ko: '어떻게 끝났는지 들리지 않음', en: 'how it ended is not heard' },
);

/** Something went wrong in the end. */
const WENT_WRONG =
  /(?:장애|사고|문제|오류|버그|중복|누락)(?:가|이|까지)? ?(?:났|나고|터졌|생겼|발생했|이어졌)|실패했|실패로|밀렸|늦어졌|늦춰졌|못 ?(?:지켰|맞췄|했)|지키지 못|went wrong|broke|failed|missed/iu;

/** What is done since, or next time. A regret (더 일찍 알렸어야 했습니다) names what was wrong, and changes nothing yet. */
const SINCE_THEN = new RegExp(
  `(?:이|그 ?)(?:뒤|후)로는?(?=[\\s,])|그 ?(?:뒤|후|일|다음)(?:부터|에는)|다음(?:번)?에는|${NEXT_TIME}|since then|from then on|next time`,
  'iu',
);

export const LEARNED: Essential = fixed(
  {
    id: 'learned',
    probe: 'counterfactual',
    name: { ko: '그 뒤로 바꾼 것', en: 'what is done differently since' },
    heard: (seen) => {
      const last = seen.answers.flatMap((a) => a.sentences).at(-1);
      return (
        seen.said('look-back') ||
        seen.said('measured') ||
        !last ||
        !WENT_WRONG.test(last.text) ||
        last.hits.past === undefined
      );
    },
    told: (seen) => seen.answers.some((a) => a.sentences.some((s) => has(s, 'look-back') && SINCE_THEN.test(s.text))),
  },
  { ko: '그 일 뒤로 다르게 하시는 것이 있다면 무엇인가요?', en: 'What do you do differently since then?' },
  { ko: '잘못된 일로 끝나고 바꾼 것이 들리지 않음', en: 'it ended badly, and what changed is not heard' },
);
