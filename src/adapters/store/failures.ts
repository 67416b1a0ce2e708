import { KkoriError } from '../../core/errors.ts';

/** Where the database stands inside a workspace; the only form of its path that a message may show. */
export const SHOWN_FILE = '.kkori/kkori.db';

/** SQLite's (`SQLITE_BUSY`) or Node's (`ENOSPC`) error code, or '' for anything else. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as Error & { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
}

/** Another connection holds a lock: the same call may go through in a moment. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));
}

/** The file or its folder cannot be written, which does not yet mean that it cannot be read. */
export function isReadOnly(error: unknown): boolean {
  return /^(SQLITE_(READONLY|CANTOPEN|PERM)|EACCES$|EPERM$|EROFS$)/.test(codeOf(error));
}

/**
 * What the person is told when the database fails: one sentence and what to do about it; SQLite's own words only in
 * `cause`. A KkoriError passes unchanged. Always kind `storage`; `retryable` where nothing has to be mended first.
 */
export function storageFailure(error: unknown): KkoriError {
  if (error instanceof KkoriError) return error;
  const code = codeOf(error);
  const fail = (message: string, hint: string, retryable = false) =>
    new KkoriError('storage', message, { hint, retryable, cause: error });

  if (isBusy(error))
    return fail('다른 kkori가 저장소를 오래 쓰고 있어 기다리다 멈췄습니다.', '잠시 뒤에 다시 해 주세요.', true);
  if (code === 'SQLITE_NOTADB')
    return fail(
      `저장소 파일 ${SHOWN_FILE}가 데이터베이스가 아닙니다.`,
      '그 파일을 다른 곳으로 옮기면 새 저장소로 시작합니다. 파일은 고치지 않고 두었습니다.',
    );
  if (code.startsWith('SQLITE_CORRUPT'))
    return fail(
      `저장소 파일 ${SHOWN_FILE}가 깨져 있습니다.`,
      '그 파일을 다른 곳으로 옮기고, 같은 폴더에 kkori.db.bak 사본이 있으면 그 이름으로 되돌려 주세요.',
    );
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)$/.test(code))
    return fail(
      '디스크가 가득 차서 저장하지 못했습니다.',
      '자리를 비우고 다시 해 주세요. 앞서 저장한 것은 그대로 있습니다.',
      true,
    );
  if (isReadOnly(error))
    return fail(
      `저장소 ${SHOWN_FILE}에 쓸 수 없습니다.`,
      '작업 공간이 읽기 전용인지, 이 계정에 쓸 권한이 있는지 확인해 주세요.',
    );
  if (code.startsWith('SQLITE_IOERR') || /^E[A-Z]+$/.test(code))
    return fail(
      `저장소 파일 ${SHOWN_FILE}를 읽거나 쓰다가 실패했습니다.`,
      '디스크에 자리가 있는지, 연결이 끊기지 않았는지 확인하고 다시 해 주세요.',
      true,
    );
  return fail('저장소에서 예상하지 못한 일이 생겼습니다.', '같은 일이 되풀이되면 로그와 함께 알려 주세요.');
}
