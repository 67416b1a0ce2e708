import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENT, readConfig } from '../src/config.ts';
import { KkoriError } from '../src/core/errors.ts';

describe('the environment', () => {
  it('.env.example names every variable that is read, with its description, and no other', () => {
    const lines = readFileSync(path.join(import.meta.dirname, '..', '.env.example'), 'utf8').split('\n');
    const found: Record<string, string> = {};
    for (const [i, line] of lines.entries()) {
      const name = /^([A-Z_]+)=/.exec(line)?.[1];
      if (name) found[name] = lines[i - 1]!.replace(/^# /, '');
    }
    expect(found).toEqual(ENVIRONMENT);
  });

  it('has defaults for everything', () => {
    expect(readConfig({})).toMatchObject({ coach: 'auto', log: 'warn', workspace: null, now: null });
  });

  it('treats an empty value as absent', () => {
    expect(readConfig({ KKORI_COACH: '', KKORI_NOW: '' })).toMatchObject({ coach: 'auto', now: null });
  });

  it.each([
    ['KKORI_COACH', 'gpt'],
    ['KKORI_LOG', 'loud'],
    ['KKORI_NOW', 'yesterday'],
  ])('refuses a bad %s by name, without showing the value', (name, value) => {
    const attempt = () => readConfig({ [name]: value });
    expect(attempt).toThrow(KkoriError);
    expect(attempt).toThrow(name);
    expect(attempt).not.toThrow(value);
  });
});
