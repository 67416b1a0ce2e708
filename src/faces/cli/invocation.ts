import path from 'node:path';

/** What a person types to start kkori again the way it was started just now. */
export type Invocation = string;

/**
 * How kkori was started: from a checkout by npm (`npm start`, `npm run kkori`), from a checkout by its file, through npx,
 * or as the installed command.
 *
 * @param script the file that runs, as Node was given it
 * @param root the folder of the package
 */
export function invocationOf(script: string, root: string, folder: string): Invocation {
  if (script.split(/[\\/]/).includes('_npx')) return 'npx kkori';
  if (path.resolve(script) !== path.join(root, 'src', 'main.ts')) return 'kkori';
  const within = path.relative(root, folder);
  return within === '' || !(within.startsWith('..') || path.isAbsolute(within))
    ? 'npm run kkori --'
    : `node ${quoted(script)}`;
}

/** Command words that follow the name, so that a sentence about kkori itself and what is written out already are left. */
const TYPED =
  /(?<!npx )\bkkori (?=(?:rehearse|report|ask|critique|init|add|dossier|search|delete|serve|doctor|demo)\b|--help\b|명령)/gu;

/** A text of ours with its commands as they work for this person. */
export function asTyped(text: string, invocation: Invocation): string {
  return invocation === 'kkori' ? text : text.replace(TYPED, `${invocation} `);
}

/** A path as a shell takes it; the home folder written short. */
export function shellPath(folder: string, home: string): string {
  const short = folder.startsWith(`${home}/`) ? `~${folder.slice(home.length)}` : folder;
  return /^[~\w./@%+:,-]+$/u.test(short) ? short : quoted(folder);
}

function quoted(text: string): string {
  return /^[\w./@%+:,-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
