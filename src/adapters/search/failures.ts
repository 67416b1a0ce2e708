import { KkoriError } from '../../core/errors.ts';

/** Where the index stands inside a workspace; the only form of its path that a message may show. */
export const SHOWN_FILE = '.kkori/index.db';

/** SQLite's (`SQLITE_BUSY`) or Node's (`ENOSPC`) error code, or '' for anything else. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as Error & { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
}

/** Another process holds a lock: the same call may go through in a moment. */
export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));

/** The file is no index any more: it is thrown away, since it holds nothing that cannot be made again. */
export const isDamaged = (error: unknown): boolean =>
  /^SQLITE_(CORRUPT|NOTADB|FORMAT|ERROR|MISMATCH)/.test(codeOf(error));

/** The file cannot be written or made, which does not keep an index from being held in memory. */
export const isUnwritable = (error: unknown): boolean =>
  /^(SQLITE_(READONLY|CANTOPEN|PERM|FULL|IOERR)|EACCES$|EPERM$|EROFS$|ENOSPC$|EDQUOT$|ENOTDIR$|EISDIR$|EEXIST$)/.test(
    codeOf(error),
  );

/** What the person is told when all else failed; SQLite's own words only in `cause`. A KkoriError and what is a defect pass unchanged. */
export function indexFailure(error: unknown): unknown {
  if (error instanceof KkoriError || codeOf(error) === '') return error;
  if (isBusy(error))
    return new KkoriError('storage', '다른 kkori가 검색 색인을 오래 쓰고 있어 기다리다 멈췄습니다.', {
      hint: '잠시 뒤에 다시 해 주세요.',
      retryable: true,
      cause: error,
    });
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)$/.test(codeOf(error)))
    return new KkoriError('storage', '디스크가 가득 차서 검색 색인을 쓰지 못했습니다.', {
      hint: '자리를 비우고 다시 해 주세요. 자료는 그대로입니다.',
      retryable: true,
      cause: error,
    });
  return new KkoriError('storage', `검색 색인 ${SHOWN_FILE}를 쓰지 못했습니다.`, {
    hint: '그 파일을 지우고 다시 해 주세요. 지워도 자료는 그대로이고 색인만 새로 만듭니다.',
    cause: error,
  });
}
