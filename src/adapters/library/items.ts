import { KkoriError } from '../../core/errors.ts';
import type { Span } from '../../core/evidence/evidence.ts';
import { atomsOf, parseSignals, type SignalExpression } from '../../core/knowledge/signal-expression.ts';
import { type Line, note, type PageText, type SectionText } from './page-text.ts';

/** A `- 키: 값` line under an item; `start` and `end` are those of the value. */
export type Field = Span & { value: string; line: number };

/** An item line `` - `id` · attribute · attribute · sentence `` with its fields. The span is that of the sentence. */
export type Item = Span & { id: string; attrs: string[]; text: string; line: number; fields: Map<string, Field> };

type ItemShape = {
  /** Names of the attributes between id and sentence, for messages. */
  attrs: readonly string[];
  /** Keys of fields: true where an item must have it. */
  keys?: Readonly<Record<string, boolean>>;
  /** Ids may be Korean words (criteria of a design page). */
  named?: boolean;
  /** Paragraphs may stand before the first item. */
  prelude?: boolean;
  /** Takes a line that is neither an item nor a field; true when it was understood. */
  loose?: (line: Line) => boolean;
};

const ITEM = /^- `([^`]*)`((?: · .*)?)$/;
const FIELD = /^ {2}- ([^:`]{1,20}):(?: (.*))?$/;
const ID = /^[a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)?$/;

/**
 * Reads the items of a section. Notes: lines that are neither, unknown or missing or repeated keys, missing attributes,
 * empty sentences, bad or repeated ids.
 */
export function itemsOf(page: PageText, section: SectionText, shape: ItemShape): Item[] {
  const items: Item[] = [];
  const ids = new Set<string>();
  for (const line of section.lines) {
    const text = line.text.trimEnd();
    if (text === '') continue;
    const field = FIELD.exec(text);
    if (field) addField(page, line, items.at(-1), field, shape);
    else {
      const match = ITEM.exec(text);
      const item = match && itemOf(page, line, match, shape);
      if (item) {
        if (ids.has(item.id)) note(page, line.number, `‘${section.title}’에 id ‘${item.id}’가 두 번 나옵니다`);
        ids.add(item.id);
        items.push(item);
      } else if (!match && !shape.loose?.(line) && !(shape.prelude && items.length === 0 && !/^\s*- /.test(text))) {
        note(page, line.number, `‘${section.title}’ 절의 항목이 아닙니다: ‘${text.slice(0, 40)}’`);
      }
    }
  }
  for (const item of items) {
    for (const [key, required] of Object.entries(shape.keys ?? {})) {
      if (required && !item.fields.has(key)) note(page, item.line, `‘${item.id}’에 ‘${key}’가 없습니다`);
    }
  }
  return items;
}

function itemOf(page: PageText, line: Line, match: RegExpExecArray, { attrs, named }: ItemShape): Item | null {
  const id = match[1]!;
  if (named ? id.trim() === '' : !ID.test(id)) note(page, line.number, `id ‘${id}’는 소문자, 숫자, 붙임표만 씁니다`);
  const rest = match[2]!;
  const parts = rest.split(' · ').slice(1);
  if (parts.length <= attrs.length) {
    note(page, line.number, `‘${id}’: ${[...attrs, '문장'].join(' · ')} 가운데 빠진 것이 있습니다`);
    return null;
  }
  const values = parts.slice(0, attrs.length).map((part) => part.trim());
  const text = parts.slice(attrs.length).join(' · ').trim();
  if (text === '') note(page, line.number, `‘${id}’의 문장이 비어 있습니다`);
  const end = line.start + line.text.trimEnd().length;
  return { id, attrs: values, text, line: line.number, start: end - text.length, end, fields: new Map() };
}

function addField(page: PageText, line: Line, item: Item | undefined, match: RegExpExecArray, { keys }: ItemShape) {
  const key = match[1]!.trim();
  const value = (match[2] ?? '').trim();
  if (!item) return note(page, line.number, `‘${key}’가 어느 항목의 것인지 알 수 없습니다`);
  if (!keys || !(key in keys)) return note(page, line.number, `‘${item.id}’에 모르는 키 ‘${key}’`);
  if (item.fields.has(key)) return note(page, line.number, `‘${item.id}’에 ‘${key}’가 두 번 나옵니다`);
  if (value === '') return note(page, line.number, `‘${item.id}’의 ‘${key}’가 비어 있습니다`);
  const end = line.start + line.text.trimEnd().length;
  item.fields.set(key, { value, line: line.number, start: end - value.length, end });
}

/** The value of a field, '' when it is not there. */
export const fieldOf = (item: Item, key: string) => item.fields.get(key)?.value ?? '';

/** A list written `a, b, c`; backticks and `#` are dropped. */
export function listOf(item: Item, key: string): string[] {
  const value = fieldOf(item, key);
  return value === ''
    ? []
    : value
        .split(',')
        .map((part) => bare(part))
        .filter((part) => part !== '');
}

/** An id as written: `` `dup` ``, `#dup` or `dup`. */
export const bare = (written: string) =>
  written
    .trim()
    .replace(/^`(.*)`$/, '$1')
    .replace(/^#/, '');

/** The signal in a field, or null when it is not there or was noted as wrong. */
export function signalOf(page: PageText, item: Item, key: string): SignalExpression | null {
  const field = item.fields.get(key);
  if (!field) return null;
  try {
    return parseSignals(field.value, { page: page.file, line: field.line });
  } catch (error) {
    if (!(error instanceof KkoriError)) throw error;
    page.problems.push(error.message);
    return null;
  }
}

/** As `signalOf`, for pages without expected points: `#id` cannot stand there. */
export function plainSignalOf(page: PageText, item: Item, key: string): SignalExpression | null {
  const signal = signalOf(page, item, key);
  if (signal && /[#{]/.test(signal.source) && atomsOf(signal).some((atom) => atom.kind !== 'term')) {
    note(page, item.fields.get(key)!.line, `‘${item.id}’의 신호에는 낱말만 쓸 수 있습니다`);
  }
  return signal;
}

/** `value` when it is one of `allowed`, else null and a note. */
export function oneOf<T extends string>(
  page: PageText,
  item: Item,
  what: string,
  value: string,
  allowed: readonly T[],
) {
  const found = allowed.find((one) => one === value);
  if (found === undefined)
    note(page, item.line, `‘${item.id}’의 ${what} ‘${value}’는 ${allowed.join(', ')} 가운데 없습니다`);
  return found ?? null;
}

/** A signal that holds nowhere: stands in for one that was noted as wrong. */
export const NEVER: SignalExpression = { source: '', clauses: [] };

/** Span of an item's sentence alone. */
export const spanOf = ({ start, end }: Span): Span => ({ start, end });
