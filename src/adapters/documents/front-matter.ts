import { parse } from 'yaml';

/** What stands between the two `---` lines at the top, and where the body begins (UTF-16 offset). */
export type FrontMatter = { data: Record<string, unknown>; bodyStart: number; warnings: string[] };

const LARGEST = 32_768;

/**
 * Reads YAML front matter. Never throws: what cannot be read is a warning and an empty object, and the body is read
 * all the same. Aliases, nesting and size are bounded by the YAML library and by `LARGEST`.
 */
export function frontMatter(text: string): FrontMatter {
  const none = { data: {}, bodyStart: 0, warnings: [] };
  const open = /^---[ \t]*\n/u.exec(text);
  if (!open) return none;
  const close = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/mu;
  const rest = text.slice(open[0].length, open[0].length + LARGEST);
  const end = close.exec(rest);
  if (!end) return none;
  const yaml = rest.slice(0, end.index);
  // A rule, text and another rule is not front matter: it has a `key:` line or nothing but comments.
  if (!/^[^\s#][^\n]*:/mu.test(yaml) && /\S/u.test(yaml.replace(/^#.*$/gmu, ''))) return none;
  const bodyStart = open[0].length + end.index + end[0].length;
  try {
    if (deep(yaml)) throw new Error('nested too deeply');
    const value: unknown = parse(yaml, { maxAliasCount: 20, logLevel: 'error', prettyErrors: false });
    if (value === null || value === undefined) return { data: {}, bodyStart, warnings: [] };
    if (typeof value !== 'object' || Array.isArray(value)) throw new Error('not a map');
    return { data: value as Record<string, unknown>, bodyStart, warnings: [] };
  } catch {
    return { data: {}, bodyStart, warnings: ['앞머리(YAML)를 읽지 못해 건너뛰었습니다.'] };
  }
}

/** More than 20 open brackets or 40 columns of indentation: nothing a person writes at the top of a note. */
function deep(yaml: string): boolean {
  if (/^ {40,}\S/mu.test(yaml) || /(?:- ){20,}/u.test(yaml)) return true;
  let open = 0;
  for (const char of yaml) {
    if (char === '[' || char === '{') open += 1;
    else if (char === ']' || char === '}') open -= 1;
    if (open > 20) return true;
  }
  return false;
}
