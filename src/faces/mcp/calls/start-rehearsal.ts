import type { z } from 'zod';
import { startRehearsal } from '../../../app/rehearse.ts';
import { opening } from '../present/opening.ts';
import { viewOf } from '../present/view.ts';
import type { Answer, Call } from '../tool.ts';
import type { input } from '../tools/start-rehearsal.ts';

export async function run({ deps }: Call, wish: z.output<typeof input>): Promise<Answer> {
  const settings = await deps.workspace.settings();
  const session = await startRehearsal(deps, {
    ...(wish.questions === undefined && wish.minutes === undefined
      ? { questions: settings.questions, minutes: settings.questions === undefined ? settings.minutes : undefined }
      : {}),
    ...wish,
    format: wish.format ?? settings.format,
    coach: 'host',
  });
  return { text: opening(await viewOf(deps, session)) };
}
