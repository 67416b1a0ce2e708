import { type Comparison, compareDossiers } from '../core/compare-dossiers.ts';
import { COMPARED_MAX, INTERESTS_MAX } from '../core/compare-limits.ts';
import type { ProfileLabel } from '../core/dossier.ts';
import { KkoriError } from '../core/errors.ts';
import { aliasesOf, resolveConcepts } from '../core/knowledge/cards.ts';
import type { Knowledge } from '../core/knowledge/page.ts';
import { type IndustryMatch, matchInterests } from '../core/match-interests.ts';
import type { Language } from '../core/vocabulary.ts';
import type { Deps } from './deps.ts';
import { dossierOf, knowledgeOf, resumeOf, slugMeant, slugsIn } from './material.ts';

export type InterestView = {
  industries: (IndustryMatch & { title: string; page: string; dossiers: string[] })[];
  unmatched: string[];
};

export type ComparisonView = { comparison: Comparison | null; interests: InterestView | null };

/**
 * Dossiers on the checklist of `playbooks/compare-offers`, and what a person likes on the guide of
 * `playbooks/match-interests`. Without names and interests every dossier of the workspace is compared. Throws input for
 * fewer than two different dossiers, too many, or too long a text; not-found for an unknown one.
 */
export async function compare(
  deps: Deps,
  wanted: readonly string[],
  options: { interests?: string; lang?: Language } = {},
): Promise<ComparisonView> {
  const { knowledge } = await knowledgeOf(deps);
  const lang = options.lang ?? (await deps.workspace.settings()).language ?? 'ko';
  const entries = await deps.workspace.list();
  const text = options.interests?.trim() ?? '';
  if (text.length > INTERESTS_MAX)
    throw new KkoriError('input', `관심사는 ${INTERESTS_MAX}자까지입니다.`, {
      hint: '낱말을 쉼표로 나눠 적어 주세요.',
    });
  const all = slugsIn(entries);
  const slugs =
    wanted.length === 0 && text === ''
      ? all
      : [...new Set(await Promise.all(wanted.map((name) => slugMeant(deps, name))))];
  if (slugs.length > COMPARED_MAX || (slugs.length < 2 && (slugs.length > 0 || text === ''))) {
    throw new KkoriError(
      'input',
      slugs.length > COMPARED_MAX
        ? `한 번에 ${COMPARED_MAX}곳까지 견줄 수 있습니다.`
        : '견주려면 서로 다른 지원 건이 둘 이상 필요합니다.',
      {
        hint:
          all.length > 0
            ? `있는 지원 건: ${all.slice(0, 12).join(', ')}`
            : '먼저 `kkori add 파일`로 공고를 넣어 주세요.',
      },
    );
  }
  const aliases = aliasesOf(knowledge);
  const dossiers = await Promise.all(slugs.map((slug) => dossierOf(deps, entries, slug, knowledge)));
  const comparison =
    dossiers.length === 0
      ? null
      : compareDossiers(dossiers, {
          resume: await resumeOf(deps, entries),
          checklist: knowledge.playbooks.get('compare-offers')?.checklist ?? [],
          aliases,
          conceptsOf: (one) => resolveConcepts(one, knowledge).map((mention) => mention.card),
          titleOf: (label) => titleOf(label, knowledge, lang),
          lang,
        });
  if (text === '') return { comparison, interests: null };
  const guide = knowledge.playbooks.get('match-interests')?.interests ?? [];
  const { industries, unmatched } = matchInterests(text, guide, { aliases, lang });
  const known = await Promise.all(
    all.map(async (slug) => ({ slug, d: await dossierOf(deps, entries, slug, knowledge).catch(() => null) })),
  );
  return {
    comparison,
    interests: {
      industries: industries.map((match) => ({
        ...match,
        title: knowledge.industries.get(match.industry)?.title[lang] ?? match.industry,
        page: `kkori://knowledge/industries/${match.industry}`,
        dossiers: known.filter(({ d }) => d?.profile.industry.includes(match.industry)).map(({ slug }) => slug),
      })),
      unmatched,
    },
  };
}

/** Labels of a dossier by the titles of their pages, for showing; the same order. */
export async function labelTitles(deps: Deps, labels: readonly ProfileLabel[], lang: Language): Promise<string[]> {
  const { knowledge } = await knowledgeOf(deps);
  return labels.map((label) => titleOf(label, knowledge, lang));
}

/** The title of a label's page; the label itself where there is none. Revenue pages stand under business models. */
function titleOf({ axis, value }: ProfileLabel, { industries, axes }: Knowledge, lang: Language): string {
  const page =
    axis === 'industry'
      ? industries.get(value)
      : [...axes.values()].find(
          (one) => one.value === value && (one.axis === 'revenue' ? 'business-model' : one.axis) === axis,
        );
  return page?.title[lang] ?? value;
}
