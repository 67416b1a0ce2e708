import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Scorecard } from './shape.ts';

/**
 * The parts of the page, kept as HTML, CSS and JavaScript that a browser reads as they stand; they lie beside
 * `knowledge/` in the package, as far from here in `src/` as in `dist/`.
 */
const PARTS = new URL('../../../scorecard/', import.meta.url);

/** In the order in which a browser reads them; the last style sheet is for narrow screens and paper. */
const STYLES = ['page.css', 'sections.css', 'threads.css', 'media.css'];
const SCRIPTS = ['draw.js', 'threads.js', 'page.js'];

const joined = async (names: readonly string[]): Promise<string> =>
  (await Promise.all(names.map((name) => readFile(new URL(name, PARTS), 'utf8')))).join('\n');

/**
 * One HTML file that shows a session by itself: styles, script and data inside, nothing loaded from anywhere, which its
 * own Content-Security-Policy also forbids.
 */
export async function scorecardFile(card: Scorecard): Promise<string> {
  const [html, css, script] = await Promise.all([joined(['page.html']), joined(STYLES), joined(SCRIPTS)]);
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(css)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return filled(html, {
    lang: card.lang,
    title: escaped(card.title),
    policy: `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    style: css,
    data: `<script type="application/json" id="scorecard">${embedded(card)}</script>`,
    script: `<script>${script}</script>`,
  });
}

/** The same page for an MCP host, which hands it the session over postMessage and sets the policy itself. */
export async function scorecardView(): Promise<string> {
  const [html, css, script, host] = await Promise.all([
    joined(['page.html']),
    joined(STYLES),
    joined(SCRIPTS),
    joined(['host.js']),
  ]);
  return filled(html, {
    lang: 'ko',
    title: 'kkori',
    policy: '',
    style: css,
    data: '',
    script: `<script>${script}</script>\n<script>${host}</script>`,
  });
}

/** JSON that can neither end its script element nor open a comment in it, and is JavaScript as well. */
export function embedded(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/gu,
    (char) => `\\u${char.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  );
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (char) => `&#${char.codePointAt(0)};`);
}

/** Each `{{name}}` of the template once; what is put in is not looked through again. */
function filled(template: string, values: Record<string, string>): string {
  return template.replace(/\{\{(\w+)\}\}/gu, (_, name: string) => values[name] ?? '');
}

function hashOf(script: string): string {
  return `sha256-${createHash('sha256').update(script, 'utf8').digest('base64')}`;
}
