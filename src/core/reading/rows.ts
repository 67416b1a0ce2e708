import type { Span } from '../evidence/evidence.ts';
import type { Block } from './document.ts';
import { addField, addLine, claim, type Findings, type ListName } from './findings.ts';
import { type Meaning, meaningOf } from './meaning.ts';
import { FIELDS, LIST_OF, POSTING_MEANINGS, ROUTING } from './routing.ts';
import { statements } from './sentences.ts';

/** A table row: columns headed by known words, or a known word in the first cell, or one statement. */
export function readRow(
  found: Findings,
  block: Block,
  home: ListName,
  columns: (Meaning | null)[] | null,
): (Meaning | null)[] | null {
  const cells = block.cells ?? [];
  if (block.depth === 0 && columns === null) {
    const heads: (Meaning | null)[] = [];
    for (const cell of cells) heads[cell.column] = meaningOf(cell.words);
    const known = heads.filter((m) => m && (POSTING_MEANINGS.has(m) || FIELDS.has(m))).length;
    const pair = cells.length >= 2 && new Set(cells.map((c) => c.column)).size === 2 && heads[0] && !heads[1];
    if (known > 0 && !pair) {
      claim(found, block, 'label');
      return heads;
    }
    if (known === 0) {
      claim(found, block, 'label');
      return [];
    }
  }
  if (columns?.some((m) => m && (POSTING_MEANINGS.has(m) || FIELDS.has(m)))) {
    for (const cell of cells) readCell(found, block, cell, columns[cell.column] ?? null, home);
    return columns;
  }
  const first = cells[0] && cells[0].column === 0 ? meaningOf(cells[0].words) : null;
  if (first && ROUTING.has(home) && (POSTING_MEANINGS.has(first) || FIELDS.has(first))) {
    claim(found, block, 'label');
    for (const cell of cells.filter((c) => c.column > 0)) readCell(found, block, cell, first, home);
  } else addLine(found, home, block);
  return columns;
}

function readCell(
  found: Findings,
  block: Block,
  cell: Span & { words: string },
  meaning: Meaning | null,
  home: ListName,
): void {
  if (meaning && FIELDS.has(meaning)) addField(found, meaning, block, cell);
  else {
    const list = (meaning && LIST_OF[meaning]) ?? home;
    for (const part of statements(found.doc.text, cell)) addLine(found, list, block, part);
  }
}
