import type { AllCritiqued } from '../../app/critique-all.ts';
import { reportWords } from '../report-words.ts';
import { fixText, mapLines, type Screen, typoLines } from './critique-screen.ts';
import { critiqueWords } from './critique-words.ts';
import { cutTo, wrap } from './text.ts';

/** Requirements named on the screen; the others are counted. */
const UNCOVERED = 4;
/** Follow-ups of one draft on this screen. */
const TAILS = 4;

/** All drafts of a dossier on one screen: what to mend first, what shows side by side, the maps, and typos last. */
export function allLines(screen: Screen, all: AllCritiqued): string[] {
  const { width, style, lang } = screen;
  const words = critiqueWords(lang);
  const coach = all.drafts[0]!.critique.coach;
  const seconds = all.drafts.map((d) => d.critique.speakingSeconds);
  const off = all.drafts
    .filter((d) => d.critique.checks.some((c) => c.id === 'draft.speak.time' && c.met === false))
    .map((d) => d.ref);
  const out = [
    ...wrap(all.title, width).map(style.bold),
    ...wrap(
      [
        words.lengths(all.drafts.length, Math.min(...seconds), Math.max(...seconds)).replace(/\.$/u, ''),
        off.length === 0 ? words.lengthsFine.replace(/\.$/u, '') : words.lengthsOff(off.join(', ')),
        words.coach(reportWords(lang).coach[coach] ?? coach),
      ].join(' · '),
      width,
    ),
    '',
    ...wrap(all.first.length > 0 ? words.firstOf(all.first.length) : words.noFirst, width).map(style.bold),
    ...all.first.flatMap((first, i) => wrap(`[${first.ref}] ${fixText(first, lang)}`, width, ` ${i + 1} `, '   ')),
  ];
  const across = all.across.map((a) => a.text);
  const uncovered = all.uncovered.map((line) => cutTo(line.text, 46));
  if (uncovered.length > 0)
    across.push(words.uncovered(uncovered.slice(0, UNCOVERED).join(' / '), Math.max(0, uncovered.length - UNCOVERED)));
  if (all.undrafted.length > 0) across.push(words.undrafted(all.undrafted.slice(0, 20).join(', ')));
  if (across.length > 0)
    out.push('', style.bold(words.across), ...across.flatMap((text) => wrap(text, width, ' · ', '   ')));
  for (const { ref, critique } of all.drafts)
    out.push('', ...mapLines(screen, critique.attackMap, words.mapOf(ref), TAILS));
  if (all.left > 0) out.push('', ...wrap(words.left(all.left), width));
  const typos = new Map(all.drafts.flatMap((d) => d.critique.typos.map((t) => [t.quote, t] as const)));
  out.push('', ...typoLines(screen, [...typos.values()]));
  out.push(...wrap(reportWords(lang).coachSays[coach] ?? '', width).map(style.dim));
  return out.filter((line, i) => line !== '' || out[i - 1] !== '');
}
