import { type Across, acrossDrafts, type Draft } from '../core/critique/across.ts';
import { type First, firstThree } from '../core/critique/first-three.ts';
import { spokenText } from '../core/critique/spoken-text.ts';
import { type DossierQuestion, dossierTitle, type Line } from '../core/dossier.ts';
import { KkoriError } from '../core/errors.ts';
import { resolveConcepts } from '../core/knowledge/cards.ts';
import type { CoachName, Language } from '../core/vocabulary.ts';
import { type Critiqued, critiqueWith } from './critique.ts';
import type { Deps } from './deps.ts';
import { type Material, materialFor, slugMeant } from './material.ts';

/** More drafts than this are not read at once; the rest is counted. */
const DRAFTS_MAX = 30;

export type AllCritiqued = {
  dossier: string;
  title: string;
  lang: Language;
  drafts: (Draft & Critiqued)[];
  /** What to mend first in all of them. */
  first: First[];
  /** What only shows side by side. */
  across: Across[];
  /** Requirements that no draft touches, 자격요건 before 우대사항. */
  uncovered: Line[];
  /** Questions that have no draft yet. */
  undrafted: string[];
  /** Drafts beyond the limit. */
  left: number;
};

/** Every draft of a dossier, and what only shows when they lie side by side. Throws not-found, input (no draft at all). */
export async function critiqueAll(
  deps: Deps,
  request: { dossier: string; lang?: Language; coach?: CoachName },
): Promise<AllCritiqued> {
  const material = await materialFor(deps, await slugMeant(deps, request.dossier));
  const dossier = material.dossier!;
  const drafted = dossier.questions.filter((q) => q.draft && spokenText(q.draft.text) !== '');
  if (drafted.length === 0)
    throw new KkoriError('input', `${dossier.slug}의 노트에서 초안을 찾지 못했습니다.`, {
      hint:
        dossier.questions.length > 0
          ? `질문 아래에 답을 적어 주세요. 있는 질문: ${dossier.questions
              .slice(0, 12)
              .map((q) => q.ref)
              .join(', ')}`
          : '`kkori add 질문과답.md --as qa --to 지원건`으로 질문과 초안을 넣거나, --question과 --file을 쓰세요.',
    });
  const asked: string[] = [];
  const drafts: AllCritiqued['drafts'] = [];
  for (const q of drafted.slice(0, DRAFTS_MAX)) {
    const done = await critiqueWith(deps, material, { ...request, question: q.ref }, asked);
    asked.push(...done.critique.attackMap.flatMap((entry) => entry.probes.map((tail) => tail.question)));
    drafts.push({ ...done, ref: q.ref, question: q.question, text: spokenText(q.draft!.text) });
  }
  const lang = drafts[0]!.session.state.started!.lang;
  const { across, uncovered } = acrossDrafts(drafts, contextOf(material, lang));
  return {
    dossier: dossier.slug,
    title: dossierTitle(dossier),
    lang,
    drafts,
    first: firstThree(drafts, across),
    across,
    uncovered,
    undrafted: dossier.questions.filter((q: DossierQuestion) => !q.draft).map((q) => q.ref),
    left: Math.max(0, drafted.length - DRAFTS_MAX),
  };
}

function contextOf({ dossier, resume, knowledge }: Material, lang: Language) {
  const { posting } = dossier!;
  const conceptsOf = (text: string) => resolveConcepts(text, knowledge).map((m) => m.card);
  const lines = [...posting.requirements, ...posting.preferred].filter((line) => !YEARS.test(line.text));
  return {
    lang,
    company: dossier!.company,
    stories: [...new Set((resume?.facts ?? []).flatMap((f) => (f.org ? [f.org] : [])))],
    posting: [...posting.responsibilities, ...posting.requirements, ...posting.preferred, ...posting.about]
      .map((line) => line.text)
      .join('\n'),
    requirements: lines.map((line) => ({ line, concepts: conceptsOf(line.text) })),
    conceptsOf,
  };
}

/** Years of experience are no topic of an answer. */
const YEARS = /\d\s?(?:년|years?)/iu;
