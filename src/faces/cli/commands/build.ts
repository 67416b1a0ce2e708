import { buildDossier } from '../../../app/build-dossier.ts';
import { slugsIn } from '../../../app/material.ts';
import { LANGUAGES } from '../../../core/vocabulary.ts';
import { oneOf } from '../arguments.ts';
import { mistakes, say } from '../command-words.ts';
import type { Console } from '../console.ts';
import { EXIT, UsageError } from '../environment.ts';
import { named } from '../failure.ts';
import { writeOut } from '../files.ts';
import { builtJson } from '../json.ts';

/** `kkori dossier build [지원건]`: the eight sections as Markdown or JSON, on the screen or into a file. */
export async function dossierBuild(
  console: Console,
  slug: string | undefined,
  options: { lang?: string; output?: string },
): Promise<number> {
  const lang = oneOf('--lang', options.lang, LANGUAGES);
  return console.withWorkspace(async ({ deps }) => {
    const slugs = slugsIn(await deps.workspace.list());
    if (slug === undefined && slugs.length !== 1)
      throw new UsageError(say.dossierNeeded, mistakes.choices(slugs.slice(0, 12).join(', ')));
    const built = await console.during(say.building, named(buildDossier(deps, slug ?? slugs[0]!, lang)));
    const text = console.json ? JSON.stringify(builtJson(built), null, 2) : built.markdown;
    if (options.output) {
      await writeOut(options.output, `${text}\n`);
      console.err(say.written(options.output));
    } else console.out(text);
    if (built.proseIsOld) console.err(say.proseIsOld);
    return EXIT.ok;
  });
}
