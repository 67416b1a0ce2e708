import { KkoriError } from '../../core/errors.ts';

/** Node's error code (`EACCES`), or '' for anything else. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return code ?? '';
}

/** Nothing that can be opened is at that path. */
export function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'ENXIO'].includes(codeOf(error));
}

/**
 * What the person is told when a file cannot be read or written: one sentence and what to do. A KkoriError passes
 * unchanged. Kind `config` where rights are missing, else `storage`; the system's own words only in `cause`.
 * @param label the file relative to the workspace
 */
export function fileFailure(error: unknown, label: string): KkoriError {
  if (error instanceof KkoriError) return error;
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return new KkoriError('config', `이 파일을 읽거나 쓸 권한이 없습니다: ${label}`, {
        hint: '파일과 폴더의 권한을 확인해 주세요.',
        cause: error,
      });
    case 'EROFS':
      return new KkoriError('config', `작업 공간이 읽기 전용이라 쓰지 못했습니다: ${label}`, {
        hint: '쓸 수 있는 곳으로 작업 공간을 복사해 열어 주세요.',
        cause: error,
      });
    case 'ENOSPC':
    case 'EDQUOT':
      return new KkoriError('storage', `디스크가 가득 차서 저장하지 못했습니다: ${label}`, {
        hint: '자리를 비우고 다시 해 주세요. 전에 있던 파일은 그대로입니다.',
        cause: error,
        retryable: true,
      });
    default:
      return new KkoriError('storage', `파일을 읽거나 쓰다가 실패했습니다: ${label}`, {
        hint: '디스크가 연결되어 있는지 확인하고 다시 해 주세요.',
        cause: error,
        retryable: true,
      });
  }
}

/** A folder of the workspace is a link, or is not a folder at all. */
export function linkOnTheWay(label: string): KkoriError {
  return new KkoriError('config', `작업 공간의 이 자리는 진짜 폴더여야 합니다: ${label}`, {
    hint: '바로가기(링크)는 따라가지 않습니다. 폴더를 작업 공간 안으로 옮겨 주세요.',
  });
}
