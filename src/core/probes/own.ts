import type { Evidence } from '../evidence/evidence.ts';
import type { PreparedText } from '../knowledge/signal-expression.ts';
import { contentWords, squeezed } from '../korean.ts';
import { SAME_WORDS } from '../search/same-words.ts';
import { koreanStem } from '../search/words.ts';
import { answerAnchor, questionAnchor } from './anchors.ts';
import type { ProbeCandidate } from './candidate.ts';
import type { AnswerLook, Look } from './look.ts';

/** As much of a written follow-up as one sentence of an answer may hold before it has answered it. */
const SAID = 0.75;
const SAID_LEAST = 2;

/**
 * The candidate's own 꼬리 질문 for this question, put verbatim once its topic occurs in an answer: one of its words that
 * the question itself does not hold, in whatever spelling or form (멱등성, 멱등키). They are written for this question, so
 * that one is enough. A draft is asked all of them: nothing else was expected more.
 */
export function ownCandidates(seen: Look): ProbeCandidate[] {
  const { thread } = seen;
  const out: ProbeCandidate[] = [];
  const asked = new Set(contentWords(thread.slot.question).map(stemOf));
  const draft = seen.last.turn.via === 'draft';
  for (const [i, own] of thread.ownFollowUps.entries()) {
    // 그러면 …: it goes on from the one before it, and says nothing by itself.
    const before = thread.ownFollowUps[i - 1];
    if (!draft && GOES_ON.test(own.question) && seen.last.turn.key !== `notes/${before?.ref}`) continue;
    const words = [...new Set(contentWords(own.question))].filter((word) => !EMPTY.test(word));
    if (!draft && isSaid(own.question, words, seen)) continue;
    const place = placeOf(
      words.filter((word) => !asked.has(stemOf(word))),
      seen,
    );
    if (!place && !draft) continue;
    out.push({
      tier: 3,
      probe: probeOf(own.question),
      // In the map of a draft each stands alone.
      question: draft ? own.question.replace(GOES_ON, '') : own.question,
      anchor: place ? answerAnchor(place.answer.turn, place.at).anchor : questionAnchor(seen.answers[0]!.turn),
      key: `notes/${own.ref}`,
      why: thread.lang === 'ko' ? `노트의 꼬리 질문 ${own.ref}` : `your own follow-up ${own.ref}`,
      evidence: [own.evidence satisfies Evidence],
      by: 'dossier',
    });
  }
  return out;
}

const GOES_ON = /^(?:그러면|그럼|그렇다면|그래서|그리고|그런데|거기서|then|so|and)[\s,]/iu;
/** Redis가 죽으면: the case that a follow-up puts. */
const CASE = /^(?:만약 |만일 |혹시 )?([^,.?!]{3,24}?면)(?=[\s,])/u;

/** Words that stand in questions of any subject. */
const EMPTY = /^(?:경우|방법|이유|생각|문제|부분|때|것|상황|정도|어떻게|무엇|왜|그때|처음|이후|필요|설명|선택|결정)$/u;

const stemOf = (word: string) => (/^[가-힣]/.test(word) ? koreanStem(word) : word.toLowerCase());

/** The longest of these words that an answer holds; a Latin name goes before a Korean word. */
function placeOf(words: readonly string[], seen: Look) {
  const latin = (word: string) => Number(/^[a-z][a-z0-9.+-]{2,}$/i.test(word));
  const order = [...words].sort((a, b) => latin(b) - latin(a) || b.length - a.length);
  for (const word of order)
    for (const answer of seen.answers) {
      const at = standsIn(word, answer);
      if (at) return { answer, at };
    }
  return null;
}

/** A word in the forms in which an answer may hold it: as written, its stem, its other names (레디스 for Redis). */
function formsOf(word: string): string[] {
  const stem = stemOf(word);
  const others = SAME_WORDS.find((group) => group.includes(word.toLowerCase()) || group.includes(stem)) ?? [];
  return [...new Set([word, ...(stem.length >= 2 ? [stem] : []), ...others])];
}

function standsIn(word: string, { prepared }: AnswerLook): { start: number; end: number } | null {
  const hit = formsOf(word).flatMap((form) => prepared.hits(form))[0];
  return hit ? { start: hit.start, end: hit.end } : null;
}

/** Some sentence holds its very case, or nearly all that it speaks of: it has been answered before it was asked. */
function isSaid(question: string, words: readonly string[], seen: Look): boolean {
  const put = CASE.exec(question)?.[1];
  if (put && seen.answers.some((a) => squeezed(a.turn.answer).includes(squeezed(put)))) return true;
  return seen.answers.some(({ prepared }) =>
    prepared.sentences.some((_, i) => {
      const found = words.filter((word) => inSentence(word, prepared, i)).length;
      return found >= SAID_LEAST && found >= SAID * words.length;
    }),
  );
}

function inSentence(word: string, prepared: PreparedText, sentence: number): boolean {
  return formsOf(word).some((form) => prepared.hits(form).some((hit) => hit.sentence === sentence));
}

/** The kind of a written follow-up, by its words. */
export function probeOf(question: string): ProbeCandidate['probe'] {
  if (/반대|주장|동료|의견|설득|disagree|colleague/iu.test(question)) return 'people';
  if (/인력|비용|예산|부족|단순|한 명|budget|fewer people/iu.test(question)) return 'constraint';
  if (/장애|실패|죽|멈추|유실|fail|crash/iu.test(question)) return 'failure';
  if (/열 배|10배|늘어|급증|scale|ten times/iu.test(question)) return 'scale';
  if (/대신|다른 방법|alternative|instead/iu.test(question)) return 'alternative';
  if (/왜|이유|why/iu.test(question)) return 'why';
  if (/얼마|수치|측정|how much|measure/iu.test(question)) return 'quantify';
  return 'mechanism';
}
