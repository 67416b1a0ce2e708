import { type Checked, checkDossiers } from '../../app/check-dossiers.ts';
import type { Deps } from '../../app/deps.ts';
import type { Differing } from '../../core/health/differing.ts';
import { FINDING_KINDS, type Finding } from '../../core/health/finding.ts';
import { healthWords } from '../../core/health/words.ts';
import { clip, compose, TURN_BYTES } from './present/fit.ts';
import { untold, withheldNote, withheldNow } from './withheld.ts';

/** What the page around the text takes: its heading and its fence. */
const AROUND = 512;
const QUOTE_MAX = 140;
const QUOTED = 3;
/** Their labels say which; the question itself may be one that a running rehearsal still has to ask. */
const BY_LABEL: ReadonlySet<Finding['id']> = new Set(['own-questions', 'short']);

/**
 * The health of one dossier as a section to read, small enough for a turn. It may be read while a rehearsal runs: no
 * question stands in it, and no line that says an expected point of what is still to be answered.
 */
export async function checkText(deps: Deps, slug: string): Promise<{ text: string; note?: string }> {
  const checked = await checkDossiers(deps, slug);
  const { lang } = checked;
  const withheld = await withheldNow(deps);
  let cut = false;
  const open = (lines: readonly string[]) => {
    const left = untold(lines, withheld, (line) => line).filter((line) => line !== null);
    cut ||= left.length < lines.length;
    return left;
  };
  const text = compose(
    [
      {
        text: open(linesOf(checked, QUOTED)).join('\n'),
        shorter: [1, 0].map((quoted) => open(linesOf(checked, quoted)).join('\n')),
      },
    ],
    TURN_BYTES - AROUND,
  );
  return { text, ...(cut ? { note: withheldNote(withheld, lang) } : {}) };
}

/** @param quoted places quoted below a finding */
function linesOf({ dossiers, across, lang }: Checked, quoted: number): string[] {
  const words = healthWords(lang);
  const { title, findings } = dossiers[0]!;
  return [
    clip(title, 120),
    ...(findings.length === 0 ? [words.none] : []),
    ...FINDING_KINDS.flatMap((kind) => {
      const own = findings.filter((finding) => finding.kind === kind);
      return own.length === 0
        ? []
        : ['', `## ${words.kinds[kind]}`, ...own.flatMap((one) => findingLines(one, quoted))];
    }),
    '',
    across.length === 0 ? words.noneAcross : `## ${words.across(across.length)}`,
    ...across.flatMap((one) => differingLines(one, words.paper, quoted)),
    '',
    words.limits,
  ];
}

function findingLines({ id, text, evidence, next }: Finding, quoted: number): string[] {
  const places = BY_LABEL.has(id) ? [] : evidence.filter(({ quote }) => !text.includes(quote));
  return [`- ${text}`, ...places.slice(0, quoted).map(({ quote }) => `  ‘${clip(quote, QUOTE_MAX)}’`), `  → ${next}`];
}

function differingLines(
  { text, places, next }: Differing,
  nameOf: (place: Differing['places'][number]) => string,
  quoted: number,
): string[] {
  return [
    `- ${text}`,
    ...(quoted === 0 ? [] : places.map((place) => `  ${nameOf(place)}: ${clip(place.sentence.quote, QUOTE_MAX)}`)),
    `  → ${next}`,
  ];
}
