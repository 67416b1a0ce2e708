import { cut } from '../evidence/evidence.ts';
import { isDenied } from '../knowledge/denied.ts';
import type { DesignMilestone, DesignProblem } from '../knowledge/page.ts';
import {
  atomsOf,
  type Match,
  matches,
  type PreparedText,
  type SignalExpression,
} from '../knowledge/signal-expression.ts';
import { has } from '../signals/signals.ts';
import type { Language } from '../vocabulary.ts';
import { answerAnchor, questionAnchor } from './anchors.ts';
import type { ProbeCandidate } from './candidate.ts';
import type { Look } from './look.ts';

/** Conditions asked for or settled inside a sentence, without a question mark. */
export const ASKS_CONDITIONS = /(인지|는지|은지|할지|몇 ?[가-힣]+|얼마)[^.?!]{0,24}(정하|확인|알고|여쭙|묻)/u;

/** Milestones of the stage that this slot leads. The first slot stands for the problem and its scope. */
export function milestonesOf(seen: Look): DesignMilestone[] {
  const { thread } = seen;
  const { design } = thread;
  if (!design || thread.slot.type !== 'system-design') return [];
  const ids = thread.format.stages.find((stage) => stage.id === thread.slot.stage)?.milestones ?? [];
  return design.milestones.filter((m) => ids.includes(m.id));
}

/** What the candidate reads instead of a milestone's id. */
const NAMES: Readonly<Record<string, { ko: string; en: string }>> = {
  'scope.ask': { ko: '조건 확인', en: 'the conditions' },
  'scope.size': { ko: '규모 어림', en: 'an estimate of the size' },
  'scope.out': { ko: '만들지 않을 것', en: 'what is left out' },
  'flow.path': { ko: '요청이 지나는 길', en: 'the path of a request' },
  'flow.data': { ko: '데이터와 키', en: 'the data and its keys' },
  'flow.simple': { ko: '단순한 시작', en: 'a simple start' },
  'grow.first': { ko: '첫 병목', en: 'the first bottleneck' },
  'grow.number': { ko: '어림과 이은 판단', en: 'a judgement tied to the estimate' },
  'grow.next': { ko: '다음 병목', en: 'the next bottleneck' },
  'fail.part': { ko: '부품이 멈출 때', en: 'a part that stops' },
  'fail.data': { ko: '유실·중복·순서', en: 'loss, duplicates and order' },
  'fail.back': { ko: '복구', en: 'recovery' },
  'trade.cost': { ko: '대가', en: 'the cost' },
  'trade.need': { ko: '필요한 만큼만', en: 'only what is needed' },
};

export function milestoneName(id: string, lang: Language): string {
  return NAMES[id]?.[lang] ?? id;
}

/** True when an answer of this session reached the milestone. */
export function reached(milestone: DesignMilestone, seen: Look): boolean {
  const { signals } = milestone;
  // Asking back in whatever words is what this milestone waits for.
  if (
    milestone.id === 'scope.ask' &&
    (seen.said('asking-back') || seen.answers.some((a) => ASKS_CONDITIONS.test(a.turn.answer)))
  )
    return true;
  if (!signals) return false;
  const earlier = seen.thread.earlier.map((e) => seen.thread.prepare(e.answer, e.question));
  return [...seen.answers.map((a) => a.prepared), ...earlier].some((text) => matches(signals, text) !== null);
}

/**
 * True where a first mistake is told in order to deny it. What must not stand beside it may also stand in the sentence
 * before or after: “… . But first …”.
 */
function takenBack(signals: SignalExpression, { hit }: Match, text: PreparedText): boolean {
  if (isDenied(text.text, hit, text.sentences)) return true;
  const at = text.sentences.findIndex((sentence) => sentence.start <= hit.start && hit.start < sentence.end);
  return atomsOf({ ...signals, clauses: signals.clauses.map((clause) => clause.filter((part) => part.not)) }).some(
    (atom) => atom.kind === 'term' && text.hits(atom.text).some(({ sentence }) => Math.abs(sentence - at) <= 1),
  );
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
    const sized = design.milestones.some((m) => m.id === 'scope.size' && reached(m, seen));
    for (const mistake of design.firstMistakes) {
      const hit = matches(mistake.signals, seen.last.prepared);
      if (!hit || takenBack(mistake.signals, hit, seen.last.prepared)) continue;
      // Parts named after an estimate are a choice, not the mistake of naming them before one.
      if (mistake.probe === 'quantify' && sized) continue;
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
    why:
      seen.thread.lang === 'ko'
        ? `아직 듣지 못한 것 · ${milestoneName(id, 'ko')}`
        : `not heard yet: ${milestoneName(id, 'en')}`,
    evidence: [cut(design, span)],
    by: 'offline',
  };
}
