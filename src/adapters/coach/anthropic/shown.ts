import type { CoachEvent } from '../../../ports.ts';

/** Of every other brief nothing is shown: what it writes is not meant for the eye. */
export const unwritten = (event: CoachEvent): CoachEvent =>
  event.type === 'text' ? { type: 'text', text: '' } : event;

/** Of the JSON that is being written, the question as far as it goes: what a person may see growing. */
export function questionSoFar(event: CoachEvent): CoachEvent {
  if (event.type !== 'text') return event;
  const raw = /"question"\s*:\s*"((?:[^"\\]|\\.)*)/u.exec(event.text)?.[1] ?? '';
  try {
    return { type: 'text', text: JSON.parse(`"${raw.replace(/\\[^"\\/bfnrtu]?$/u, '')}"`) as string };
  } catch {
    return { type: 'text', text: '' };
  }
}
