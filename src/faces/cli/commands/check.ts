import { type Checked, checkDossiers, type DossierHealth } from '../../../app/check-dossiers.ts';
import type { Differing } from '../../../core/health/differing.ts';
import { FINDING_KINDS, type Finding } from '../../../core/health/finding.ts';
import { healthWords } from '../../../core/health/words.ts';
import { LANGUAGES } from '../../../core/vocabulary.ts';
import { oneOf } from '../arguments.ts';
import { say } from '../command-words.ts';
import type { Console } from '../console.ts';
import { EXIT } from '../environment.ts';
import { named } from '../failure.ts';
import { checkedJson } from '../json.ts';
import { cutTo, inline, padTo, widthOf, wrap } from '../text.ts';

/** Places quoted below a finding; the others are in the JSON. */
const QUOTED = 4;
/** Findings whose sentence says all by its labels: quoting the notes' own questions back is no help. */
const SAID_BY_LABEL: ReadonlySet<Finding['id']> = new Set(['own-questions', 'short', 'company', 'requirements']);

/** `kkori dossier check [지원건]`: the health of one dossier in full, or of all in a line each; what papers tell differently. */
export async function dossierCheck(
  console: Console,
  slug: string | undefined,
  options: { lang?: string },
): Promise<number> {
  const lang = oneOf('--lang', options.lang, LANGUAGES);
  return console.withWorkspace(async ({ deps }) => {
    const checked = await named(
      checkDossiers(deps, slug, {
        ...(lang ? { lang } : {}),
        comparing: console.progress(say.comparingPapers),
        checking: console.progress(say.checkingDossiers),
      }),
    );
    if (console.json) {
      console.printJson(checkedJson(checked));
      return EXIT.ok;
    }
    const lines = slug === undefined ? allLines(console, checked) : oneLines(console, checked);
    for (const line of lines) console.out(line);
    return EXIT.ok;
  });
}

function allLines(console: Console, checked: Checked): string[] {
  const { dossiers } = checked;
  const words = healthWords(checked.lang);
  if (dossiers.length === 0) return [console.typed(say.noDossiers), ...acrossLines(console, checked)];
  const column = Math.min(34, Math.max(...dossiers.map(({ slug }) => widthOf(slug)))) + 2;
  const first = dossiers.find(({ findings }) => findings.length > 0);
  return [
    console.style.bold(words.checked(dossiers.length)),
    ...dossiers.flatMap((one) => {
      const line = inline(one.problem === null ? countsOf(one, checked) : words.unread(one.problem));
      const [head = '', ...more] = wrap(line, console.width, `  ${padTo(one.slug, column)}`, ' '.repeat(column + 2));
      return [head, ...more];
    }),
    ...acrossLines(console, checked),
    ...(first ? ['', `${words.details} ${command(console, `kkori dossier check ${first.slug}`)}`] : []),
    ...footLines(console, checked),
  ];
}

function countsOf({ counts }: DossierHealth, { lang }: Checked): string {
  const words = healthWords(lang);
  return (
    FINDING_KINDS.filter((kind) => counts[kind] > 0)
      .map((kind) => `${words.counted[kind]} ${counts[kind]}`)
      .join(' · ') || words.none
  );
}

function oneLines(console: Console, checked: Checked): string[] {
  const words = healthWords(checked.lang);
  const { title, findings } = checked.dossiers[0]!;
  return [
    ...wrap(inline(title), console.width).map(console.style.bold),
    ...(findings.length === 0 ? [words.none] : []),
    ...FINDING_KINDS.flatMap((kind) => {
      const own = findings.filter((finding) => finding.kind === kind);
      return own.length === 0
        ? []
        : ['', console.style.accent(words.kinds[kind]), ...own.flatMap((one) => findingLines(console, one))];
    }),
    ...acrossLines(console, checked),
    ...footLines(console, checked),
  ];
}

function findingLines(console: Console, { id, text, evidence, next }: Finding): string[] {
  const quoted = SAID_BY_LABEL.has(id) ? [] : evidence.filter(({ quote }) => !text.includes(quote));
  return [
    ...wrap(inline(text), console.width, ' · ', '   '),
    ...quoted.slice(0, QUOTED).map(({ quote }) => console.style.dim(`     ‘${cutTo(quote, console.width - 9)}’`)),
    ...(quoted.length > QUOTED ? [console.style.dim(`     … ${quoted.length - QUOTED}`)] : []),
    ...nextLines(console, next),
  ];
}

function acrossLines(console: Console, { across, lang }: Checked): string[] {
  const words = healthWords(lang);
  if (across.length === 0) return ['', ...wrap(words.noneAcross, console.width)];
  return [
    '',
    console.style.accent(words.across(across.length)),
    ...across.flatMap((one) => differingLines(console, one, words.paper)),
  ];
}

function differingLines(
  console: Console,
  { text, places, next }: Differing,
  nameOf: (place: Differing['places'][number]) => string,
): string[] {
  return [
    ...wrap(inline(text), console.width, ' · ', '   '),
    ...places.flatMap((place) =>
      wrap(`${nameOf(place)}: ${inline(place.sentence.quote)}`, console.width, '     ', '     ').map(console.style.dim),
    ),
    ...nextLines(console, next),
  ];
}

function nextLines(console: Console, next: string): string[] {
  return wrap(command(console, next), console.width, '   → ', '     ');
}

/** As it would be typed for this workspace. */
function command(console: Console, typed: string): string {
  return console.command(typed.replace(/^kkori /, ''));
}

function footLines(console: Console, { lang, notes }: Checked): string[] {
  const words = healthWords(lang);
  return [
    ...(notes.left > 0 ? wrap(words.notesLeft(notes.left), console.width) : []),
    ...wrap(words.limits, console.width).map(console.style.dim),
  ];
}
