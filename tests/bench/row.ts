/** One line of the table: a figure against a reference of the same run, and the bar. */
export type Row = { what: string; ours: string; reference: string; result: string; bar: string; ok: boolean };

/** A row of the printed table. */
export function lineOf({ ok, what, ours, reference, result, bar }: Row): string {
  return `${ok ? 'ok  ' : 'MISS'}  ${what.padEnd(72)} ${ours.padStart(12)}  against ${reference.padStart(12)}  ${result.padStart(10)}  (bar ${bar})`;
}
