import type { ResumeFact } from '../dossier.ts';
import type { EventOf, Slot } from '../session/events.ts';
import { type Candidate, type PlanInput, requirementsOf } from './candidate.ts';
import { companyOf } from './company.ts';
import { criteriaFor } from './criteria.ts';
import { questionKey } from './question-key.ts';
import { isFraming, type Quota, quotasByCount, quotasByMinutes, quotasForDesign } from './quotas.ts';
import { seeded, seededBy } from './random.ts';
import { asksForYears } from './requirement-question.ts';
import { type Chosen, choose, idOf } from './select.ts';
import { cardCandidates } from './sources/cards.ts';
import { designCandidates } from './sources/design.ts';
import { factCandidates } from './sources/facts.ts';
import { formatCandidates } from './sources/format.ts';
import { noteCandidates } from './sources/notes.ts';
import { offeredCandidates } from './sources/offered.ts';
import { requirementCandidates } from './sources/requirements.ts';
import type { Sourcing } from './sources/shared.ts';
import { DEPTH_MAX } from './timing.ts';
import { usualSubject } from './usual-subject.ts';

export type Plan = Omit<EventOf<'planned'>, 'v' | 'seq' | 'at' | 'type'>;

/**
 * Dossier, résumé, knowledge and history become slots. Deterministic: the same input and seed give the same plan.
 * Every slot carries its evidence, intent, minutes and reason; must-haves without a question are listed as uncovered.
 * Returns an empty `slots` only when the knowledge base offers nothing for the format.
 */
export function makePlan(input: PlanInput): Plan {
  const s = sourcing(input);
  const pool = candidatesFor(s);
  const quotas = input.only ? [] : quotasFor(input);
  const here = input.format.technology ? pool : pool.filter((c) => aboutPeople(c, input));
  const chosen = choose(quotas, here, input.past, (key) => seededBy(input.seed, key));
  const ordered = input.only ? named(input.only, pool, input) : inOrder(chosen, input);
  const slots = ordered.map((c, i) => slotOf(c, `s${i + 1}`, input));
  const problem = slots.map((slot) => slot.design && input.knowledge.designs.get(slot.design)).find((p) => p) || null;
  const criteria = slots.some((slot) => slot.type === 'system-design') ? criteriaFor(input.dossier, problem) : [];
  return {
    slots,
    ...coverage(s, slots, ordered, pool),
    warnings: warningsOf(input, input.only?.length ?? quotas.length, slots.length),
    ...(criteria.length > 0 ? { criteria } : {}),
  };
}

/** Keys of all questions that could be asked, for naming some of them. */
export function questionKeys(input: PlanInput): string[] {
  return [...new Set(candidatesFor(sourcing(input)).map((c) => c.key))];
}

/** The named questions as they stand; a key that nothing offers is left out, and counted as a warning. */
function named(keys: readonly string[], pool: Candidate[], { format, input, level }: PlanInput): Chosen[] {
  const minutes =
    format.defaultMinutes / Math.max(1, quotasByCount(format, format.defaultQuestions, level, input).length);
  return keys.flatMap((key) => {
    const candidate = pool.find((c) => c.key === key);
    const stage =
      candidate &&
      (format.stages.find((s) => s.types.includes(candidate.type)) ?? format.stages.find((s) => s.followUps > 0));
    return candidate && stage
      ? [{ candidate, repeat: null, quota: { stage, type: candidate.type, minutes: Math.min(9, minutes) } }]
      : [];
  });
}

function sourcing(input: PlanInput): Sourcing {
  const requirements = requirementsOf(input.dossier);
  const facts: ResumeFact[] = input.resume?.facts ?? [];
  return {
    ...input,
    requirements,
    facts,
    company: companyOf(input.dossier, input.knowledge, input.level),
    lineConcepts: new Map(requirements.map((r) => [r.line.id, input.conceptsOf(r.line.text)])),
    factConcepts: new Map(facts.map((f) => [f.id, input.conceptsOf(f.text)])),
    random: seeded(input.seed),
  };
}

function candidatesFor(s: Sourcing): Candidate[] {
  return [
    ...formatCandidates(s),
    ...designCandidates(s),
    ...cardCandidates(s),
    ...factCandidates(s),
    ...offeredCandidates(s),
    ...noteCandidates(s),
    ...requirementCandidates(s),
  ]
    .filter((c) => c.evidence.length > 0)
    .map((c) => {
      const subject = usualSubject(c.question, s.dossier?.company ?? null);
      if (subject === null) return c;
      return { ...c, subject, ...(c.type === 'technical' ? { type: 'culture-fit' as const } : {}) };
    });
}

/** What may be asked where technology is not the subject; what a stage of the format names for itself is always. */
function aboutPeople(c: Candidate, { format }: PlanInput): boolean {
  if (c.type === 'technical' || c.type === 'system-design') return false;
  return !c.technology || c.type === 'resume' || format.stages.some((stage) => stage.asks.includes(idOf(c)));
}

function quotasFor(input: PlanInput): Quota[] {
  const { format, limits, level } = input;
  const ownDesign = (input.dossier?.questions ?? []).some((q) => q.kind === 'design');
  if (format.format === 'system-design') return quotasForDesign(format, limits, ownDesign);
  if (limits.questions !== null) return quotasByCount(format, limits.questions, level, input.input);
  if (limits.minutes !== null) return quotasByMinutes(format, limits.minutes, level, input.input);
  const framing = quotasByMinutes(format, format.defaultMinutes, level, input.input).filter((q) => isFraming(q.type));
  const main = quotasByCount(format, format.defaultQuestions, level, input.input);
  return format.stages.flatMap((stage) => [...main, ...framing].filter((q) => q.stage.id === stage.id));
}

