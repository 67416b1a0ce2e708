/**
 * Words that feedback never holds: about the person (성격, 재능) or about the verdict (합격, 점수, 확률). Feedback that
 * turns to the self lowers performance (Kluger & DeNisi 1996), and nobody here knows who will be hired.
 */
const PERSON =
  /(성격|재능|타고난|인성|성품|자질|똑똑|머리가 좋|게으르|소심|personality|talent(?:ed)?|smart person|lazy)/iu;
const VERDICT =
  /(합격|불합격|탈락|붙을|떨어질|채용될|점 만점|\d+\s*점(?![가-힣])|총점|상위\s*\d+|hire|no-hire|pass probability|\d+\s*\/\s*(?:5|10|100)\b)/iu;
const PRAISE =
  /(훌륭|완벽한 답|멋진|대단|최고예요|아주 좋은 답|잘하셨|great answer|excellent|amazing|perfect answer|well done)/iu;

/** The forbidden words found, or null. */
export function forbiddenInFeedback(text: string): string | null {
  return PERSON.exec(text)?.[0] ?? VERDICT.exec(text)?.[0] ?? null;
}

/** Praise, surprise or a confirmation of the answer: an interviewer in a rehearsal says none of it. */
export function praiseIn(text: string): string | null {
  return PRAISE.exec(text)?.[0] ?? null;
}
