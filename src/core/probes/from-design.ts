import { cut } from '../evidence/evidence.ts';
import type { DesignMilestone, DesignProblem } from '../knowledge/page.ts';
import { matches } from '../knowledge/signal-expression.ts';
import { has } from '../signals/signals.ts';
import { answerAnchor, questionAnchor } from './anchors.ts';
import type { ProbeCandidate } from './candidate.ts';
import type { Look } from './look.ts';

/** Milestones of the stage that this slot leads. The first slot stands for the problem and its scope. */
export function milestonesOf(seen: Look): DesignMilestone[] {
  const { thread } = seen;
  const { design } = thread;
  if (!design || thread.slot.type !== 'system-design') return [];
  const ids = thread.format.stages.find((stage) => stage.id === thread.slot.stage)?.milestones ?? [];
  return design.milestones.filter((m) => ids.includes(m.id));
}

/** True when an answer of this session reached the milestone. */
export function reached(milestone: DesignMilestone, seen: Look): boolean {
  const { signals } = milestone;
  if (!signals) return false;
  const earlier = seen.thread.earlier.map((e) => seen.thread.prepare(e.answer, e.question));
  return [...seen.answers.map((a) => a.prepared), ...earlier].some((text) => matches(signals, text) !== null);
}

/** Design rounds: a first mistake, then the milestones of the stage that no answer reached; a colleague pushes back twice. */
export function designCandidates(seen: Look): ProbeCandidate[] {
  const { thread } = seen;
  const { design } = thread;
  if (!design) return [];
  if (thread.slot.type === 'situational') return colleague(design, seen);
  const out: ProbeCandidate[] = [];
  const first = seen.answers.length === 1 && thread.slot.key === `system-design/${design.id}`;
  if (first) {
    for (const mistake of design.firstMistakes) {
      const hit = matches(mistake.signals, seen.last.prepared);
      if (!hit) continue;
      out.push(make(design, mistake.id, mistake.probe, mistake.text[thread.lang], mistake, seen, 3, hit.hit));
      break;
    }
  }
  for (const milestone of milestonesOf(seen)) {
    if (reached(milestone, seen)) continue;
    if (thread.slot.key.endsWith(`/${milestone.id}`)) continue;
    out.push(make(design, milestone.id, milestone.probe, milestone.text[thread.lang], milestone, seen, 4, null));
  }
  return out;
}

/** The colleague goes on (worry, then authority) until the answer meets the concern with a reason or a shared test. */
function colleague(design: DesignProblem, seen: Look): ProbeCandidate[] {
  const stop = design.colleagueStop?.signals;
  const persuaded = stop
    ? matches(stop, seen.last.prepared) !== null
    : seen.last.sentences.some((s) => has(s, 'reason') || has(s, 'measured'));
  if (persuaded) return [];
  const next = design.colleague[seen.answers.length];
  return next ? [make(design, next.id, 'pushback', next.text[seen.thread.lang], next, seen, 4, null)] : [];
}

function make(
  design: DesignProblem,
  id: string,
  probe: ProbeCandidate['probe'],
  question: string,
  span: { start: number; end: number },
  seen: Look,
  tier: 3 | 4,
  hit: { start: number; end: number } | null,
): ProbeCandidate {
  const component = seen.last.sentences.flatMap((s) => s.hits.component ?? [])[0] ?? null;
  const place = hit ?? component;
  return {
    tier,
    probe,
    question,
    anchor: place ? answerAnchor(seen.last.turn, place).anchor : questionAnchor(seen.last.turn),
    key: `system-design/${design.id}/${id}`,
    why: seen.thread.lang === 'ko' ? `이정표 ‘${id}’를 아직 찾지 못함` : `milestone ${id} not found yet`,
    evidence: [cut(design, span)],
    by: 'offline',
  };
}
