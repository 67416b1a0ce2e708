import type { QuestionType } from '../vocabulary.ts';
import { ABSOLUTE, absolutesIn, askException } from './absolutes.ts';
import { questionAnchor } from './anchors.ts';
import { asksForAnEvent } from './asked-about.ts';
import type { ProbeCandidate } from './candidate.ts';
import type { Essential } from './essential.ts';
import {
  CHANGE_BASIS,
  LEARNED,
  OTHER_SIDE,
  OUTCOME,
  OWN,
  REASON,
  STAYED_AWAY,
  VALUE_BASIS,
} from './essentials-of-deeds.ts';
import { COST, EVENT, ORDER, SELF_LINK, SWITCH } from './essentials-of-plans.ts';
import { milestoneName, milestonesOf, reached } from './from-design.ts';
import type { Look } from './look.ts';
import {
  askChange,
  askMeasure,
  askMethod,
  askState,
  askThreshold,
  bareStates,
  bareThresholds,
  plannedMeasures,
  unmeasuredValues,
  vagueChanges,
} from './values.ts';

const BY_TYPE: Partial<Record<QuestionType, readonly Essential[]>> = {
  behavioural: [EVENT, OWN, OTHER_SIDE, CHANGE_BASIS, STAYED_AWAY, REASON, LEARNED, OUTCOME],
  resume: [OWN, CHANGE_BASIS, VALUE_BASIS, STAYED_AWAY, REASON],
  situational: [ABSOLUTE, ORDER, COST, SWITCH],
  'culture-fit': [SELF_LINK, EVENT, OWN, OTHER_SIDE],
  // A technical answer often tells a deed: its value and how it was measured are asked as anywhere else.
  technical: [ABSOLUTE, OWN, CHANGE_BASIS, VALUE_BASIS],
};

function essentialsOf({ thread: { slot } }: Look): readonly Essential[] {
  const all = BY_TYPE[slot.type] ?? [];
  // Where a question asks for one event, what led to a conviction comes after it.
  return slot.type === 'culture-fit' && asksForAnEvent(slot.question)
    ? [EVENT, ...all.filter((e) => e !== EVENT)]
    : all;
}

/** Names of what was heard; shown as the reason for moving on. */
export function heardEnough(seen: Look): string[] {
  const { lang, slot } = seen.thread;
  if (slot.type === 'system-design')
    return milestonesOf(seen)
      .filter((m) => reached(m, seen))
      .map((m) => milestoneName(m.id, lang));
  return essentialsOf(seen)
    .filter((e) => e.told(seen))
    .map((e) => e.name[lang]);
}

/** Names of what was asked outright, by the question or by a follow-up, and is in no answer. */
export function leftOpen(seen: Look): string[] {
  if (seen.thread.design) return [];
  return essentialsOf(seen)
    .filter((e) => isPassedOver(e, seen))
    .map((e) => e.name[seen.thread.lang]);
}

function isPassedOver(essential: Essential, seen: Look): boolean {
  if (!essential.answered || essential.answered(seen)) return false;
  const { slot } = seen.thread;
  const { demanded, id } = essential;
  return demanded?.test(slot.question) === true || seen.answers.some((a) => a.turn.key === `${slot.key}/${id}`);
}

/** Follow-ups for what the core checks of the type still lack, in the order an interviewer asks. */
export function essentialCandidates(seen: Look): ProbeCandidate[] {
  // A problem that is being designed has its milestones; these questions are about deeds and plans of one person.
  if (seen.thread.design) return [];
  const probes = seen.thread.format.probes;
  const open = essentialsOf(seen).flatMap((e) => {
    if (isPassedOver(e, seen)) return askAgain(e, seen) ?? [];
    return e.heard(seen) ? [] : (e.ask(seen) ?? []);
  });
  return open.filter((c) => !probes || probes.includes(c.probe));
}

/** What was asked and passed over, once more and in plainer words. */
function askAgain({ id, plainer, name }: Essential, seen: Look): ProbeCandidate | null {
  const { slot, lang } = seen.thread;
  if (!plainer) return null;
  return {
    tier: 5,
    probe: 'clarify',
    question: plainer[lang],
    anchor: questionAnchor(seen.last.turn),
    key: `${slot.key}/${id}-again`,
    why: lang === 'ko' ? `물은 것을 아직 찾지 못함 · ${name.ko}` : `asked and not found yet: ${name.en}`,
    evidence: slot.evidence.slice(0, 2),
    by: 'offline',
  };
}

/**
 * What a draft claims (changes, values, states, words without exception), asked at every place and not only the first.
 * Whether another place of the draft has the answer is for the map to say.
 */
export function claimsAsked(seen: Look): ProbeCandidate[] {
  return [
    ...absolutesIn(seen).map((place) => askException(seen, place)),
    ...vagueChanges(seen).map((place) => askChange(seen, place)),
    ...bareStates(seen).map((place) => askState(seen, place)),
    ...unmeasuredValues(seen).map((place) => askMethod(seen, place)),
    ...plannedMeasures(seen).map((place) => askMeasure(seen, place)),
    ...bareThresholds(seen).map((place) => askThreshold(seen, place)),
  ];
}
