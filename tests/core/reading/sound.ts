import { expect } from 'vitest';
import { read } from '../../../src/adapters/documents/documents.ts';
import type { Dossier, DossierQuestion, Line } from '../../../src/core/dossier.ts';
import type { Evidence } from '../../../src/core/evidence/evidence.ts';
import { sha16, sourceText } from '../../../src/core/evidence/text.ts';
import type { ReadDocument } from '../../../src/core/reading/document.ts';
import { type Account, type DossierFile, readWithAccount } from '../../../src/core/reading/dossier.ts';
import type { LabelSignals } from '../../../src/core/reading/profile.ts';

/** A text written in a test, as the documents adapter reads it. */
export function docOf(text: string, uri = 'kkori://dossiers/test'): ReadDocument {
  const body = sourceText(text);
  return read({ uri, sha: sha16(body), text: body });
}

/** A dossier of texts by role; checks what must hold for every document on the way. */
export function dossierOf(
  texts: { [role in DossierFile['role']]?: string },
  signals: LabelSignals[] = [],
): { dossier: Dossier; accounts: Account[] } {
  const files = Object.entries(texts).map(([role, text]) => ({
    role: role as DossierFile['role'],
    doc: docOf(text, `kkori://dossiers/test/${role}`),
  }));
  return soundDossier(files, signals);
}

/** Reads and asserts: every quote is the text, every block is accounted for by something that can be seen. */
export function soundDossier(
  files: DossierFile[],
  signals: LabelSignals[] = [],
): { dossier: Dossier; accounts: Account[] } {
  const read = readWithAccount(files, 'test', signals);
  const texts = new Map(files.map((f) => [f.doc.uri, f.doc.text]));
  const { dossier } = read;
  for (const evidence of evidenceIn(dossier)) expectQuote(evidence, texts.get(evidence.uri)!);
  for (const label of dossier.profileEvidence)
    expect(label.evidence.length, `${label.axis} ${label.value} is said somewhere`).toBeGreaterThan(0);
  for (const q of allQuestions(dossier)) {
    if (!q.draft) continue;
    const { start } = q.draft.evidence;
    const text = texts.get(q.draft.evidence.uri)!;
    expect(q.draft.text === text.slice(start, start + q.draft.text.length), `draft of ${q.ref} is a span`).toBe(true);
    expect(q.draft.text.startsWith(q.draft.evidence.quote)).toBe(true);
  }
  for (const account of read.accounts) expectAccounted(account, dossier);
  const ids = linesIn(dossier).map((l) => l.id);
  expect(new Set(ids).size, 'line ids are unique').toBe(ids.length);
  const refs = allQuestions(dossier).map((q) => q.ref);
  expect(new Set(refs).size, 'question refs are unique').toBe(refs.length);
  return read;
}

export function expectQuote(evidence: Evidence, text: string): void {
  const { start, end, quote } = evidence;
  expect(start < end && end <= text.length, `span ${start}–${end} inside the text`).toBe(true);
  expect(quote === text.slice(start, end), `quote at ${start}–${end} is the text`).toBe(true);
  // A context that begins or ends inside a letter of two units has a replacement character there.
  const whole = (context: string) => context.replaceAll('\ufffd', '');
  if (evidence.before) expect(text.slice(0, start).endsWith(whole(evidence.before))).toBe(true);
  if (evidence.after) expect(text.slice(end).startsWith(whole(evidence.after))).toBe(true);
}

function expectAccounted({ uri, blocks }: Account, dossier: Dossier): void {
  const spans = (evidence: Evidence[]) => evidence.filter((e) => e.uri === uri);
  const lines = spans([...linesIn(dossier), ...dossier.unread].map((l) => l.evidence));
  const questions = spans(allQuestions(dossier).map((q) => q.evidence));
  const drafts = spans(
    allQuestions(dossier).flatMap((q) =>
      q.draft ? [{ ...q.draft.evidence, end: q.draft.evidence.start + q.draft.text.length }] : [],
    ),
  );
  for (const { block, role } of blocks) {
    const covered = (found: Evidence[]) => found.some((e) => e.start < block.end && block.start < e.end);
    const where = `block ${block.start}–${block.end} (${role})`;
    if (role === 'line') expect(covered(lines), where).toBe(true);
    else if (role === 'unread') expect(covered(spans(dossier.unread.map((l) => l.evidence))), where).toBe(true);
    else if (role === 'question')
      expect(
        covered(questions) || block.kind === 'heading' || block.kind === 'item' || block.kind === 'paragraph',
        where,
      ).toBe(true);
    else if (role === 'draft') expect(covered(drafts), where).toBe(true);
    else expect(['heading', 'label', 'field', 'pay', 'notice', 'restated'], where).toContain(role);
  }
}

export function linesIn(dossier: Dossier): Line[] {
  const { posting, fit, highlights, companySummary, ask, concepts, advice, design, criteria } = dossier;
  return [
    ...Object.values(posting).flat(),
    ...fit,
    ...highlights,
    ...companySummary,
    ...ask,
    ...concepts,
    ...advice,
    ...design,
    ...criteria,
  ];
}

export function allQuestions(dossier: Dossier): DossierQuestion[] {
  return dossier.questions.flatMap((q) => [q, ...q.followUps]);
}

function evidenceIn(dossier: Dossier): Evidence[] {
  const questions = allQuestions(dossier);
  return [
    ...linesIn(dossier).map((l) => l.evidence),
    ...dossier.unread.map((l) => l.evidence),
    ...questions.map((q) => q.evidence),
    ...questions.flatMap((q) => (q.draft ? [q.draft.evidence] : [])),
    ...dossier.profileEvidence.flatMap((label) => label.evidence),
    ...(dossier.titleEvidence ? [dossier.titleEvidence] : []),
  ];
}

export const texts = (lines: Line[]) => lines.map((line) => line.text);
