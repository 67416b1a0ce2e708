import type { BriefInput, BriefName, FollowUp } from '../../core/brief.ts';
import type { Coach, CoachOutcome } from '../../ports.ts';

/**
 * The assistant's own model as a coach. It cannot be called: what it did arrives with the answer (a proposal, checks)
 * or later by ticket, and here is only decided what of it counts. Needs nothing of a host but tools.
 */
export function hostCoach(client?: string): Coach {
  const by = { coach: 'host' as const, ...(client ? { client } : {}) };
  return {
    name: 'host',
    async perform<B extends BriefName>(brief: B, input: BriefInput<B>): Promise<CoachOutcome<B>> {
      const { BRIEF_TABLE } = await import('../../core/brief.ts');
      if (BRIEF_TABLE[brief].host === 'ticket') return { kind: 'deferred' };
      if (brief === 'word-follow-up') {
        const { proposalFits } = await import('../../core/probes/proposals.ts');
        const { thread, decision, proposals } = input as BriefInput<'word-follow-up'>;
        for (const [index, proposal] of proposals.entries()) {
          const followUp = proposalFits(proposal, decision, thread);
          if (followUp) return { kind: 'done', value: { ...followUp, uses: index } satisfies FollowUp as never, by };
        }
      }
      return { kind: 'failed', reason: 'nothing usable was sent with the answer', retryable: false };
    },
  };
}
