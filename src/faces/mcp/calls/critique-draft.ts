import type { z } from 'zod';
import { critiqueDraft } from '../../../app/critique.ts';
import { critiqueAll } from '../../../app/critique-all.ts';
import { slugsIn } from '../../../app/material.ts';
import { KkoriError } from '../../../core/errors.ts';
import { onlyDossier } from '../only-dossier.ts';
import { allText, critiqueText } from '../present/critique.ts';
import { viewOf } from '../present/view.ts';
import type { Answer, Call } from '../tool.ts';
import type { input } from '../tools/critique-draft.ts';
import { withheldNow } from '../withheld.ts';

export async function run({ deps }: Call, { dossier, question, draft, lang }: z.output<typeof input>): Promise<Answer> {
  const withheld = await withheldNow(deps);
  if (question === undefined) {
    if (draft !== undefined)
      throw new KkoriError('input', '`question`이 필요합니다 (required with a draft).', {
        hint: '초안이 답하는 질문을 그대로, 또는 노트의 표(Q3)를 보내 주세요.',
      });
    const slug = dossier ?? onlyDossier(slugsIn(await deps.workspace.list()));
    return {
      text: allText(await critiqueAll(deps, { dossier: slug, coach: 'host', ...(lang ? { lang } : {}) }), withheld),
    };
  }
  const done = await critiqueDraft(deps, {
    dossier: dossier ?? null,
    question,
    coach: 'host',
    ...(draft === undefined ? {} : { text: draft }),
    ...(lang ? { lang } : {}),
  });
  return { text: critiqueText(await viewOf(deps, done.session), done, withheld) };
}
