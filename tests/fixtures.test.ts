import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './support/deps.ts';

const FOLDERS = ['tests', 'examples', 'prompts', 'knowledge', 'docs', 'src', 'scorecard', 'packaging'];

/** What must not stand in anything that is given away with the project, each form in which it may be written. */
const SECRETS: Record<string, RegExp> = {
  key: /(?<![A-Za-z0-9])(?:sk-[A-Za-z0-9_-]{8,}|gh[pousr]_[A-Za-z0-9]{20,}|AKIA[A-Z0-9]{16}|xox[abps]-[A-Za-z0-9-]{10,}|AIza[A-Za-z0-9_-]{30,})|-----BEGIN [A-Z ]*PRIVATE KEY/gu,
  token: /\bbearer\s+[A-Za-z0-9._~+/-]{12,}=*|\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/giu,
  mail: /[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,24}/gu,
  phone:
    /(?<![\w.+-])(?:\+?82[-. ]?\(?0?\)?[-. ]?|\(?0)(?:1[016-9]\)?[-. ]?\d{3,4}[-. ]?\d{4}|(?:2|[3-6][1-5]|70|50\d)\)?[-. ]\s?\d{3,4}[-. ]\d{4})(?![\w-])/gu,
  // Bare, only where the first six digits are a day: other numbers of thirteen digits are times in ms.
  resident:
    /(?<![\d-])(?:\d{6}\s?[-–]\s?[1-8]\d{6}|\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[1-8]\d{6})(?![\d-])/gu,
};

/** Invented ones that a test cannot do without. Phones by their digits alone, as dialled in Korea. */
const INVENTED: Record<string, string> = {
  'sk-ant-test': 'a key in the form that requests are searched for',
  'sk-ant-test-0000': 'the key of the scripted model, which must reach no event and no request body',
  'sk-secret-123456': 'a key in a message of an error, which must not be shown',
  'sk-ant-secret-1234567890': 'the key of a whole process, which must reach no file and no output',
  'yun.yesi+job@example.co.kr': 'masking: a plus sign and a domain of three parts',
  '01012345678': 'masking: a mobile number in each way of writing it',
  '01023456789': 'masking on the way to a model, told from the number above',
  '01098765432': 'masking of what a host may read, told from the numbers above',
  '021234567': 'masking: an area code of two digits',
  '0311234567': 'masking: an area code in brackets',
  '07012345678': 'masking: an internet telephone',
  '900101-1234567': 'masking: a resident number, its check digit wrong',
  '9001011234567': 'masking: the same without its hyphen',
  '991301-1234567': 'masking: no such month, so it must stay',
};

/** A domain that is reserved for examples (RFC 2606), and mobile numbers in which the middle is all zeros. */
const RESERVED = /@example\.(?:com|org|net)$|^0100000\d{4}$/u;

type Found = { kind: string; what: string; file: string };

function secretsIn(text: string, file: string): Found[] {
  return Object.entries(SECRETS).flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map(([found]) => ({ kind, what: kind === 'phone' ? dialled(found) : found, file })),
  );
}

const dialled = (phone: string) => phone.replace(/^\+?82[-. ]?\(?0?\)?/u, '0').replace(/\D/gu, '');

const files = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name)),
);
const found = files.flatMap((file) => secretsIn(readFileSync(file, 'utf8'), path.relative(ROOT, file)));

describe('what is given away with the project', () => {
  it('holds no key, no address and no number of a person, beside those invented here', () => {
    expect(files.length).toBeGreaterThan(500);
    const real = found.filter(({ what }) => !RESERVED.test(what) && !Object.hasOwn(INVENTED, what));
    expect(real.map(({ kind, what, file }) => `${file}: ${kind} ${what}`)).toEqual([]);
  });

  it.each(Object.keys(INVENTED))('still needs the invented %s', (what) => {
    const users = found.filter((f) => f.what === what && f.file !== path.join('tests', 'fixtures.test.ts'));
    expect(users).not.toEqual([]);
  });

  // Put together here, so that this file does not hold what it looks for.
  it.each([
    ['key', ['sk-ant-', 'api03-Zx81kQ0aYt']],
    ['key', ['ghp', '_1234567890abcdefghij1234']],
    ['key', ['-----BEGIN RSA PRIV', 'ATE KEY-----']],
    ['token', ['Authorization: Bear', 'er abcdef.123456-xyz']],
    ['token', ['eyJhbGciOiJIUzI1NiJ9', '.eyJzdWIiOiIxMjM0NTYifQ']],
    ['mail', ['연락 gildong', '@hanmail.net입니다']],
    ['phone', ['010-57', '31-2904로']],
    ['phone', ['0105', '7312904']],
    ['phone', ['+82 10 57', '31 2904']],
    ['phone', ['(02) 57', '31-2904']],
    ['resident', ['주민번호 880', '214-2345678']],
    ['resident', ['880', '2142345678']],
  ])('would find a %s', (kind, parts) => {
    const seen = secretsIn(parts.join(''), 'planted');
    expect(seen.map((f) => f.kind)).toContain(kind);
    expect(seen.every(({ what }) => !RESERVED.test(what) && !Object.hasOwn(INVENTED, what))).toBe(true);
  });

  it.each([
    '2026.11.22 09:00',
    '1795305601000',
    '3시간 10분',
    'npm i @anthropic-ai/sdk@0.70.1',
    '9f86d081884c7d65',
    '010',
  ])('leaves %s alone', (text) => expect(secretsIn(text, 'planted')).toEqual([]));
});
