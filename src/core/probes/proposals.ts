import type { FollowUp } from '../brief.ts';
import { locateAnchor } from '../evidence/locate.ts';
import type { Anchor, Proposal } from '../session/events.ts';
import type { Thread } from '../thread.ts';
import type { Decision } from './decide.ts';
import { followUpProblems } from './verify.ts';

/**
 * A host's proposal as a follow-up, if it fits what code decided: its probe is the decided one, or, where code had
 * nothing better than a general question, one of the probes still open; its anchor stands in the thread; and its words
 * keep the twelve rules. Null otherwise: the decided words are used then.
 */
export function proposalFits(proposal: Proposal, decision: Decision, thread: Thread): FollowUp | null {
  if (decision.outcome !== 'probe') return null;
  const { candidate } = decision;
  const free = candidate.tier >= FREE_TIER;
  if (proposal.probe !== candidate.probe && !(free && decision.open.includes(proposal.probe))) return null;
  const anchor = anchorOf(proposal.anchor, thread);
  if (!anchor) return null;
  const followUp: FollowUp = {
    probe: proposal.probe,
    question: proposal.question.trim(),
    anchor,
    key: `host/${proposal.probe}`,
    why: proposal.why,
  };
  return followUpProblems(followUp, thread).length === 0 ? followUp : null;
}

/** From this tier on (what the rubric asks, general frames) the host may choose among the open probes. */
const FREE_TIER = 5;

/** Where a quoted phrase stands: the answers of the thread newest first, the question, the résumé, the draft. */
export function anchorOf(quote: string, thread: Thread): Anchor | null {
  for (const turn of [...thread.turns].reverse()) {
    if (!turn.answer) continue;
    const span = locateAnchor(turn.answer, quote);
    if (span)
      return { quote: turn.answer.slice(span.start, span.end).slice(0, 200), in: 'answer', turn: turn.turn, ...span };
  }
  const main = locateAnchor(thread.slot.question, quote);
  if (main) return { quote: thread.slot.question.slice(main.start, main.end).slice(0, 200), in: 'question', ...main };
  for (const fact of thread.facts) {
    const span = locateAnchor(fact.evidence.quote, quote);
    if (span) {
      const start = fact.evidence.start + span.start;
      return {
        quote: fact.evidence.quote.slice(span.start, span.end).slice(0, 200),
        in: 'resume',
        uri: fact.evidence.uri,
        start,
        end: start + (span.end - span.start),
      };
    }
  }
  if (thread.draft) {
    const span = locateAnchor(thread.draft.text, quote);
    if (span)
      return { quote: thread.draft.text.slice(span.start, span.end).slice(0, 200), in: 'draft', uri: thread.draft.uri };
  }
  return null;
}
