import { z } from 'zod';
import { ID_PATTERN, LANGUAGES } from '../../../core/vocabulary.ts';
import { optional } from '../input.ts';
import { CRITIQUE_BYTES } from '../present/fit.ts';
import { tool } from '../tool.ts';

export const input = z.object({
  dossier: optional(z.string().regex(ID_PATTERN).max(80)).describe(
    'Slug from list_dossiers; may be left out if there is only one',
  ),
  lang: optional(z.enum(LANGUAGES)).describe("ko or en; by default the workspace's"),
});

export const buildDossierTool = tool({
  name: 'build_dossier',
  title: '지원 건 정리 · Build a dossier',
  description: `Puts a job application together in eight sections (준비 노트, 지원 건 정리, 공고 분석, interview prep brief, company research): overview, fit (requirement × résumé line, with gaps), highlights, company, predicted questions, questions to ask, concepts to review, advice. Made by code from posting, résumé, notes and knowledge pages; each claim says where it comes from.
It also gives a ticket: with submit_work {ticket, work: {sections: [{id, text}]}} you may add a few sentences of prose to any section, up to 3,000 characters each, in the dossier's language, only from what stands in the result. A number, name or technology that stands in none of the papers is refused; put a blank such as [확인] and ask the candidate. No verdict on the chances, nothing about the person. It is shown as the coach's word, never as evidence; no file of the candidate is changed. Needs a posting: save_material first where there is none.`,
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  limit: CRITIQUE_BYTES,
  input,
  load: () => import('../calls/build-dossier.ts'),
});
