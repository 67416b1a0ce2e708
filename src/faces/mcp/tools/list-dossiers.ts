import { z } from 'zod';
import { tool } from '../tool.ts';

export const input = z.object({});

export const listDossiersTool = tool({
  name: 'list_dossiers',
  title: '지원 건 목록 · List dossiers',
  description: `What the candidate has prepared for job interviews (면접 준비, 지원 건): every dossier (posting 공고, notes 준비 노트, drafted questions) by its slug, whether there is a résumé (이력서), notes, and rehearsals (모의 면접) that are still open with their session ids. Call it first when the person wants to practise and did not name a dossier, or to find a session to resume. Reads only; takes no arguments.`,
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  input,
  load: () => import('../calls/list-dossiers.ts'),
});
