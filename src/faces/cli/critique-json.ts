import type { Compared } from '../../app/critique.ts';
import type { AllCritiqued } from '../../app/critique-all.ts';
import type { Reason } from '../../core/critique/compare.ts';
import type { Critique } from '../../core/critique/critique.ts';

/** A critique as the JSON of the command line: without offsets and keys of our own. */
export function critiqueJson(critique: Critique, more: { ref?: string | undefined; session: string }) {
  const { coach, question, type, gate, checks, points, speakingSeconds, improved, dropped } = critique;
  return {
    coach,
    ...(more.ref ? { ref: more.ref } : {}),
    question,
    type,
    ...(gate ? { gate } : {}),
    checks,
    ...(critique.levels ? { levels: critique.levels } : {}),
    points: points.map(({ check: _, ...point }) => point),
    missingPoints: critique.missingPoints,
    contradictions: critique.contradictions,
    unsupported: critique.unsupported.map(({ quote, text }) => ({ quote, text })),
    misconceptions: critique.misconceptions,
    typos: critique.typos,
    attackMap: critique.attackMap.map(({ sentence, probes }) => ({
      sentence,
      probes: probes.map(({ probe, question: asked, why, likelihood, because, ready }) => ({
        probe,
        question: asked,
        why,
        likelihood,
        because,
        ...(ready ? { ready } : {}),
      })),
    })),
    speakingSeconds,
    start: { sentence: critique.start.sentence?.text ?? null, places: critique.start.places },
    ...(improved ? { improved } : {}),
    dropped,
    session: more.session,
  };
}

export function comparedJson({ better, reasons, session }: Compared, words: (reason: Reason) => string) {
  return { better, reasons: reasons.map((reason) => ({ ...reason, text: words(reason) })), session };
}

export function allJson(all: AllCritiqued) {
  return {
    coach: all.drafts[0]!.critique.coach,
    dossier: all.dossier,
    first: all.first,
    across: all.across,
    uncovered: all.uncovered.map(({ id, text }) => ({ id, text })),
    undrafted: all.undrafted,
    left: all.left,
    drafts: all.drafts.map(({ critique, ref, session }) => critiqueJson(critique, { ref, session: session.state.id })),
  };
}
