import { z } from 'zod';
import { COMPARED_MAX, INTERESTS_MAX } from '../../../core/compare-limits.ts';
import { loose, optional } from '../input.ts';
import { tool } from '../tool.ts';

export const input = z.object({
  compare: loose(
    z.array(z.string().max(80)).max(COMPARED_MAX),
    'Slugs of two to six dossiers to put side by side instead of the list',
  ),
  interests: optional(z.string().max(INTERESTS_MAX)).describe(
    'What the person likes in the work, parted by commas: industries to read first',
  ),
});

export const listDossiersTool = tool({
  name: 'list_dossiers',
  title: '지원 건 목록 · List dossiers',
  description: `What the candidate has prepared for job interviews (면접 준비, 지원 건): every dossier (posting 공고, notes 준비 노트, drafted questions) by its slug, whether there is a résumé (이력서), notes, and rehearsals (모의 면접) that are still open with their session ids. Call it first when the person wants to practise and did not name a dossier, or to find a session to resume. With compare: those companies (회사 비교) on a checklist, each cell quoted from the documents or unknown; nothing is scored or ranked. With interests: industries (업계) that fit. Reads only; no argument is needed.`,
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  input,
  load: () => import('../calls/list-dossiers.ts'),
});
