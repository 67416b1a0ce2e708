import path from 'node:path';
import { startRehearsal } from '../../../app/rehearse.ts';
import { LANGUAGES } from '../../../core/vocabulary.ts';
import { AnswerScript, parseAnswers } from '../answers.ts';
import { oneOf } from '../arguments.ts';
import { say } from '../command-words.ts';
import type { Console } from '../console.ts';
import { EXIT } from '../environment.ts';
import { readText } from '../files.ts';
import { outlineLines, titleLines } from '../header.ts';
import { rehearsalOf } from '../rehearsal.ts';
import { chooseOnce } from '../terminal/terminal.ts';
import { rehearseInTerminal } from '../turn.ts';
import { scripted } from './rehearse.ts';

/** The sample's rehearsal: the questions that `answers/demo.md` was written for, each still found by the planner. */
export const DEMO = {
  dossier: 'hanigyeol',
  format: 'technical',
  mode: 'exam',
  coach: 'offline',
  lang: 'ko',
  seed: 1,
  only: ['transactional-outbox/open-resume', 'resume/F3', 'requirement/incident', 'situational/settlement-mismatch'],
} as const;

/** `npm start`: the invented company, with the person's own answers or, without a terminal, with prepared ones. */
export async function demo(console: Console, options: { lang?: string }): Promise<number> {
  const { env } = console;
  const lang = oneOf('--lang', options.lang, LANGUAGES) ?? DEMO.lang;
  const { deps, answers } = await console.during(say.opening, env.sample());
  try {
    const own =
      env.isTTY &&
      !console.json &&
      (await chooseOnce(env, say.demoChoice, [
        { value: 'scripted', label: say.demoScripted },
        { value: 'own', label: say.demoOwn },
      ])) === 'own';
    if (!console.json) console.out(console.style.dim(say.demoNote));
    const { state } = await startRehearsal(deps, { ...DEMO, lang });
    const rehearsal = await rehearsalOf(deps, console, state, true, env.config.sampleHome);
    if (own) {
      const header = { state, names: rehearsal.names, width: console.width, style: console.style };
      rehearsal.print([
        ...titleLines(header, [rehearsal.words.withReasons]),
        ...outlineLines(header),
        console.style.dim(rehearsal.words.keys),
      ]);
      const code = await rehearseInTerminal(rehearsal, true);
      if (code === EXIT.ok) rehearsal.print(say.demoAfter.map(console.typed));
      return code;
    }
    const script = new AnswerScript(
      parseAnswers(await readText(path.join(answers, lang === 'en' ? 'demo.en.md' : 'demo.md'), env.stdin)),
    );
    const code = await scripted(rehearsal, state, script, false);
    if (!console.json) rehearsal.print(say.demoAfter.map(console.typed));
    return code;
  } finally {
    await deps.store.close();
  }
}
