import { type DeleteSelector, deleteMaterial } from '../../../app/delete.ts';
import { slugsIn } from '../../../app/slugs.ts';
import { oneOf } from '../arguments.ts';
import { mistakes, say } from '../command-words.ts';
import type { Console } from '../console.ts';
import { dossierNeeded } from '../dossier-meant.ts';
import { EXIT, UsageError } from '../environment.ts';
import { named } from '../failure.ts';
import { sessionNamed, sessionNeeded } from '../sessions.ts';
import { confirmOnce } from '../terminal/terminal.ts';
import { inline } from '../text.ts';

const WHAT = ['session', 'dossier', 'all'] as const;

/** `kkori delete session <id>|dossier <slug>|all [--yes]`: really gone, and only after a yes. */
export async function remove(
  console: Console,
  what: string,
  name: string | undefined,
  options: { yes?: boolean },
): Promise<number> {
  const kind = oneOf('delete', what, WHAT)!;
  if (kind === 'all' && name) throw new UsageError(mistakes.tooMany(name), mistakes.seeHelp('kkori delete'));
  return console.withWorkspace(async ({ deps, display }) => {
    if (kind !== 'all' && !name)
      throw kind === 'session' ? await sessionNeeded(deps) : dossierNeeded(slugsIn(await deps.workspace.list()));
    const selector: DeleteSelector =
      kind === 'all'
        ? { all: true }
        : kind === 'session'
          ? { session: await sessionNamed(deps, name!) }
          : { dossier: name! };
    if (!options.yes && !(await sure(console, selector, display))) {
      console.err(say.deleteNot);
      return EXIT.failed;
    }
    const gone = await named(deleteMaterial(deps, selector));
    if (console.json) console.printJson(gone);
    else {
      console.out(say.deleted(gone.sessions, gone.files.length));
      for (const file of gone.files) console.out(`  ${inline(file)}`);
      console.out(say.deletedHost);
    }
    return EXIT.ok;
  });
}

async function sure(console: Console, selector: DeleteSelector, display: string): Promise<boolean> {
  if (!console.env.isTTY || console.json) throw new UsageError(say.deleteUnsure, say.deleteUnsureHint);
  console.out(
    'session' in selector
      ? say.deleteSession(selector.session)
      : 'dossier' in selector
        ? say.deleteDossier(selector.dossier)
        : say.deleteAll(display),
  );
  return confirmOnce(console.env, say.deleteSure, say.yes, say.no);
}
