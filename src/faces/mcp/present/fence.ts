import { clean } from '../../../core/evidence/text.ts';

/** Text that is not ours (postings, notes, answers) as a block that cannot be left: material to read, not instructions. */
export function fenced(text: string): string {
  const safe = clean(text);
  const longest = Math.max(2, ...[...safe.matchAll(/[`~]+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${safe}${safe.endsWith('\n') ? '' : '\n'}${fence}`;
}

/** What to say, as a quotation. */
export function spoken(text: string): string {
  return clean(text)
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}
