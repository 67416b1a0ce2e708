import { describe, expect, test } from 'vitest';
import { count, has, SIGNALS, sentencesWith, signalsOf } from '../../../src/core/signals/signals.ts';
import { DICTIONARY_EN } from './dictionary-en.ts';
import { DICTIONARY_KO, POSTING_TERMS, RESUME_TERMS } from './dictionary-ko.ts';

const terms = { postingTerms: POSTING_TERMS, resumeTerms: RESUME_TERMS };

for (const [lang, table, least] of [
  ['ko', DICTIONARY_KO, 5],
  ['en', DICTIONARY_EN, 3],
] as const) {
  describe(`the dictionary, ${lang}`, () => {
    for (const name of SIGNALS) {
      const row = table[name];
      test.each(row.fires)(`${name} in: %s`, (sentence) => {
        expect(count(signalsOf(sentence, { lang, ...terms }), name)).toBeGreaterThan(0);
      });
      test.each(row.silent)(`no ${name} in: %s`, (sentence) => {
        const hits = signalsOf(sentence, { lang, ...terms }).sentences.flatMap((s) => s.hits[name] ?? []);
        expect(hits.map((h) => h.quote)).toEqual([]);
      });
    }
    test('every signal has its examples', () => {
      for (const name of SIGNALS) {
        expect(table[name].fires.length).toBeGreaterThanOrEqual(least);
        expect(table[name].silent.length).toBeGreaterThanOrEqual(least);
      }
    });
  });
}
