import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { seeded } from '../../src/core/plan/random.ts';

const KNOWLEDGE = path.join(import.meta.dirname, '..', '..', 'knowledge');
const SECTIONS = 10;
const LINES = 5;

/**
 * A workspace with `notes` Markdown notes of ten sections (about 450 characters each) in nested folders, made of the
 * lines of our own pages in seeded disorder, so that words are as common and as rare as in real notes.
 */
export function vault(notes: number): string {
  const random = seeded(20261126);
  const lines = readdirSync(KNOWLEDGE, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .flatMap((name) => readFileSync(path.join(KNOWLEDGE, name), 'utf8').split('\n'))
    .map((line) => line.replace(/^\s*- (?:`[\w-]+` · )?/, '').trim())
    .filter(
      (line) => line.length > 30 && line.length < 300 && !/^(?:신호|말함|안 말함|signals|aliases|---)/.test(line),
    );
  const pick = () => lines[Math.floor(random() * lines.length)]!;
  const folder = mkdtempSync(path.join(tmpdir(), 'kkori-vault-'));
  mkdirSync(path.join(folder, '.kkori'), { mode: 0o700 });
  writeFileSync(path.join(folder, 'kkori.json'), '{}');
  for (let i = 0; i < notes; i++) {
    const below = path.join(folder, 'notes', `주제 ${i % 100}`);
    if (i < 100) mkdirSync(below, { recursive: true });
    const sections = Array.from({ length: SECTIONS }, (_, n) => {
      const words = pick().split(' ').slice(0, 4).join(' ');
      return `## ${words}\n\n${Array.from({ length: LINES }, pick).join('\n')}\n표식 m${i}x${n}\n`;
    });
    writeFileSync(path.join(below, `노트 ${i}.md`), `# ${pick().slice(0, 30)}\n\n${sections.join('\n')}`);
  }
  return folder;
}
