import { materialOf } from '../../src/app/advance.ts';
import { reportFrom } from '../../src/app/review.ts';
import type { Report } from '../../src/core/report.ts';
import { namesFrom, type ReportNames } from '../../src/faces/report-words.ts';
import { makeScorecard } from '../../src/faces/scorecard/card.ts';
import type { CardThread, Scorecard } from '../../src/faces/scorecard/shape.ts';
import { sampleFiles, testDeps } from './deps.ts';
import { hold } from './rehearsal.ts';

export type Made = { report: Report; names: ReportNames; card: Scorecard };

/** A held rehearsal of the sample company as a scorecard. */
export async function heldScorecard(
  say: (question: string, key: string, kind: 'main' | 'follow-up') => string,
  options: Parameters<typeof hold>[1] = {},
): Promise<Made> {
  const deps = testDeps(sampleFiles());
  const { state } = await hold(deps, { dossier: 'hanigyeol', questions: 3, seed: 3, ...options }, say);
  const { knowledge, resume } = await materialOf(deps, state);
  const names = namesFrom(knowledge, resume, state.started!.lang);
  const report = await reportFrom(deps, state);
  return { report, names, card: makeScorecard(report, names) };
}

export const SAID =
  '제가 인덱스 순서를 바꿔 조회를 3초에서 1초로 줄였습니다. 이유는 대부분을 훑고 있었기 때문입니다. 고친 뒤의 발생률은 따로 재지 않았습니다.';
export const SAID_EN =
  'I changed the order of the index columns, which took the query from 3 s to 1 s. I did not measure the rate after the fix.';

/** Answers that try to be more than text. */
export const HOSTILE = [
  '</script><script>window.taken = 1</script>',
  '<img src=x onerror="window.taken = 1">',
  '<!--<script>',
  'abc\u202edef\u2066ghi',
  `줄\u2028바꿈 \u0000 \u001b[31m빨강`,
  '{{data}} {{script}} $& $1',
].join('\n');

/** Everything a thread's answers say, put together from their pieces. */
export function saidIn(thread: CardThread): string[] {
  return thread.turns.flatMap((turn) => turn.answers.map(({ segments }) => segments.map((s) => s.text).join('')));
}
