import { clean } from '../evidence/text.ts';
import type { Language } from '../vocabulary.ts';
import { BUILT_SECTIONS, type BuiltSection, type BuiltSectionId, type Claim } from './claims.ts';
import { buildWords } from './words.ts';

/** A coach's prose on a section, already verified. */
export type Prose = { id: BuiltSectionId; text: string };

/** The whole as Markdown: eight numbered sections, each claim with its origin in brackets, a coach's prose as a quotation. */
export function builtMarkdown(
  title: string,
  sections: readonly BuiltSection[],
  prose: readonly Prose[],
  lang: Language,
): string {
  const words = buildWords(lang);
  return [
    `# ${oneLine(title)}`,
    words.about,
    ...BUILT_SECTIONS.map((id, i) => {
      const section = sections.find((one) => one.id === id);
      return [
        `## ${i + 1}. ${words.sections[id]}`,
        sectionMarkdown(
          section?.claims ?? [],
          prose.find((p) => p.id === id),
          lang,
        ),
      ].join('\n\n');
    }),
  ].join('\n\n');
}

/** One section without its heading; `most` claims of each theme are shown, the rest is counted. */
export function sectionMarkdown(
  claims: readonly Claim[],
  prose: Prose | undefined,
  lang: Language,
  most = Number.POSITIVE_INFINITY,
): string {
  const words = buildWords(lang);
  const themes = [...new Set(claims.map((claim) => claim.theme ?? ''))];
  const parts = themes.map((theme) => {
    const all = claims.filter((claim) => (claim.theme ?? '') === theme);
    const lines = all.slice(0, most).flatMap((claim) => linesOf(claim, lang));
    if (all.length > most) lines.push(`- … +${all.length - most}`);
    return `${theme === '' ? '' : `### ${oneLine(theme)}\n\n`}${lines.join('\n')}`;
  });
  if (prose) parts.push(`${clean(prose.text).trim().replace(/^/gm, '> ')}\n>\n> — ${words.origins.coach}`);
  return parts.length > 0 ? parts.join('\n\n') : `(${words.empty})`;
}

function linesOf(claim: Claim, lang: Language): string[] {
  const words = buildWords(lang);
  const line = (one: Claim) => `  - ${oneLine(one.text)} (${words.origins[one.origin]})`;
  const { under = [], missing = [] } = claim;
  const gap = missing.length > 0 ? [`  - ${words.namedNowhere(missing)}`] : claim.gap ? [`  - ${words.notFound}`] : [];
  return [
    `- ${oneLine(claim.text)} (${words.origins[claim.origin]})`,
    ...under.filter((one) => one.origin !== 'coach').map(line),
    ...gap,
    ...under.filter((one) => one.origin === 'coach').map(line),
  ];
}

function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim();
}
