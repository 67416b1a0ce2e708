import { KkoriError } from '../../core/errors.ts';

/** The dossier meant where none was named. Throws input when there is not exactly one. */
export function onlyDossier(slugs: readonly string[]): string {
  if (slugs.length === 1) return slugs[0]!;
  throw new KkoriError('input', '`dossier`가 필요합니다 (required).', {
    hint:
      slugs.length === 0
        ? '지원 건이 없습니다. 먼저 save_material로 공고를 넣어 주세요 (no dossier yet: save_material first).'
        : `지원 건을 골라 주세요 (choose a dossier): ${slugs.slice(0, 12).join(', ')}`,
  });
}
