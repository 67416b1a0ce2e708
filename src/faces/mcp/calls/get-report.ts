import type { z } from 'zod';
import { KkoriError } from '../../../core/errors.ts';
import { materialPage, plainPage } from '../page.ts';
import { reportFor, reportText } from '../session-report.ts';
import { sessionNamed } from '../sessions.ts';
import type { Answer, Call } from '../tool.ts';
import type { input } from '../tools/get-report.ts';

export async function run(
  { deps }: Call,
  { session: id, format, offset = 0 }: z.output<typeof input>,
): Promise<Answer> {
  const session = await sessionNamed(deps, id);
  const next = (to: number) => ({
    tool: 'get_report',
    arguments: { session: id, ...(format ? { format } : {}), offset: to },
  });
  try {
    if (format === 'json')
      return { text: materialPage(id, JSON.stringify(await reportFor(deps, session), null, 1), offset, next) };
    return { text: plainPage(await reportText(deps, session), offset, next) };
  } catch (error) {
    // A report that is not open yet is no failure of the call: it says what comes first.
    if (!(error instanceof KkoriError) || error.kind !== 'input') throw error;
    return { text: `**${error.message}**\n${error.hint}` };
  }
}
