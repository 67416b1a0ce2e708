import type { FormatPage, FormatStage } from '../knowledge/page.ts';
import type { Level, QuestionType } from '../vocabulary.ts';
import { threadMinutes } from './timing.ts';

/** How many main questions of which type stand in which stage. */
export type Quota = {
  stage: FormatStage;
  type: QuestionType;
  minutes: number;
  /** Kept for a question of the candidate's own notes. */
  own?: boolean;
};

const FRAMING: readonly QuestionType[] = ['opening', 'reverse', 'closing'];

/** True for the stages around the interview proper: they have no follow-ups and are not counted as main questions. */
export function isFraming(type: QuestionType): boolean {
  return FRAMING.includes(type);
}

/** Quotas for a total in minutes: each stage gets the threads that fit (at least one), in the format's order. */
export function quotasByMinutes(format: FormatPage, minutes: number, level: Level, input: 'typed' | 'spoken'): Quota[] {
  const column = nearestColumn(format.minutes, minutes);
  const scale = minutes / format.minutes[column]!;
  const mix = mixFor(format, level);
  const out: Quota[] = [];
  for (const stage of format.stages) {
    const total = (stage.minutes[column] ?? 0) * scale;
    if (total <= 0 || stage.types.length === 0) continue;
    if (stage.types.every(isFraming)) {
      out.push({ stage, type: stage.types[0]!, minutes: total });
      continue;
    }
    const one = threadMinutes(stage.types[0]!, input, stage.followUps);
    // A thread seldom takes all its follow-ups, so half a thread's time opens one more.
    const count = Math.max(1, Math.round(total / one));
    const types = [...stage.types].sort((a, b) => (mix[b] ?? 0) - (mix[a] ?? 0));
    for (let i = 0; i < count; i++) out.push({ stage, type: types[i % types.length]!, minutes: total / count });
  }
  return out;
}

/** Quotas for a number of main questions: one of each type first, then by the format's mix; no framing stages. */
export function quotasByCount(format: FormatPage, count: number, level: Level, input: 'typed' | 'spoken'): Quota[] {
  const mix = mixFor(format, level);
  const stageOf = (type: QuestionType) => format.stages.find((s) => s.types.includes(type));
  const column = Math.max(0, format.minutes.indexOf(format.defaultMinutes));
  const types = (Object.keys(mix) as QuestionType[])
    .filter((t) => stageOf(t))
    .sort((a, b) => mix[b]! - mix[a]! || a.localeCompare(b));
  const wanted = new Map<QuestionType, number>(types.map((t) => [t, 0]));
  if (count <= types.length) {
    for (const type of types.slice(0, count)) wanted.set(type, 1);
  } else {
    const total = types.reduce((sum, t) => sum + mix[t]!, 0);
    const exact = types.map((t) => ({ t, share: (mix[t]! / total) * count }));
    for (const { t, share } of exact) wanted.set(t, Math.floor(share));
    let left = count - [...wanted.values()].reduce((a, b) => a + b, 0);
    for (const { t } of [...exact].sort((a, b) => (b.share % 1) - (a.share % 1))) {
      if (left-- <= 0) break;
      wanted.set(t, wanted.get(t)! + 1);
    }
  }
  const out: Quota[] = [];
  const spread = new Map(types.map((type) => [type, spreadOver(format, type, wanted.get(type)!, column)]));
  for (const stage of format.stages) {
    for (const type of stage.types) {
      for (let i = 0; i < (spread.get(type)?.get(stage.id) ?? 0); i++)
        out.push({ stage, type, minutes: threadMinutes(type, input, stage.followUps) });
    }
  }
  return out;
}

/** Questions of one type over the stages that take it: each next one where most minutes are left for it. */
function spreadOver(format: FormatPage, type: QuestionType, count: number, column: number): Map<string, number> {
  const out = new Map<string, number>();
  const stages = format.stages.filter((stage) => stage.types.includes(type) && (stage.minutes[column] ?? 0) > 0);
  const left = (stage: FormatStage) => {
    const here = out.get(stage.id) ?? 0;
    // A stage without follow-ups (telling the assignment) is one question; with follow-ups the first one counts most.
    return stage.followUps === 0 && here > 0 ? 0 : (stage.minutes[column] ?? 0) / (here === 0 ? 0.3 : here + 0.5);
  };
  for (let i = 0; i < count; i++) {
    const stage = [...stages].sort((a, b) => left(b) - left(a))[0];
    if (stage) out.set(stage.id, (out.get(stage.id) ?? 0) + 1);
  }
  return out;
}

function mixFor(format: FormatPage, level: Level): Partial<Record<QuestionType, number>> {
  return format.mixByLevel[level] ?? format.mixByLevel.any ?? {};
}

function nearestColumn(totals: number[], minutes: number): number {
  let best = 0;
  totals.forEach((total, i) => {
    if (Math.abs(total - minutes) < Math.abs(totals[best]! - minutes)) best = i;
  });
  return best;
}

/**
 * Quotas of a design round: one problem walked through in its stages (the stage of telling it belongs to the first), a
 * colleague who disagrees, and, where the notes hold a design question, that one at the end, when the problem has been walked through.
 */
export function quotasForDesign(
  format: FormatPage,
  limits: { questions: number | null; minutes: number | null },
  ownDesign: boolean,
): Quota[] {
  const column = nearestColumn(format.minutes, limits.minutes ?? format.defaultMinutes);
  const stages = format.stages.filter((stage) => stage.milestones.length > 0);
  const minutes = (stage: FormatStage) => stage.minutes[column] ?? 5;
  const walk: Quota[] = stages.map((stage) => ({ stage, type: 'system-design', minutes: minutes(stage) }));
  const last = stages.at(-1)!;
  walk.push({ stage: last, type: 'situational', minutes: 4 });
  if (ownDesign) walk.push({ stage: last, type: 'system-design', minutes: minutes(last), own: true });
  if (limits.questions !== null) return walk.slice(0, limits.questions);
  const framing = format.stages.filter((stage) => stage.types.every(isFraming));
  return [...walk, ...framing.map((stage) => ({ stage, type: stage.types[0]!, minutes: minutes(stage) }))];
}
