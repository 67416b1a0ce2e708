import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readPlainFront } from '../../../src/adapters/library/plain-front.ts';

const read = (text: string) => {
  try {
    return parse(text);
  } catch {
    return 'refused';
  }
};

test('whatever it reads, the YAML library reads the same', () => {
  const pieces = [
    'a',
    '1',
    '1.5',
    '0x1f',
    '1e3',
    '-1',
    '~',
    'yes',
    'true',
    '2026-11-23',
    'n+1',
    'a b',
    "'",
    '"',
    '#',
    ' #',
    ':',
    ': ',
    '[',
    ']',
    '{',
    '}',
    ',',
    ', ',
    '-',
    '*',
    '&',
    '|',
    '>',
    '?',
    '!',
    '%',
    '@',
    '`',
    '가',
    '1분',
    'A/B',
  ];
  const value = fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((parts) => parts.join(''));
  const wrapped = fc.oneof(
    value,
    value.map((text) => `[${text}]`),
    fc.tuple(value, value).map((texts) => `[${texts.map((text) => `"${text}"`).join(', ')}]`),
    value.map((text) => `{ ko: ${text}, en: b }`),
  );
  fc.assert(
    fc.property(wrapped, (text) => {
      const front = readPlainFront(`key: ${text}`);
      if (front !== null) expect(read(`key: ${text}`)).toEqual(front);
    }),
    { numRuns: 5_000 },
  );
});

test('it reads the front matter of nearly every real page, as the YAML library does', () => {
  const root = path.join(import.meta.dirname, '../../../knowledge');
  const fronts = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && name.includes(path.sep))
    .map((name) => readFileSync(path.join(root, name), 'utf8').split('---\n')[1] ?? '');
  let plain = 0;
  for (const front of fronts) {
    const values = readPlainFront(front);
    if (values === null) continue;
    plain++;
    expect(values).toEqual(parse(front));
  }
  expect(plain / fronts.length).toBeGreaterThan(0.5);
});
