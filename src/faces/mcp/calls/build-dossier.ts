import type { z } from 'zod';
import { buildForHost } from '../../../app/build-dossier.ts';
import { slugsIn } from '../../../app/material.ts';
import { onlyDossier } from '../only-dossier.ts';
import { builtText } from '../present/dossier.ts';
import type { Answer, Call } from '../tool.ts';
import type { input } from '../tools/build-dossier.ts';
import { withheldNote, withheldNow } from '../withheld.ts';
import { untoldDossier } from '../withheld-dossier.ts';

export async function run({ deps }: Call, { dossier, lang }: z.output<typeof input>): Promise<Answer> {
  const slug = dossier ?? onlyDossier(slugsIn(await deps.workspace.list()));
  const withheld = await withheldNow(deps);
  const built = untoldDossier(await buildForHost(deps, slug, lang), withheld);
  return { text: builtText(built, built.cut.size > 0 ? withheldNote(withheld, built.lang) : '') };
}
