import { materialOf, openSession } from '../../../app/advance.ts';
import { reportFrom } from '../../../app/review.ts';
import { KkoriError } from '../../../core/errors.ts';
import { AT_THE_DESK } from '../../../core/session/events.ts';
import { reportMarkdown } from '../../report-markdown.ts';
import { namesFrom } from '../../report-words.ts';
import { makeScorecard } from '../../scorecard/card.ts';
import { scorecardFile } from '../../scorecard/page.ts';
import { oneOf } from '../arguments.ts';
import { say } from '../command-words.ts';
import type { Console } from '../console.ts';
import { EXIT } from '../environment.ts';
import { writeOut } from '../files.ts';
import { reportJson } from '../json.ts';
import { sessionNamed } from '../sessions.ts';

export type ReportOptions = { format?: string; output?: string };

/** `kkori report [session]`: the latest session's report, or one by its id, as Markdown, a scorecard (HTML) or JSON. */
export async function report(console: Console, wanted: string | undefined, options: ReportOptions): Promise<number> {
  const format = oneOf('--format', options.format, ['md', 'html', 'json'] as const) ?? (console.json ? 'json' : 'md');
  return console.withWorkspace(async ({ deps }) => {
    const id =
      wanted === undefined
        ? (await deps.store.sessions({ without: AT_THE_DESK, limit: 1 }))[0]?.id
        : await sessionNamed(deps, wanted);
    if (!id) throw new KkoriError('not-found', say.noSessions, { hint: say.noSessionsHint });
    const { state } = await openSession(deps, id);
    const made = await console.during(say.reporting, reportFrom(deps, state));
    let text: string;
    if (format === 'json') text = `${JSON.stringify(reportJson(made), null, 2)}\n`;
    else {
      const { knowledge, resume } = await materialOf(deps, state);
      const names = namesFrom(knowledge, resume, state.started!.lang);
      text = format === 'md' ? reportMarkdown(made, names) : await scorecardFile(makeScorecard(made, names));
    }
    if (options.output) {
      await writeOut(options.output, text);
      console.err(say.written(options.output));
    } else console.out(text.trimEnd());
    if (!made.open) console.err(say.withheld(id));
    return EXIT.ok;
  });
}
