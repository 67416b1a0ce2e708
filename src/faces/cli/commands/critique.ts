import { applyStart } from '../../../app/apply-start.ts';
import { type Critiqued, compareDrafts, critiqueDraft } from '../../../app/critique.ts';
import { critiqueAll } from '../../../app/critique-all.ts';
import type { Deps } from '../../../app/deps.ts';
import { knowledgeOf, materialFor, resumeOf, slugsIn } from '../../../app/material.ts';
import { ownQuestionOf, REFERENCE, unknownReference } from '../../../app/question.ts';
import type { Critique } from '../../../core/critique/critique.ts';
import { KkoriError } from '../../../core/errors.ts';
import { LANGUAGES, type Language } from '../../../core/vocabulary.ts';
import { namesFrom, reportWords } from '../../report-words.ts';
import { oneOf } from '../arguments.ts';
import { say } from '../command-words.ts';
import type { Console } from '../console.ts';
import { allLines } from '../critique-all-screen.ts';
import { allJson, comparedJson, critiqueJson } from '../critique-json.ts';
import { comparisonLines, critiqueLines, headLines, reasonWords, type Screen } from '../critique-screen.ts';
import { critiqueWords, critiqueMistakes as wrong } from '../critique-words.ts';
import { dossierMeant } from '../dossier-meant.ts';
import { EXIT, UsageError } from '../environment.ts';
import { named } from '../failure.ts';
import { readText } from '../files.ts';
import { COACHES, coachFor } from '../model.ts';
import { wrap } from '../text.ts';
import { wordsFor } from '../words.ts';

export type CritiqueOptions = {
  question?: string;
  file?: string;
  all?: boolean;
  compare?: string[];
  apply?: boolean;
  lang?: string;
  coach?: string;
};

/** What is to be read, from the words of the command line. */
type Wish = {
  dossier: string | undefined;
  /** A label (Q3) or a question in words. */
  question: string | undefined;
  what: 'draft' | 'all' | 'compare';
  lang: Language | undefined;
  coach: string | undefined;
};

/** `kkori critique`: one draft, all drafts of a dossier, or two drafts of one question against each other. */
export async function critique(
  console: Console,
  first: string | undefined,
  second: string | undefined,
  options: CritiqueOptions,
): Promise<number> {
  const wish = wishOf(first, second, options);
  const text = options.file === undefined ? undefined : await draftFile(console, options.file);
  return console.withWorkspace(
    async ({ deps }) => {
      const dossier = await dossierFor(deps, wish);
      switch (wish.what) {
        case 'all':
          return all(console, deps, dossier!, wish);
        case 'compare':
          return compare(console, deps, dossier, wish, options.compare!);
        case 'draft':
          return one(console, deps, dossier, wish, text, options.apply === true);
      }
    },
    wish.coach ? { coach: wish.coach } : {},
  );
}

function wishOf(first: string | undefined, second: string | undefined, options: CritiqueOptions): Wish {
  const alone = second === undefined && first !== undefined && REFERENCE.test(first);
  const dossier = alone ? undefined : first;
  const reference = alone ? first : second;
  const lang = oneOf('--lang', options.lang, LANGUAGES);
  const coach = oneOf('--coach', options.coach, COACHES);
  if (reference !== undefined && options.question !== undefined)
    throw new UsageError(say.onlyOne(reference.slice(0, 40), '--question'));
  if (reference !== undefined && options.file !== undefined)
    throw new UsageError(
      wrong.fileWithReference(reference.slice(0, 40)),
      wrong.fileWithReferenceHint(reference.slice(0, 40)),
    );
  const question = reference ?? options.question;
  if (options.compare !== undefined) {
    if (options.file !== undefined) throw new UsageError(say.onlyOne('--compare', '--file'));
    if (options.apply) throw new UsageError(say.onlyOne('--compare', '--apply'));
    if (options.all) throw new UsageError(say.onlyOne('--compare', '--all'));
    if (options.compare.length !== 2) throw new UsageError(wrong.compareTwo, wrong.compareTwoHint);
    return { dossier, question, what: 'compare', lang, coach };
  }
  if (options.all) {
    for (const [name, given] of [
      ['--question', question],
      ['--file', options.file],
      ['--apply', options.apply],
    ] as const)
      if (given !== undefined) throw new UsageError(say.onlyOne('--all', name));
    return { dossier, question: undefined, what: 'all', lang, coach };
  }
  if (options.apply && (reference === undefined || options.file !== undefined))
    throw new UsageError(wrong.applyNeedsReference, wrong.applyNeedsReferenceHint);
  if (question === undefined) {
    if (options.file !== undefined) throw new UsageError(wrong.needQuestion, wrong.needQuestionHint);
    // A dossier alone, or nothing at all: everything that is drafted.
    return { dossier, question, what: 'all', lang, coach };
  }
  if (options.file === undefined && !REFERENCE.test(question.trim()) && reference === undefined)
    throw new UsageError(wrong.needFile, wrong.needFileHint);
  return { dossier, question, what: 'draft', lang, coach };
}

