/** One line of the table: a figure against a reference of the same run, and the bar. */
export type Row = { what: string; ours: string; reference: string; result: string; bar: string; ok: boolean };
