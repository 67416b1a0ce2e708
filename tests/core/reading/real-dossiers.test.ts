import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/adapters/documents/decode.ts';
import { noteFacts } from '../../../src/core/reading/facts.ts';
import { detectKind } from '../../../src/core/reading/kind.ts';
import { allQuestions, docOf, linesIn, soundDossier } from './sound.ts';

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

describe.runIf(folder)('real dossiers (set KKORI_REAL_DOSSIERS to a folder with dossier-*.md)', () => {
  it('are there', () => expect(files.length).toBeGreaterThan(0));

  it.each(files.map((_, i) => [i + 1, i] as const))('number %i is read well', (_, index) => {
    const name = files[index]!;
    const doc = docOf(decode(name, readFileSync(join(folder!, name))));
    const { dossier, accounts } = soundDossier([{ role: 'dossier', doc }]);
    const { posting } = dossier;
    const questions = allQuestions(dossier);

    const roles: Record<string, number> = {};
    for (const { role } of accounts[0]!.blocks) roles[role] = (roles[role] ?? 0) + 1;
    const counts = {
      blocks: doc.blocks.length,
      roles,
      responsibilities: posting.responsibilities.length,
      requirements: posting.requirements.length,
      preferred: posting.preferred.length,
      values: posting.values.length,
      stack: posting.stack.length,
      about: posting.about.length,
      fit: dossier.fit.length,
      highlights: dossier.highlights.length,
      company: dossier.companySummary.length,
      questions: dossier.questions.length,
      themes: new Set(dossier.questions.map((q) => q.theme)).size,
      followUps: questions.length - dossier.questions.length,
      drafts: questions
        .filter((q) => q.draft)
        .map((q) => `${q.ref} ${q.draft!.evidence.start}–${q.draft!.evidence.end}`),
      ask: dossier.ask.length,
      concepts: dossier.concepts.length,
      advice: dossier.advice.length,
      design: dossier.design.length,
      criteria: dossier.criteria.length,
      unread: dossier.unread.length,
      terms: dossier.terms.length,
      years: [dossier.yearsMin, dossier.yearsMax],
      warnings: dossier.warnings.length,
    };
    console.log(JSON.stringify({ number: index + 1, ...counts }));

    expect(detectKind(doc, name).kind).toBe('dossier');
    expect(dossier.company).not.toBeNull();
    expect(dossier.title).not.toBeNull();
    expect(dossier.titleEvidence!.quote.length).toBeGreaterThanOrEqual(8);
    expect(dossier.language).toBe('ko');
    expect(dossier.yearsMin).not.toBeNull();
    expect(posting.requirements.length).toBeGreaterThanOrEqual(3);
    expect(posting.responsibilities.length).toBeGreaterThanOrEqual(4);
    expect(dossier.questions.length).toBeGreaterThanOrEqual(6);
    expect(dossier.terms.length).toBeGreaterThanOrEqual(10);
    expect(dossier.unread.length).toBeLessThanOrEqual(1);

    // Counted another way: straight from the lines of the file.
    const lines = doc.text.split('\n');
    const count = (pattern: RegExp) => lines.filter((line) => pattern.test(line)).length;
    expect(dossier.questions.filter((q) => q.ref.startsWith('Q'))).toHaveLength(count(/^#{1,6} Q\d/u));
    expect(dossier.questions.filter((q) => q.ref.startsWith('M'))).toHaveLength(count(/^#{1,6} 모의 ?질문/u));
    expect(questions.length - dossier.questions.length).toBe(count(/^#{1,6} 꼬리 ?질문/u));
    expect(dossier.ask.length + dossier.questions.filter((q) => q.ref.startsWith('P')).length).toBe(quotedItems(lines));
    for (const q of questions) expect(/^["“]|["”]$/u.test(q.question), `${q.ref} without quotes`).toBe(false);
    for (const q of dossier.questions.filter((q) => /^[QM]/u.test(q.ref)))
      expect(q.draft, `${q.ref} has its draft`).not.toBeNull();
    for (const q of dossier.questions.filter((q) => q.ref.startsWith('P')))
      expect(q.theme, `${q.ref} has its theme`).not.toBeNull();
    for (const fact of noteFacts(dossier.highlights)) expect(fact.grade).toBe('note');
    const shown = linesIn(dossier).map((l) => `${l.text}${l.evidence.before}${l.evidence.after}`);
    expect(
      shown.some((text) => /[₩$]\s?\d/u.test(text)),
      'no pay in any line',
    ).toBe(false);
  });
});

/** Items that are a quoted question, outside of the advice. */
function quotedItems(lines: string[]): number {
  let inAdvice = false;
  let found = 0;
  for (const line of lines) {
    if (/^## /u.test(line)) inAdvice = /advice|조언|전략/iu.test(line);
    if (!inAdvice && /^\s*- [“"].*[”"]\s*$/u.test(line)) found += 1;
  }
  return found;
}
