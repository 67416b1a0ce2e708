import { buildDossier } from '../../../app/build-dossier.ts';
import { LANGUAGES } from '../../../core/vocabulary.ts';
import { oneOf } from '../arguments.ts';
import { say } from '../command-words.ts';
import type { Console } from '../console.ts';
import { dossierMeant } from '../dossier-meant.ts';
import { EXIT } from '../environment.ts';
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
    const wanted = await dossierMeant(deps, slug);
    const built = await console.during(say.building, named(buildDossier(deps, wanted, lang)));
    const text = console.json ? JSON.stringify(builtJson(built), null, 2) : built.markdown;
    if (options.output) {
      await writeOut(options.output, `${text}\n`);
      console.err(say.written(options.output));
    } else console.out(text);
    if (built.proseIsOld) console.err(say.proseIsOld);
    return EXIT.ok;
  });
}