/** The dossier named, else the only one there is; a question in words needs none. */
async function dossierFor(deps: Deps, { dossier, question, what }: Wish): Promise<string | undefined> {
  const slugs = slugsIn(await deps.workspace.list());
  const needed = what === 'all' || (question !== undefined && REFERENCE.test(question.trim()));
  return dossier === undefined && slugs.length !== 1 && !needed ? undefined : dossierMeant(deps, dossier);
}

async function draftFile(console: Console, name: string): Promise<string> {
  if (name === '-' && console.env.isTTY) console.err(say.paste);
  const text = await readText(name, console.env.stdin);
  if (text.includes('\0')) throw new KkoriError('input', wrong.notText(name));
  return text;
}

function screenOf(console: Console, lang: Language): Screen {
  return { width: console.width, style: console.style, lang };
}

function print(console: Console, lines: readonly string[]): void {
  for (const line of lines) console.out(line);
}

async function one(
  console: Console,
  deps: Deps,
  dossier: string | undefined,
  wish: Wish,
  text: string | undefined,
  apply: boolean,
): Promise<number> {
  const words = critiqueWords(wish.lang ?? 'ko');
  const done = await named(
    console.during(
      words.reading,
      critiqueDraft(deps, {
        dossier: dossier ?? null,
        question: wish.question!,
        ...(text === undefined ? {} : { text }),
        ...(wish.lang ? { lang: wish.lang } : {}),
        coach: coachFor(deps, wish.coach),
      }),
    ),
  );
  const applied = apply ? await applyStart(deps, done.own!, done.critique) : null;
  if (console.json) {
    console.printJson({
      ...critiqueJson(done.critique, { ref: done.own?.ref, session: done.session.state.id }),
      ...(applied ? { applied: applied.changed } : {}),
    });
    return EXIT.ok;
  }
  const lang = done.session.state.started!.lang;
  const failure = done.session.state.failures.at(-1);
  if (failure && done.critique.coach === 'offline') console.err(wordsFor(lang).modelFailed(1, failure.reason));
  if (wish.lang && wish.lang !== lang) console.err(critiqueWords(wish.lang).readAs);
  const screen = screenOf(console, lang);
  const names = namesFrom(done.material.knowledge, done.material.resume, lang);
  print(console, [
    ...headLines(screen, done.own?.ref ?? null, done.critique),
    ...critiqueLines(screen, done.critique, names),
    ...beforeLines(screen, done, names),
    ...nextLines(console, done, lang, applied),
  ]);
  return EXIT.ok;
}

/** How this draft compares with the one before it in the same session. */
function beforeLines(
  screen: Screen,
  { before, critique: now }: Critiqued,
  names: ReturnType<typeof namesFrom>,
): string[] {
  if (!before) return [];
  const words = reasonWords(screen.lang, names, pointNames(before.critique, now));
  return [
    '',
    screen.style.bold(critiqueWords(screen.lang).before),
    ...comparisonLines(screen, before.comparison, words),
  ];
}

