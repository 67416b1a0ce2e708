import { critiqueDraft } from '../../src/app/critique.ts';
import type { Deps } from '../../src/app/deps.ts';
import type { Critique } from '../../src/core/critique/critique.ts';
import { sampleFiles, testDeps } from './deps.ts';

/** The critique of one draft in words, over the sample's papers unless others are given. */
export async function critiqued(
  question: string,
  text?: string,
  deps: Deps = testDeps(sampleFiles()),
): Promise<Critique> {
  const done = await critiqueDraft(deps, { dossier: 'hanigyeol', question, ...(text === undefined ? {} : { text }) });
  return done.critique;
}

/** Every follow-up of a map, in the order in which it stands there. */
export const tailsOf = (critique: Critique) => critique.attackMap.flatMap((entry) => entry.probes);

/** A dossier of one question with its draft and follow-ups. */
export function notesOf(question: string, draft: string, followUps: readonly [string, string][] = []): string {
  return [
    '# 하늬결 준비 노트',
    '',
    '## 예상 질문',
    '',
    `### Q1. "${question}"`,
    '',
    draft,
    '',
    ...followUps.flatMap(([asked, answer], i) => [`#### 꼬리 질문 ${i + 1}. "${asked}"`, '', answer, '']),
  ].join('\n');
}
