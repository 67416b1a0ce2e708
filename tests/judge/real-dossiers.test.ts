import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/adapters/documents/decode.ts';
import { conflictsIn, type OtherText } from '../../src/core/critique/conflicts.ts';
import { formOf } from '../../src/core/critique/form.ts';
import { type SpellingVocabulary, spellings } from '../../src/core/critique/spelling.ts';
import { unsupportedIn } from '../../src/core/critique/unsupported.ts';
import { everydaySyllable } from '../../src/core/jamo.ts';
import { allQuestions, docOf, soundDossier } from '../core/reading/sound.ts';
import { knowledge } from './threads.ts';

/**
 * Real notes never come into the repository: this runs where KKORI_REAL_DOSSIERS names a folder with `dossier-*.md`,
 * and says nothing about them but counts and offsets.
 */
const folder = process.env.KKORI_REAL_DOSSIERS;
const files = folder
  ? readdirSync(folder)
      .filter((name) => /^dossier-.*\.md$/u.test(name))
      .sort()
  : [];
/** Slips known to stand in the drafts of all of them together (a draft read by hand), when the owner says how many. */
const slips = process.env.KKORI_REAL_SLIPS === undefined ? null : Number(process.env.KKORI_REAL_SLIPS);

describe.runIf(folder)('real dossiers (set KKORI_REAL_DOSSIERS to a folder with dossier-*.md)', () => {
  const seen = files.map((name) => {
    const doc = docOf(decode(name, readFileSync(join(folder!, name))));
    return { doc, dossier: soundDossier([{ role: 'dossier', doc }]).dossier };
  });
  const vocabularies = new Map(
    seen.map((one): [object, SpellingVocabulary] => [
      one,
      {
        cards: [...knowledge.concepts.values()],
        own: one.dossier.terms,
        names: one.dossier.company ? [one.dossier.company] : [],
      },
    ]),
  );
  const vocabularyOf = (one: object) => vocabularies.get(one)!;

  it('are there', () => expect(files.length).toBeGreaterThan(0));

  it.each(seen.map((_, i) => [i + 1, i] as const))('the posting of number %i raises no alarm', (_, index) => {
    const one = seen[index]!;
    const { posting } = one.dossier;
    const lines = [
      posting.responsibilities,
      posting.requirements,
      posting.preferred,
      posting.values,
      posting.about,
      one.dossier.companySummary,
    ].flat();
    const alarms = lines.flatMap((line) => spellings(line.text, vocabularyOf(one)).map((s) => s.start));
    console.log(JSON.stringify({ number: index + 1, lines: lines.length, alarms: alarms.length }));
    expect(alarms.length).toBeLessThanOrEqual(1);
  });

  it.each(seen.map((_, i) => [i + 1, i] as const))(
    'the drafts of number %i: few alarms, at their places',
    (_, index) => {
      const one = seen[index]!;
      const drafts = allQuestions(one.dossier).filter((q) => q.draft);
      for (const [i, q] of drafts.entries()) {
        const { text } = q.draft!;
        const options = { lang: 'ko', question: q.question } as const;
        const others = drafts.flatMap((d, k): OtherText[] =>
          k === i ? [] : [{ uri: d.ref, text: d.draft!.text, origin: 'draft' }],
        );
        const form = formOf(text, { ...options, via: 'draft' });
        const claims = unsupportedIn(text, { ...options, sources: [] });
        const conflicts = conflictsIn(text, others);
        const found = spellings(text, vocabularyOf(one));
        const places = (list: readonly { start: number; end: number }[]) =>
          list.map((x) => `${x.start}–${x.end}`).join(' ');
        console.log(
          JSON.stringify({
            number: index + 1,
            draft: i + 1,
            spelling: places(found),
            form: form.map((f) => `${f.kind} ${f.start}–${f.end}`).join(', '),
            claims: claims.map((c) => `${c.kind} ${c.start}–${c.end}`).join(', '),
            conflicts: places(conflicts),
          }),
        );
        for (const x of [...form, ...claims, ...conflicts, ...found]) expect(text.slice(x.start, x.end)).toBe(x.quote);
        // A strange syllable is a slip; each must be among those named.
        for (const match of text.matchAll(/[가-힣]+/gu)) {
          if ([...match[0]].every(everydaySyllable)) continue;
          const [start, end] = [match.index, match.index + match[0].length];
          expect(found.some((s) => s.start < end && start < s.end)).toBe(true);
        }
        expect(claims.length).toBeLessThanOrEqual(4);
        expect(form.length).toBeLessThanOrEqual(4);
        expect(conflicts.length).toBeLessThanOrEqual(1);
      }
    },
  );

  it.runIf(slips !== null)('the slips read by hand are named (KKORI_REAL_SLIPS)', () => {
    const found = seen.reduce(
      (n, one) =>
        n +
        allQuestions(one.dossier).reduce(
          (m, q) => m + (q.draft ? spellings(q.draft.text, vocabularyOf(one)).length : 0),
          0,
        ),
      0,
    );
    console.log(JSON.stringify({ slips: found, read: slips }));
    expect(found).toBeGreaterThanOrEqual(slips!);
    expect(found).toBeLessThanOrEqual(slips! + 2);
  });
});
