import { startAttack } from '../../../app/attack.ts';
import type { Deps } from '../../../app/deps.ts';
import { slugMeant, slugsIn } from '../../../app/material.ts';
import { startRehearsal } from '../../../app/rehearse.ts';
import { reportFrom } from '../../../app/review.ts';
import { changeCoach } from '../../../app/work.ts';
import type { SessionState } from '../../../core/session/state.ts';
import { PRICES } from '../../../core/usage.ts';
import { FORMATS, LANGUAGES, LEVELS, MODES } from '../../../core/vocabulary.ts';
import { AnswerScript, parseAnswers } from '../answers.ts';
import { oneOf, someOf, whole } from '../arguments.ts';
import { say } from '../command-words.ts';
import type { Console } from '../console.ts';
import { dossierNeeded } from '../dossier-meant.ts';
import { EXIT, UsageError } from '../environment.ts';
import { named } from '../failure.ts';
import { readText } from '../files.ts';
import { outlineLines, planLines, titleLines } from '../header.ts';
import { reportJson } from '../json.ts';
import { COACHES, coachFor } from '../model.ts';
import { type Rehearsal, rehearsalOf } from '../rehearsal.ts';
import { rehearseByScript } from '../script.ts';
import { sessionToResume } from '../sessions.ts';
import { chooseOnce } from '../terminal/terminal.ts';
import { rehearseInTerminal } from '../turn.ts';
import { wordsFor } from '../words.ts';
import { Working } from '../working.ts';

export type RehearseOptions = {
  format?: string;
  questions?: string;
  minutes?: string;
  mode?: string;
  lang?: string;
  level?: string;
  coach?: string;
  seed?: string;
  answers?: string;
  resume?: string | true;
  show?: string;
  input?: string;
  attack?: string;
  tails?: string;
};

const SHOW = ['why', 'plan'] as const;
const SEED_MAX = 2 ** 31 - 1;

type Wish = ReturnType<typeof wishOf>;

/** The options as typed, checked. Throws UsageError. */
function wishOf(options: RehearseOptions) {
  const wish = {
    format: oneOf('--format', options.format, FORMATS),
    questions: whole('--questions', options.questions, 1, 30),
    minutes: whole('--minutes', options.minutes, 5, 240),
    mode: oneOf('--mode', options.mode, MODES),
    lang: oneOf('--lang', options.lang, LANGUAGES),
    level: oneOf('--level', options.level, LEVELS),
    coach: oneOf('--coach', options.coach, COACHES),
    seed: whole('--seed', options.seed, 0, SEED_MAX),
    input: oneOf('--input', options.input, ['typed', 'spoken'] as const),
    show: someOf('--show', options.show, SHOW),
  };
  const tails = tailsOf(options);
  if (tails && (wish.format || wish.minutes))
    throw new UsageError(say.onlyOne('--tails', wish.format ? '--format' : '--minutes'));
  if (tails && options.resume !== undefined) throw new UsageError(say.onlyOne('--tails', '--resume'));
  if (wish.questions !== undefined && wish.minutes !== undefined)
    throw new UsageError(say.onlyOne('--questions', '--minutes'));
  return wish;
}

/** The draft whose unprotected follow-ups are rehearsed: `--tails Q3`, also `--attack Q3`. Throws UsageError for both. */
function tailsOf({ attack, tails }: RehearseOptions): string | undefined {
  if (attack !== undefined && tails !== undefined) throw new UsageError(say.onlyOne('--attack', '--tails'));
  return tails ?? attack;
}

/** A rehearsal in the terminal, or by a file of answers. */
export async function rehearse(
  console: Console,
  dossier: string | undefined,
  options: RehearseOptions,
): Promise<number> {
  const { env } = console;
  const wish = wishOf(options);
  if (options.answers === undefined && !env.isTTY) throw new UsageError(say.noAnswers, say.noAnswersHint);
  if (options.answers === undefined && console.json) throw new UsageError(say.jsonNeedsAnswers, say.noAnswersHint);
  const script =
    options.answers === undefined ? null : new AnswerScript(parseAnswers(await readText(options.answers, env.stdin)));
  return console.withWorkspace(
    async ({ deps }) => {
      const state =
        options.resume !== undefined
          ? await takenOver(console, deps, await sessionToResume(deps, options.resume, dossier))
          : await begun(console, deps, await dossierNamed(console, deps, dossier), wish, tailsOf(options));
      const rehearsal = await rehearsalOf(deps, console, state, wish.show.includes('why'));
      if (!script) return interactive(rehearsal, state, wish.show.includes('plan'), options.resume !== undefined);
      return scripted(rehearsal, state, script, wish.show.includes('plan'));
    },
    wish.coach ? { coach: wish.coach } : {},
  );
}

