import type { Evidence } from '../evidence/evidence.ts';
import { contentWords } from '../korean.ts';
import { answerAnchor } from './anchors.ts';
import type { ProbeCandidate } from './candidate.ts';
import type { Look } from './look.ts';

/**
 * The candidate's own 꼬리 질문 for this question, put verbatim once its topic occurs in an answer: two of its content
 * words. A single technology name stands in half of all answers.
 */
export function ownCandidates(seen: Look): ProbeCandidate[] {
  const { thread } = seen;
  const out: ProbeCandidate[] = [];
  for (const own of thread.ownFollowUps) {
    const words = [...new Set(contentWords(own.question))].filter(
      (w) => !contentWords(thread.slot.question).includes(w),
    );
    for (const answer of seen.answers) {
      const text = answer.turn.answer.toLowerCase();
      const found = words.filter((w) => text.includes(w.toLowerCase()));
      if (found.length < 2) continue;
      const word =
        found.find((w) => /^[a-z][a-z0-9.+-]{2,}$/i.test(w)) ?? found.sort((a, b) => b.length - a.length)[0]!;
      const at = text.indexOf(word.toLowerCase());
      out.push({
        tier: 3,
        probe: probeOf(own.question),
        question: own.question,
        anchor: answerAnchor(answer.turn, { start: at, end: at + word.length }).anchor,
        key: `notes/${own.ref}`,
        why: thread.lang === 'ko' ? `노트의 꼬리 질문 ${own.ref}` : `your own follow-up ${own.ref}`,
        evidence: [own.evidence satisfies Evidence],
        by: 'dossier',
      });
      break;
    }
  }
  return out;
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
