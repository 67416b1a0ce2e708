import { askFollowUps } from '../../../app/ask.ts';
import { slugsIn } from '../../../app/material.ts';
import { LANGUAGES } from '../../../core/vocabulary.ts';
import { probeName } from '../../report-words.ts';
import { oneOf } from '../arguments.ts';
import { say } from '../command-words.ts';
import type { Console } from '../console.ts';
import { EXIT } from '../environment.ts';
import { named } from '../failure.ts';
import { readText } from '../files.ts';
import { COACHES, coachFor } from '../model.ts';
import { wrap } from '../text.ts';
import { wordsFor } from '../words.ts';

export type AskOptions = { question: string; answer: string; lang?: string; coach?: string };

/** A label of the notes such as Q3 or M1.2. */
const REFERENCE = /^[A-Za-z]{1,3}\d+(\.\d+)?$/;

function anchorWords({ quote, in: place }: { quote: string; in: string }, lang: 'ko' | 'en'): string {
  return lang === 'ko' ? say.anchor(quote, say.anchorIn[place] ?? place) : `takes up ‘${quote}’ (${place})`;
}

/** `kkori ask`: the 꼬리 질문 that one answer invites, or why there is none; nothing is stored. */
export async function ask(console: Console, dossier: string | undefined, options: AskOptions): Promise<number> {
  const lang = oneOf('--lang', options.lang, LANGUAGES);
  const wanted = oneOf('--coach', options.coach, COACHES);
  if (options.answer === '-' && console.env.isTTY) console.err(say.paste);
  const answer = await readText(options.answer, console.env.stdin);
  return console.withWorkspace(
    async ({ deps }) => {
      // A label means the notes of the only dossier there is.
      const slugs =
        dossier === undefined && REFERENCE.test(options.question.trim()) ? slugsIn(await deps.workspace.list()) : [];
      const asked = await named(
        console.during(
          say.asking,
          askFollowUps(deps, {
            dossier: dossier ?? (slugs.length === 1 ? slugs[0] : undefined),
            question: options.question,
            answer,
            lang,
            coach: coachFor(deps, wanted),
          }),
        ),
      );
      if (console.json) {
        const { coach, followUps, skip, failed, usage } = asked;
        console.printJson({ coach, followUps, skip, ...(failed ? { failed } : {}), ...(usage ? { usage } : {}) });
        return EXIT.ok;
      }
      const spoken = lang ?? (/[가-힣]/.test(asked.question + answer) ? 'ko' : 'en');
      const words = wordsFor(spoken);
      if (asked.failed) console.err(words.modelFailed(1, asked.failed));
      asked.followUps.forEach((followUp, i) => {
        const lead = `${words.followUpTag} ${i + 1} `;
        for (const line of wrap(
          `${followUp.text}  [${probeName(followUp.probe, followUp.why, spoken)}]`,
          console.width,
          console.style.accent(lead),
          '  ',
        ))
          console.out(line);
        for (const line of wrap(`${anchorWords(followUp.anchor, spoken)} · ${followUp.why}`, console.width, '  '))
          console.out(console.style.dim(line));
      });
      if (asked.skip)
        console.out(spoken === 'ko' ? say.noFollowUp(asked.skip.reason) : `→ Moving on: ${asked.skip.reason}`);
      return EXIT.ok;
    },
    wanted ? { coach: wanted } : {},
  );
}
