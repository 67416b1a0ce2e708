import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkDossiers } from '../../src/app/check-dossiers.ts';
import { ROOT, testDeps } from '../support/deps.ts';
import { corpus } from './corpus.ts';

/** Answers written for the judge, as drafts of dossiers: what tells one thing in two ways, and what only stands beside it. */

const PAGES = corpus();
const FOLDER = path.join(ROOT, 'tests', 'content', 'cards');
type Card = { card: string; good: { answer: string }; weak: { answer: string } };
const CARDS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => parse(readFileSync(path.join(FOLDER, name), 'utf8')) as Card);

const qa = (question: string, text: string) => `# 질문과 답\n\n## 예상 질문\n\n### Q1. ${question}\n\n${text}\n`;
const acrossOf = async (files: Record<string, string>) =>
  (await checkDossiers(testDeps({ 'kkori.json': '{}', ...files }))).across;

describe('drafts of the corpus in dossiers', () => {
  it('differ from their résumé where a conflict was planted, and nowhere else', async () => {
    let planted = 0;
    const missed: string[] = [];
    const beside: string[] = [];
    for (const page of PAGES)
      for (const answer of page.answers) {
        const found = await acrossOf({
          'dossiers/own/qa.md': qa(page.question, answer.text),
          ...(page.resume ? { 'resume.md': `# 윤예시\n\n## 경력\n\n${page.resume}` } : {}),
        });
        const wanted = answer.defects.flatMap((d) => (d.kind.startsWith('conflict-') && 'quote' in d ? [d] : []));
        planted += wanted.length;
        const isWanted = (one: (typeof found)[number], d: (typeof wanted)[number]) =>
          d.kind === `conflict-${one.kind}` && one.places.some(({ said }) => said.quote === d.quote);
        missed.push(
          ...wanted.filter((d) => !found.some((one) => isWanted(one, d))).map((d) => `${page.id} ${d.quote}`),
        );
        beside.push(...found.filter((one) => !wanted.some((d) => isWanted(one, d))).map(({ text }) => text));
      }
    console.log(`corpus: ${planted - missed.length} of ${planted} planted conflicts found, ${beside.length} false`);
    expect(planted).toBeGreaterThanOrEqual(8);
    expect(missed).toEqual([]);
    expect(beside).toEqual([]);
  });

  it.each(['weak', 'medium', 'strong'] as const)(
    'about different things do not differ from each other: all %s ones in one workspace',
    async (grade) => {
      const files = Object.fromEntries(
        PAGES.map(({ id, question, answers }) => [
          `dossiers/${id}/qa.md`,
          qa(question, answers.find((answer) => answer.grade === grade)!.text),
        ]),
      );
      expect((await acrossOf(files)).map(({ text }) => text)).toEqual([]);
    },
  );

  it.each(['good', 'weak'] as const)(
    'about a hundred and fifty subjects do not differ either: the %s answers to every card in four dossiers',
    async (which) => {
      const files = Object.fromEntries(
        [0, 1, 2, 3].map((k) => {
          const own = CARDS.filter((_, i) => i % 4 === k);
          const asked = own.map((card, i) => `### Q${i + 1}. ${card.card}\n\n${card[which].answer}\n`);
          return [`dossiers/part-${k}/qa.md`, `# 질문과 답\n\n## 예상 질문\n\n${asked.join('\n')}`];
        }),
      );
      expect((await acrossOf(files)).map(({ text }) => text)).toEqual([]);
    },
  );
});
