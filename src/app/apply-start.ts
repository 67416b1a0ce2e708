import type { Critique } from '../core/critique/critique.ts';
import { withStartInFront } from '../core/critique/move-start.ts';
import type { DossierQuestion } from '../core/dossier.ts';
import { KkoriError } from '../core/errors.ts';
import type { Deps } from './deps.ts';

/**
 * Moves the better first sentence to the front of a draft in the candidate's own notes, and keeps the draft as it was
 * below it in a comment. Nothing is written where there is no sentence to move. Throws conflict when the file was changed
 * meanwhile.
 */
export async function applyStart(
  deps: Deps,
  own: DossierQuestion,
  critique: Critique,
): Promise<{ changed: boolean; uri: string }> {
  const { evidence } = own.draft!;
  const sentence = critique.start.sentence;
  const source = await deps.workspace.read(evidence.uri);
  if (!sentence) return { changed: false, uri: source.uri };
  if (source.sha !== evidence.sha) throw changedMeanwhile();
  const day = new Date(deps.clock.now()).toISOString().slice(0, 10);
  const text = withStartInFront(source.text, evidence, sentence.text, day);
  if (text === null)
    throw new KkoriError('input', '노트에서 그 문장의 자리를 찾지 못해 파일을 그대로 두었습니다.', {
      hint: `직접 옮겨 주세요: ‘${sentence.text.slice(0, 120)}’`,
    });
  if ((await deps.workspace.write(source.uri, text, source.sha)) === 'conflict') throw changedMeanwhile();
  return { changed: true, uri: source.uri };
}

function changedMeanwhile(): KkoriError {
  return new KkoriError('conflict', '그사이에 노트가 바뀌어 쓰지 않았습니다.', {
    hint: '같은 명령을 다시 해 주세요. 파일은 그대로 있습니다.',
    retryable: true,
  });
}
