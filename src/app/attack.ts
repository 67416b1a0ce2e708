import { likeliest, type MapEntry, type Tail } from '../core/critique/attack-map.ts';
import { type DossierQuestion, dossierTitle } from '../core/dossier.ts';
import { KkoriError } from '../core/errors.ts';
import { cut, type Evidence, type Source } from '../core/evidence/evidence.ts';
import { locate } from '../core/evidence/locate.ts';
import { questionKey } from '../core/plan/question-key.ts';
import type { Slot } from '../core/session/events.ts';
import type { CoachName, Language, Mode } from '../core/vocabulary.ts';
import { advance, newSession, type Session } from './advance.ts';
import { critiqueDraft } from './critique.ts';
import type { Deps } from './deps.ts';
import { materialFor, slugMeant } from './material.ts';
import { levelOf } from './planning.ts';
import { ownQuestionOf, unknownReference } from './question.ts';
import { RULES_VERSION } from './versions.ts';

export type AttackOptions = {
  dossier: string;
  /** The label of a drafted question (Q3). */
  question: string;
  coach: CoachName;
  mode?: Mode;
  lang?: Language;
  input?: 'typed' | 'spoken';
  /** At most so many sentences. */
  questions?: number;
};

/** Follow-ups after each of the preset ones. */
const DEPTH = 2;
const MINUTES = { typed: 5, spoken: 3 } as const;

/**
 * A rehearsal of the follow-ups that a draft has nothing ready for: one slot for each unprotected sentence of its map,
 * with the likeliest of its probes preset. The draft itself is not said again: it counts as the answer before. Throws
 * not-found (an unknown label), input (no draft; nothing unprotected).
 */
export async function startAttack(deps: Deps, options: AttackOptions): Promise<Session> {
  const slug = await slugMeant(deps, options.dossier);
  const material = await materialFor(deps, slug);
  const own = ownQuestionOf(material, options.question);
  if (!own) throw unknownReference(material, options.question, 'kkori rehearse 지원건 --tails Q3');
  const { critique } = await critiqueDraft(deps, {
    dossier: slug,
    question: own.ref,
    ...(options.lang ? { lang: options.lang } : {}),
  });
  const open = unprotected(critique.attackMap).slice(0, options.questions);
  const lang = options.lang ?? (/[가-힣]/u.test(own.question) ? 'ko' : 'en');
  if (open.length === 0)
    throw new KkoriError('input', `${own.ref}의 초안에는 준비가 없는 꼬리 질문이 없습니다.`, {
      hint: `꼬리 지도를 보려면: kkori critique ${slug} ${own.ref}`,
    });
  const source = await deps.workspace.read(own.draft!.evidence.uri);
  const { dossier, resume, knowledge } = material;
  const input = options.input ?? 'typed';
  const session = newSession(deps);
  session.record({
    type: 'started',
    purpose: 'attack',
    dossier: { slug, sha: dossier!.sha },
    title: `${dossierTitle(dossier!)} · ${own.ref}`,
    resume: resume ? { sha: resume.sha } : null,
    versions: { knowledge: knowledge.version.slice(0, 16), rules: RULES_VERSION },
    format: 'technical',
    mode: options.mode ?? 'coach',
    lang,
    seed: 0,
    coach: options.coach,
    input,
    level: levelOf(material),
    limits: { questions: open.length, minutes: null, depth: DEPTH },
    from: `${own.evidence.uri}#${own.ref}`,
  });
  session.record({
    type: 'planned',
    slots: open.map(({ entry, tail }, i): Slot => {
      const card = [...knowledge.concepts.keys()].find((id) => tail.key.startsWith(`${id}/`));
      return {
        id: `s${i + 1}`,
        stage: 'core',
        type: critique.type,
        topic: entry.sentence.slice(0, 80).toWellFormed(),
        concepts: card ? [card] : [],
        questionKey: questionKey(tail.question),
        key: tail.key,
        question: tail.question,
        intent: tail.because,
        minutes: MINUTES[input],
        evidence: [sentenceIn(source, own, entry), ...tail.evidence.slice(0, 2)],
        reason: lang === 'ko' ? `${own.ref} 초안 · ${tail.why}` : `draft of ${own.ref}: ${tail.why}`,
        followUps: DEPTH,
        ref: own.ref,
        ...(card ? { card } : {}),
        probe: tail.probe,
      };
    }),
    covered: [],
    uncovered: [],
    warnings: [],
  });
  await advance(deps, session, material);
  return session;
}

/** Where the sentence stands in the notes; the question where it cannot be found as one piece. */
function sentenceIn(source: Source, own: DossierQuestion, entry: MapEntry): Evidence {
  const { start, end } = own.draft!.evidence;
  const span = source.sha === own.draft!.evidence.sha ? locate(source.text.slice(start, end), entry.sentence) : null;
  return span ? cut(source, { start: start + span.start, end: start + span.end }) : own.evidence;
}

/** The likeliest follow-up without anything ready of each sentence, in the order in which they would come. */
export function unprotected(map: readonly MapEntry[]): { entry: MapEntry; tail: Tail }[] {
  const out = new Map<MapEntry, Tail>();
  for (const { entry, tail } of likeliest(map)) if (!tail.ready && !out.has(entry)) out.set(entry, tail);
  return [...out].map(([entry, tail]) => ({ entry, tail }));
}
