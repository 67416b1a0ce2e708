/** Letters that mean something to YAML; a value with one of them is left to the YAML library. */
const PLAIN = /^[^\s"'#&*!|>%@`{}[\],?:-][^"'#{}[\],\n]*$/;
/** An item of a list in double quotes, without an escape: what stands in it is the text. */
const QUOTED = /^"([^"\\\p{Cc}\p{Zl}\p{Zp}\ufeff]*)"$/u;
const WORDS = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off', '~']);

/**
 * Reads front matter of one-line values only (`key: value`, `key: [a, "b, c"]`, `key: { ko: a, en: b }`), which is what
 * nearly every page has, about twenty times faster than the YAML library. Returns null for anything else, or in any
 * doubt: then the library reads it.
 */
export function readPlainFront(text: string): Record<string, unknown> | null {
  const front: Record<string, unknown> = {};
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const match = /^([A-Za-z]+): (.*\S)$/.exec(line);
    if (!match || match[1]! in front) return null;
    const value = readValue(match[2]!);
    if (value === undefined) return null;
    front[match[1]!] = value;
  }
  return front;
}

/** A list, a flat map or a scalar; undefined when it is not plain. */
function readValue(written: string): unknown {
  if (written === '[]') return [];
  if (written.startsWith('[') && written.endsWith(']')) {
    const values = itemsOf(written.slice(1, -1)).map((item) => QUOTED.exec(item)?.[1] ?? scalarOf(item));
    return values.includes(undefined) ? undefined : values;
  }
  if (!written.startsWith('{') || !written.endsWith('}')) return scalarOf(written);
  const map: Record<string, unknown> = {};
  for (const pair of written.slice(1, -1).split(',')) {
    const match = /^ *([A-Za-z]+): +(.*?) *$/.exec(pair);
    const value = match ? scalarOf(match[2]!) : undefined;
    if (value === undefined || match![1]! in map) return undefined;
    map[match![1]!] = value;
  }
  return map;
}

/** The items of a list, parted at its commas; one in quotes goes on to the quote that ends it. */
function itemsOf(list: string): string[] {
  const items: string[] = [];
  for (const part of list.split(',')) {
    const last = items.at(-1);
    if (last !== undefined && /^ *"[^"]*$/.test(last)) items[items.length - 1] = `${last},${part}`;
    else items.push(part);
  }
  return items.map((item) => item.trim());
}

function scalarOf(written: string): string | number | undefined {
  if (/^0[xob]/.test(written)) return undefined;
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(written)) return Number(written);
  if (!PLAIN.test(written) || /: |:$| #/.test(written) || WORDS.has(written.toLowerCase())) return undefined;
  return /^[\d.+]/.test(written) && !/^\d{4}-\d{2}-\d{2}$/.test(written) && !/[^\d.+eExo_]/.test(written)
    ? undefined
    : written;
}
