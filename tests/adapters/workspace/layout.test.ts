import { describe, expect, it } from 'vitest';
import { frontMatterSlug, placeDossiers, placeInbox, placeNotes } from '../../../src/adapters/workspace/layout.ts';

/** `slug: path, path` for each dossier. */
const placed = (files: Record<string, string | null>) =>
  placeDossiers(Object.entries(files).map(([path, slug]) => ({ path, slug }))).map(
    ({ slug, entries }) => `${slug}: ${entries.map(({ path }) => path.replace('dossiers/', '')).join(', ')}`,
  );

describe('slugs', () => {
  it('come from the name, and from the front matter where the name is no id', () => {
    expect(placed({ 'dossiers/a/posting.md': null, 'dossiers/가.md': 'ga', 'dossiers/B/qa.md': 'Not An Id' })).toEqual([
      'a: a/posting.md',
      expect.stringMatching(/^d-[0-9a-f]{8}: B\/qa\.md$/),
      'ga: 가.md',
    ]);
  });

  it('stay with a folder that was renamed, since its front matter says who it is', () => {
    expect(placed({ 'dossiers/hanigyeol-2026/posting.md': 'hanigyeol' })).toEqual([
      'hanigyeol: hanigyeol-2026/posting.md',
    ]);
  });

  it('belong to the one that bears it as its name when two claim it; the other keeps its own', () => {
    expect(placed({ 'dossiers/a.md': 'b', 'dossiers/b.md': null, 'dossiers/c.md': 'b' })).toEqual([
      'a: a.md',
      'b: b.md',
      'c: c.md',
    ]);
    expect(placed({ 'dossiers/a.md': 'z', 'dossiers/b.md': 'z' })).toEqual(['b: b.md', 'z: a.md']);
  });

  it('can be swapped between two', () => {
    expect(placed({ 'dossiers/a.md': 'b', 'dossiers/b.md': 'a' })).toEqual(['a: b.md', 'b: a.md']);
  });

  it('join the folder and the file of one name, unless both are the whole', () => {
    expect(placed({ 'dossiers/a/posting.md': null, 'dossiers/a.md': null })).toEqual(['a: a.md, a/posting.md']);
    expect(placed({ 'dossiers/a/dossier.md': null, 'dossiers/a.md': null })).toEqual([
      'a: a/dossier.md',
      expect.stringMatching(/^d-[0-9a-f]{8}: a\.md$/),
    ]);
  });

  it('tell two folders apart that differ only in how the name is spelt', () => {
    const [one, two] = placed({
      [`dossiers/${'가'.normalize('NFC')}/posting.md`]: null,
      [`dossiers/${'가'.normalize('NFD')}/posting.md`]: null,
    });
    expect(one!.slice(0, 10)).not.toBe(two!.slice(0, 10));
  });

  it('ignore files that are none of ours', () => {
    expect(placed({ 'dossiers/a/readme.md': null, 'dossiers/a/deeper/posting.md': null })).toEqual([]);
  });
});

describe('ids of notes and inbox files', () => {
  it('are all different, also in a vault of 50,000 where eight hex digits are not enough', () => {
    const notes = placeNotes(Array.from({ length: 50_000 }, (_, i) => `notes/${i}.md`));
    expect(new Set(notes.map((note) => note.uri)).size).toBe(50_000);
    expect(notes.every((note) => /^kkori:\/\/notes\/n-[0-9a-f]{8}$/.test(note.uri))).toBe(true);
  });

  it('tell two files apart that differ only in how the name is spelt', () => {
    const inbox = placeInbox(['NFC', 'NFD'].map((form) => `inbox/${'가'.normalize(form)}.pdf`));
    expect(new Set(inbox.map((file) => file.uri)).size).toBe(2);
  });
});

describe('the slug of a front matter', () => {
  it.each([
    ['---\nslug: hanigyeol\n---\n# x', 'hanigyeol'],
    ['\uFEFF---\r\ncompany: x\r\nslug: "a-1" # mine\r\n---\r\n', 'a-1'],
    ["---\nslug: 'b'\n---", 'b'],
    ['---\nslug: Not Id\n---\n', null],
    ['---\nslug:\n---\n', null],
    ['---\nslug: a\n', null],
    ['# x\n---\nslug: a\n---\n', null],
    ['---\ndeep:\n  slug: a\n---\n', null],
    ['', null],
  ])('of %j is %j', (head, slug) => {
    expect(frontMatterSlug(head)).toBe(slug);
  });
});
