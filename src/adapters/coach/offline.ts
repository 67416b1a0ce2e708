import type { BriefInput, BriefName } from '../../core/brief.ts';
import type { Coach, CoachOutcome } from '../../ports.ts';

/**
 * The rule coach: reads the typed input of a brief and never a prompt. Says only what rules can see; needs no key and
 * no network; the same input gives the same output.
 */
export function offlineCoach(): Coach {
  const by = { coach: 'offline' as const };
  return {
    name: 'offline',
    async perform<B extends BriefName>(brief: B, input: BriefInput<B>): Promise<CoachOutcome<B>> {
      try {
        return await perform(brief, input);
      } catch (error) {
        return { kind: 'failed', reason: error instanceof Error ? error.message : 'unknown', retryable: false };
      }
    },
  };

  async function perform<B extends BriefName>(brief: B, input: BriefInput<B>): Promise<CoachOutcome<B>> {
    switch (brief) {
      case 'assess':
      case 'critique-draft': {
        // The rules are the largest part of the program, and a list of dossiers needs none of them.
        const { assessByRules } = await import('../../core/rubric/assess.ts');
        return { kind: 'done', value: assessByRules((input as BriefInput<'assess'>).thread) as never, by };
      }
      case 'word-follow-up': {
        const { decision } = input as BriefInput<'word-follow-up'>;
        if (decision.outcome !== 'probe') return { kind: 'failed', reason: 'no probe was decided', retryable: false };
        const { probe, question, anchor, key, why } = decision.candidate;
        return { kind: 'done', value: { probe, question, anchor, key, why } as never, by };
      }
      case 'word-slot':
        return {
          kind: 'done',
          value: { question: (input as BriefInput<'word-slot'>).thread.slot.question } as never,
          by,
        };
      default:
        return { kind: 'failed', reason: 'not done by rules', retryable: false };
    }
  }
}
