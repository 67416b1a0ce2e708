import type { z } from 'zod';
import { materialPage, plainPage } from '../page.ts';
import { sourceAt } from '../sources.ts';
import type { Answer, Call } from '../tool.ts';
import type { input } from '../tools/read-source.ts';

export async function run({ deps }: Call, { uri, offset = 0 }: z.output<typeof input>): Promise<Answer> {
  const { title, text, ours, note = '' } = await sourceAt(deps, uri.trim());
  const next = (to: number) => ({ tool: 'read_source', arguments: { uri, offset: to } });
  const page = ours ? plainPage(text, offset, next) : materialPage(title, text, offset, next);
  return { text: [note, page].filter(Boolean).join('\n\n') };
}
