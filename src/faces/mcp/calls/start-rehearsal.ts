import type { z } from 'zod';
import { startRehearsal } from '../../../app/rehearse.ts';
import { opening } from '../present/opening.ts';
import { viewOf } from '../present/view.ts';
import type { Answer, Call } from '../tool.ts';
import type { input } from '../tools/start-rehearsal.ts';

export async function run({ deps }: Call, { detail, ...options }: z.output<typeof input>): Promise<Answer> {
  const session = await startRehearsal(deps, { ...options, coach: 'host' });
  return { text: opening(await viewOf(deps, session), detail ?? 'brief') };
}
