import { z } from 'zod';
import { KkoriError } from '../../core/errors.ts';
import { FORMATS, Format, Language } from '../../core/vocabulary.ts';

export const SETTINGS_FILE = 'kkori.json';

/** All that a workspace may decide. Keys, addresses and programs are not among it: a folder may come from anybody. */
const Settings = z.strictObject({
  language: Language.optional(),
  format: Format.optional(),
  /** How many main questions a rehearsal has. */
  questions: z.number().int().min(1).max(60).optional(),
  minutes: z.number().min(1).max(600).optional(),
});
export type Settings = z.infer<typeof Settings>;

const ALLOWED: Record<keyof Settings, string> = {
  language: '"ko"나 "en"',
  format: FORMATS.map((format) => `"${format}"`).join(', '),
  questions: '1부터 60까지의 정수',
  minutes: '1부터 600까지의 수',
};

/** Reads `kkori.json`. Throws KkoriError `config` naming the first entry that does not fit and what would. */
export function parseSettings(text: string): Settings {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new KkoriError('config', `${SETTINGS_FILE}의 내용이 올바른 JSON이 아닙니다.`, {
      hint: '쉼표와 따옴표를 확인하거나 내용을 {} 로 바꿔 주세요.',
      cause,
    });
  }
  const parsed = Settings.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const names = Object.keys(ALLOWED).join(', ');
  if (issue.code === 'unrecognized_keys')
    throw new KkoriError(
      'config',
      `${SETTINGS_FILE}에 쓸 수 없는 항목이 있습니다: ${issue.keys.join(', ').slice(0, 200)}`,
      {
        hint: `쓸 수 있는 것은 ${names}입니다. 키와 주소는 작업 공간이 아니라 환경 변수에 둡니다.`,
      },
    );
  const name = issue.path[0] as keyof Settings | undefined;
  if (!name || !(name in ALLOWED))
    throw new KkoriError('config', `${SETTINGS_FILE}의 내용은 중괄호로 묶은 항목들이어야 합니다.`, {
      hint: `비워 두려면 {} 로 쓰고, 쓸 수 있는 것은 ${names}입니다.`,
    });
  throw new KkoriError('config', `${SETTINGS_FILE}에 적힌 ${name} 값이 맞지 않습니다.`, {
    hint: `${name}에는 ${ALLOWED[name]} 가운데 하나를 씁니다.`,
  });
}
