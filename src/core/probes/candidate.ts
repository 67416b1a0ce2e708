import type { Evidence } from '../evidence/evidence.ts';
import type { Anchor } from '../session/events.ts';
import type { Probe } from '../vocabulary.ts';

/**
 * A follow-up that could be put. Tiers, in the order in which they are chosen: 1 misconception · 2 contradiction ·
 * 3 the chain of the previous follow-up · 4 the candidate's own 꼬리 질문, core points of the level, design milestones ·
 * 5 what the question asked and the answer lacks, what the rubric's core checks lack · 6 extra points · 7 transfer ·
 * 8 a general frame.
 */
export type ProbeCandidate = {
  tier: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  probe: Probe;
  question: string;
  anchor: Anchor;
  /** `card/dup`, `resume/F3/contradiction`, `frame/quantify`: what it came from, and what scripts bind to. */
  key: string;
  why: string;
  evidence: Evidence[];
  by: 'offline' | 'dossier';
  /** Of a card: it is after a core point of the candidate's level or below, whichever tier it comes in. */
  core?: boolean;
};