function nextLines(
  console: Console,
  { own, critique: found, material }: Critiqued,
  lang: Language,
  applied: { changed: boolean; uri: string } | null,
): string[] {
  const words = critiqueWords(lang);
  if (applied) return ['', ...wrap(applied.changed ? words.applied(applied.uri) : words.notApplied, console.width)];
  const dossier = material.dossier?.slug;
  if (!own || !dossier) return [];
  const open = found.attackMap.some((entry) => entry.probes.some((tail) => !tail.ready));
  // A command stands on a line of its own, so that it can be copied whole.
  const offer = (what: string, command: string) =>
    [...wrap(what, console.width), `  ${console.command(command)}`].map(console.style.dim);
  return [
    ...(found.start.sentence ? offer(words.toApply, `critique ${dossier} ${own.ref} --apply`) : []),
    ...(open ? offer(words.toRehearse, `rehearse ${dossier} --tails ${own.ref}`) : []),
  ];
}

async function all(console: Console, deps: Deps, dossier: string, wish: Wish): Promise<number> {
  const found = await named(
    console.during(
      critiqueWords(wish.lang ?? 'ko').reading,
      critiqueAll(deps, { dossier, ...(wish.lang ? { lang: wish.lang } : {}) }),
    ),
  );
  if (console.json) console.printJson(allJson(found));
  else {
    if (wish.lang && wish.lang !== found.lang) console.err(critiqueWords(wish.lang).readAs);
    print(console, allLines(screenOf(console, found.lang), found));
  }
  return EXIT.ok;
}

/** A draft to compare: a label of the notes, or a file. */
async function compare(
  console: Console,
  deps: Deps,
  dossier: string | undefined,
  wish: Wish,
  sides: string[],
): Promise<number> {
  const material = await materialFor(deps, dossier ?? null);
  const labels = sides.filter((side) => REFERENCE.test(side) && ownQuestionOf(material, side));
  const question = wish.question ?? labels[0];
  if (question === undefined) throw new UsageError(wrong.needQuestion, wrong.needQuestionHint);
  const texts: string[] = [];
  for (const side of sides) {
    const own = REFERENCE.test(side) ? ownQuestionOf(material, side) : null;
    if (REFERENCE.test(side) && !own && material.dossier) {
      const { message, hint } = unknownReference(material, side, 'kkori critique 지원건 Q3');
      throw new UsageError(message, hint);
    }
    texts.push(own ? (own.draft?.text ?? '') : await draftFile(console, side));
  }
  const [a, b] = texts as [string, string];
  const found = await named(
    console.during(
      critiqueWords(wish.lang ?? 'ko').reading,
      compareDrafts(deps, { dossier: dossier ?? null, question, a, b, ...(wish.lang ? { lang: wish.lang } : {}) }),
    ),
  );
  const { knowledge } = await knowledgeOf(deps);
  const resume = await resumeOf(deps, await deps.workspace.list());
  const lang = wish.lang ?? (/[가-힣]/u.test(found.a.question + a) ? 'ko' : 'en');
  const screen = screenOf(console, lang);
  const words = reasonWords(lang, namesFrom(knowledge, resume, lang), pointNames(found.a, found.b));
  if (console.json) console.printJson(comparedJson(found, words));
  else
    print(console, [
      ...headLines(screen, null, found.b).slice(0, -1),
      console.style.dim(critiqueWords(lang).coach(reportWords(lang).coach.offline ?? '')),
      '',
      ...comparisonLines(screen, found, words),
      console.style.dim(reportWords(lang).coachSays.offline ?? ''),
    ]);
  return EXIT.ok;
}

/** Expected points by their ids, in words. */
function pointNames(...critiques: Critique[]): Map<string, string> {
  return new Map(critiques.flatMap((c) => c.expected.map((p) => [`${p.card}#${p.point}`, p.text] as const)));
}
