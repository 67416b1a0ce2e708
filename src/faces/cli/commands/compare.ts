import { compare, type InterestView } from '../../../app/compare.ts';
import { type Comparison, UNKNOWN } from '../../../core/compare-dossiers.ts';
import { say } from '../command-words.ts';
import type { Console } from '../console.ts';
import { EXIT } from '../environment.ts';
import { named } from '../failure.ts';
import { cutTo, inline, padTo, widthOf, wrap } from '../text.ts';

/** `kkori dossier compare [지원건…] [--interests …]`: side by side on the checklist, and industries for interests. */
export async function dossierCompare(
  console: Console,
  wanted: string[],
  options: { interests?: string },
): Promise<number> {
  return console.withWorkspace(async ({ deps }) => {
    const { comparison, interests } = await named(
      compare(deps, wanted, options.interests === undefined ? {} : { interests: options.interests }),
    );
    if (console.json) {
      console.printJson({ ...(comparison ?? { dossiers: [], rows: [] }), interests });
      return EXIT.ok;
    }
    if (comparison) for (const line of table(console, comparison)) console.out(line);
    if (comparison && interests) console.out('');
    if (interests) for (const line of matched(console, interests)) console.out(line);
    return EXIT.ok;
  });
}

/** One row after the other: companies as lines, so that three fit a terminal as well as two. */
function table(console: Console, { dossiers, rows }: Comparison): string[] {
  const names = dossiers.map((d) => cutTo(d.company ?? d.slug, 16));
  const column = Math.max(...names.map(widthOf)) + 2;
  const lead = (name: string) => `  ${padTo(name, column)}`;
  const heading = dossiers.map((d) => [d.slug, d.company, d.title].filter(Boolean).join(' · '));
  return [
    console.style.bold(say.compared(dossiers.length)),
    ...heading.flatMap((line) => wrap(inline(line), console.width, '  ', '    ')),
    ...rows.flatMap((row) => [
      '',
      console.style.accent(row.title),
      ...row.cells.flatMap((cell, i) =>
        cell.value === UNKNOWN
          ? [`${lead(names[i]!)}${console.style.dim(say.unknown)}`]
          : wrap(inline(cutTo(cell.value, 220)), console.width, lead(names[i]!), ' '.repeat(column + 2)),
      ),
      ...(row.cells.some((cell) => cell.value === UNKNOWN)
        ? wrap(`${say.toAsk} ${row.ask}`, console.width, '  → ', '    ')
        : []),
    ]),
  ];
}

function matched(console: Console, { industries, unmatched }: InterestView): string[] {
  const lines = industries.flatMap((match) => [
    console.style.accent(match.title),
    ...[...new Map(match.because.map((b) => [`${b.interest} ${b.words}`, b])).values()].flatMap((b) =>
      wrap(`‘${inline(b.words)}’ → ${b.text}`, console.width, '  · ', '    '),
    ),
    ...(match.dossiers.length > 0 ? [`  ${say.yours}: ${match.dossiers.join(', ')}`] : []),
  ]);
  return [
    console.style.bold(industries.length > 0 ? say.industriesToRead : say.noIndustry),
    ...lines,
    ...(unmatched.length > 0 ? wrap(`${say.notInGuide}: ${unmatched.map(inline).join(', ')}`, console.width) : []),
  ];
}
