import type { BriefInput } from '../core/brief.ts';
import { isFraming } from '../core/plan/quotas.ts';
import type { By, Slot } from '../core/session/events.ts';
import type { Coach } from '../ports.ts';
import type { Deps } from './deps.ts';

/** The plan's questions in the model's words: order, topic and evidence stay, and so does every question that fails. */
export async function wordPlan(
  deps: Deps,
  model: Coach,
  input: BriefInput<'plan'>,
  signal: AbortSignal = new AbortController().signal,
): Promise<{ slots: Slot[]; by?: By; failed: { kind: string; reason?: string; by?: By } | null }> {
  // The frame of the talk and the candidate's own questions stay as they are.
  const open = input.slots.filter((slot) => !slot.ref && !isFraming(slot.type));
  if (open.length === 0) return { slots: input.slots, failed: null };
  const outcome = await model.perform(
    'plan',
    { ...input, slots: open },
    { signal, ...(deps.watch ? { watch: deps.watch } : {}) },
  );
  if (outcome.kind !== 'done') return { slots: input.slots, failed: outcome };
  const better = new Map(outcome.value.questions.map(({ id, question }) => [id, question]));
  // What the run cost stands once, with the plan.
  const { usage: _, ...by } = outcome.by;
  const slots = input.slots.map((slot) => {
    const question = better.get(slot.id);
    return question ? { ...slot, question, by } : slot;
  });
  return { slots, by: outcome.by, failed: null };
}