/** Stage order; a technical question that opens on a résumé line leads its résumé stage, as interviewers enter there. */
function inOrder(chosen: Chosen[], input: PlanInput): Chosen[] {
  const resumeStage = input.format.stages.findIndex((stage) => stage.types.includes('resume'));
  const place = (c: Chosen): number => {
    const own = input.format.stages.indexOf(stageOf(c, input));
    const entry = c.candidate.type === 'technical' && c.candidate.fact !== undefined && resumeStage >= 0;
    const typeRank = c.candidate.type === 'situational' ? 0.2 : c.candidate.type === 'behavioural' ? 0.1 : 0;
    // A design question of the notes is another problem: it waits until this one has been walked through.
    return (entry ? Math.min(own, resumeStage) - 0.5 : own) + typeRank + (c.quota.own ? 0.4 : 0);
  };
  return [...chosen]
    .map((c, i) => ({ c, i }))
    .sort((a, b) => place(a.c) - place(b.c) || problemFirst(a.c) - problemFirst(b.c) || a.i - b.i)
    .map(({ c }) => c);
}

/** A design problem is told before anything is asked about it. */
function problemFirst({ candidate }: Chosen): number {
  return candidate.design ? -candidate.score : 0;
}

/** Where the question is put: an experience that stands in the résumé is dug into like a line of it. */
function stageOf({ quota, candidate }: Chosen, input: PlanInput) {
  const { stages } = input.format;
  const resume = stages.find((stage) => stage.types.includes('resume'));
  if (candidate.type === 'behavioural' && candidate.fact && resume) return resume;
  // An experience with a technology stands where the technology is asked; any other where such experiences are.
  const own = candidate.technology ? undefined : stages.find((stage) => stage.types.includes(candidate.type));
  return quota.stage.types.includes(candidate.type) ? quota.stage : (own ?? quota.stage);
}

const PAST = {
  weak: { ko: ' · 지난번에 막힌 질문', en: ' · weak last time' },
  line: { ko: ' · 지난번에도 여쭌 줄', en: ' · asked about before' },
} as const;

function slotOf(chosen: Chosen, id: string, input: PlanInput): Slot {
  const { quota, candidate, repeat } = chosen;
  const stage = stageOf(chosen, input);
  const pastReason = repeat === null ? '' : PAST[repeat][input.lang];
  return {
    id,
    stage: stage.id,
    type: candidate.type,
    topic: candidate.topic.slice(0, 200),
    concepts: candidate.concepts.slice(0, 20),
    ...(candidate.covers[0] ? { requirement: candidate.covers[0] } : {}),
    questionKey: questionKey(candidate.question),
    key: candidate.key,
    question: candidate.question,
    intent: candidate.intent,
    minutes: Math.round(quota.minutes * 10) / 10,
    evidence: candidate.evidence.slice(0, 8),
    reason: `${candidate.reason}${pastReason}`.slice(0, 300),
    // A question of the stage itself keeps the stage's depth; one that only stands there may be followed up.
    followUps:
      isFraming(candidate.type) || (candidate.stage === stage.id && stage.followUps === 0)
        ? 0
        : Math.min(DEPTH_MAX, stage.followUps || 2),
    ...(candidate.ref ? { ref: candidate.ref } : {}),
    ...(candidate.card ? { card: candidate.card } : {}),
    ...(candidate.design ? { design: candidate.design } : {}),
    ...(candidate.fact ? { fact: candidate.fact } : {}),
  };
}

function coverage(
  s: Sourcing,
  slots: Slot[],
  ordered: Chosen[],
  pool: readonly Candidate[],
): Pick<Plan, 'covered' | 'uncovered'> {
  const covered: Plan['covered'] = [];
  const uncovered: Plan['uncovered'] = [];
  for (const { line, kind } of s.requirements) {
    if (kind !== 'must' && kind !== 'preferred') continue;
    const index = ordered.findIndex((c) => c.candidate.covers.includes(line.id));
    if (index >= 0) {
      covered.push({ id: line.id, text: line.text, kind, slot: slots[index]!.id });
      continue;
    }
    const askable = pool.some((c) => c.covers.includes(line.id));
    const reason = askable ? 'another-time' : asksForYears(line.text) ? 'years' : 'no-question';
    uncovered.push({ id: line.id, text: line.text, kind, why: UNCOVERED[reason][s.lang] });
  }
  return { covered, uncovered };
}

/** Why a requirement is not asked about; what there is no question for is said, not filled up with another subject. */
const UNCOVERED = {
  'another-time': { ko: '이번 회차에서 다루지 않습니다', en: 'not in this session' },
  years: { ko: '연차는 이력서와 대조만 합니다', en: 'years are only compared with the résumé' },
  'no-question': { ko: '이 요건을 묻는 질문은 아직 없습니다', en: 'there is no question for this yet' },
} as const;

function warningsOf(input: PlanInput, wanted: number, got: number): string[] {
  const out: string[] = [];
  const ko = input.lang === 'ko';
  if (!input.resume)
    out.push(
      ko ? '이력서가 없어 이력서 대조는 하지 않습니다.' : 'There is no résumé, so answers are not compared with one.',
    );
  if (got < wanted)
    out.push(
      ko
        ? `질문 ${wanted}개 가운데 ${got}개만 만들 수 있었습니다.`
        : `Only ${got} of ${wanted} questions could be made.`,
    );
  return out;
}