/** The follow-ups of one draft, or a planned rehearsal. */
async function begun(
  console: Console,
  deps: Deps,
  dossier: string | undefined,
  wish: Wish,
  tails: string | undefined,
): Promise<SessionState> {
  if (tails === undefined) return started(console, deps, dossier, wish);
  if (dossier === undefined) throw dossierNeeded([]);
  const { questions, mode, lang, input } = wish;
  const session = await named(
    console.during(
      wordsFor(lang ?? 'ko').planning,
      startAttack(deps, { dossier, question: tails, questions, mode, lang, input, coach: coachFor(deps, wish.coach) }),
    ),
  );
  return session.state;
}

async function started(
  console: Console,
  deps: Deps,
  dossier: string | undefined,
  { show: _, ...wish }: Wish,
): Promise<SessionState> {
  const settings = await deps.workspace.settings();
  // A length on the command line wins whole over the workspace's own.
  const sized = wish.questions !== undefined || wish.minutes !== undefined;
  const { questions, minutes } = sized ? wish : settings;
  const words = wordsFor(wish.lang ?? settings.language ?? 'ko');
  const working = console.env.isTTY && !console.json ? new Working(console, words) : null;
  if (working) deps.watch = (event) => working.show(event);
  try {
    const session = await console.during(
      words.planning,
      startRehearsal(deps, {
        ...wish,
        questions,
        minutes: questions === undefined ? minutes : undefined,
        format: wish.format ?? settings.format,
        dossier,
        coach: coachFor(deps, wish.coach),
      }),
    );
    return session.state;
  } finally {
    deps.watch = undefined;
    working?.clear();
  }
}

/**
 * A session that an assistant led, or a model that is not configured any more, goes on with the rules: nobody here does
 * what was still owed. A session of the rules stays with them, so that a resumed session spends nothing unasked.
 */
async function takenOver(console: Console, deps: Deps, state: SessionState): Promise<SessionState> {
  const lost = state.coach === 'host' || (state.coach === 'anthropic' && !deps.coaches.anthropic);
  if (!lost || state.ended) return state;
  if (state.coach === 'anthropic') console.err(wordsFor(state.started?.lang ?? 'ko').noModel);
  return (await changeCoach(deps, state.id, 'offline')).state;
}

/** The dossier meant; at a terminal, several and none named is a question and not a mistake. */
async function dossierNamed(console: Console, deps: Deps, wanted: string | undefined): Promise<string | undefined> {
  if (wanted !== undefined) return named(slugMeant(deps, wanted));
  const slugs = slugsIn(await deps.workspace.list());
  if (slugs.length < 2) return slugs[0];
  if (!console.env.isTTY || console.json) throw dossierNeeded(slugs);
  return chooseOnce(
    console.env,
    say.chooseDossier,
    slugs.map((slug) => ({ value: slug, label: slug })),
  );
}

async function interactive(
  rehearsal: Rehearsal,
  state: SessionState,
  withPlan: boolean,
  resumed: boolean,
): Promise<number> {
  const { console, words } = rehearsal;
  const header = headerOf(rehearsal, state);
  const answered = state.turnOrder.filter((id) => (state.turns.get(id)?.attempts.length ?? 0) > 0).length;
  rehearsal.print([
    ...titleLines(header, rehearsal.why ? [words.withReasons] : []),
    ...(resumed ? [words.resumed(answered)] : outlineLines(header)),
    ...(withPlan ? planLines(header) : []),
    ...(resumed ? [] : [console.style.dim(words.keys)]),
  ]);
  return rehearseInTerminal(rehearsal, !resumed);
}

/** The rehearsal by prepared answers, written down as it goes, or only its JSON. */
export async function scripted(
  rehearsal: Rehearsal,
  state: SessionState,
  script: AnswerScript,
  withPlan: boolean,
): Promise<number> {
  const { console, words } = rehearsal;
  const header = headerOf(rehearsal, state);
  if (!console.json)
    rehearsal.print([
      ...titleLines(header, rehearsal.why ? [words.withReasons] : []),
      ...(withPlan ? ['', ...planLines(header)] : []),
      '',
    ]);
  const end = await rehearseByScript(rehearsal, script);
  if (console.json) console.printJson(reportJson(await reportFrom(rehearsal.deps, end)));
  return EXIT.ok;
}

function headerOf({ names, console, words }: Rehearsal, state: SessionState) {
  const { model } = console.env.config;
  const named =
    state.coach === 'anthropic' && model
      ? words.model(model.model, PRICES[model.model] ? model.limits.usd : null)
      : null;
  return { state, names, width: console.width, style: console.style, model: named };
}
