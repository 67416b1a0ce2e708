import type { FollowUp } from '../brief.ts';
import { contentWords, stripRequest } from '../korean.ts';
import { nearDuplicate } from '../plan/select.ts';
import type { Proposal, Slot } from '../session/events.ts';
import type { Papers, Thread } from '../thread.ts';
import type { Language } from '../vocabulary.ts';
import type { ProbeCandidate } from './candidate.ts';
import { anchorOf } from './proposals.ts';
import { followUpProblems, wordingProblems } from './verify.ts';

type Checked<V> = { value: V; problems?: undefined } | { value?: undefined; problems: string[] };

/** Things that only the candidate's own papers may bring into a question: numbers, and names in Latin letters. */
const FIGURES = /\d+(?:[.,]\d+)*/gu;
const NAMES = /[A-Z][A-Za-z0-9.+#-]{1,}/gu;

/** Numbers and names of `text` that stand in none of `sources`; a number counts by its digits alone. */
function broughtIn(text: string, sources: readonly string[]): string[] {
  const all = sources.join('\n').toLowerCase();
  return [...text.matchAll(FIGURES), ...text.matchAll(NAMES)]
    .map((match) => match[0])
    .filter((thing) => !all.includes(thing.toLowerCase()));
}

/**
 * A model's words for the follow-up that code decided. Kind, key and evidence stay the candidate's, so that a card's
 * chain goes on; the anchor must stand in the thread, the twelve rules hold, and nothing new is brought in.
 */
export function wordedFits(
  work: { question: string; anchor: string },
  candidate: ProbeCandidate,
  thread: Thread,
): Checked<FollowUp> {
  const question = work.question.trim();
  // Kept as it was written: what a person wrote and code chose needs no second look.
  if (question === candidate.question) return { value: followUp(candidate, question, candidate.anchor) };
  const anchor = anchorOf(work.anchor, thread);
  const made = followUp(candidate, question, anchor ?? candidate.anchor);
  const sources = [candidate.question, thread.slot.question, ...sourcesOf(thread)];
  const problems = [
    ...(anchor ? [] : ['anchor: not a phrase of the answers, letter for letter']),
    ...followUpProblems(made, thread),
    ...broughtIn(question, sources).map((thing) => `‘${thing}’ stands neither in the answers nor in the papers`),
  ];
  return problems.length === 0 ? { value: made } : { problems };
}

function followUp({ probe, key, why }: ProbeCandidate, question: string, anchor: FollowUp['anchor']): FollowUp {
  return { probe, key, why, question, anchor };
}

function sourcesOf(thread: Thread): string[] {
  return [
    ...thread.turns.flatMap((t) => [t.question, t.answer]),
    ...thread.papers.posting,
    ...thread.papers.facts.map((f) => f.text),
    thread.papers.company ?? '',
  ];
}

/** A main question: at most this many Korean characters or English words without quotes. */
const MAIN_MAX: Record<Language, number> = { ko: 90, en: 30 };

/**
 * Main questions in a model's words: only of slots that may be reworded, each still about its topic, with nothing new
 * brought in and no two alike. A question that does not pass is named so that it can be mended; none is needed.
 */
export function plannedBetter(
  work: readonly { id: string; question: string }[],
  slots: readonly Slot[],
  papers: Papers,
  lang: Language,
): Checked<{ questions: { id: string; question: string }[] }> {
  const problems: string[] = [];
  const questions: { id: string; question: string }[] = [];
  for (const { id, question: raw } of work) {
    const slot = slots.find((s) => s.id === id);
    const question = raw.trim();
    if (!slot || slot.ref || question === slot.question) continue;
    const wrong = mainProblems(question, slot, papers, lang);
    if ([...slots.filter((s) => s.id !== id), ...questions].some((other) => nearDuplicate(other.question, question)))
      wrong.push('nearly the same as another question');
    if (wrong.length > 0) problems.push(`${id}: ${wrong.join('; ')}`);
    else questions.push({ id, question });
  }
  return problems.length > 0 ? { problems } : { value: { questions } };
}

function mainProblems(question: string, slot: Slot, papers: Papers, lang: Language): string[] {
  const bare = question.replace(/[‘“'"][^’”'"]{1,200}[’”'"]/gu, '').trim();
  const length = lang === 'ko' ? bare.length : bare.split(/\s+/u).length;
  const wrong = wordingProblems(question, { lang }).filter((problem) => !/^at most/u.test(problem));
  if (length > MAIN_MAX[lang]) wrong.push(`at most ${MAIN_MAX[lang]} ${lang === 'ko' ? 'characters' : 'words'}`);
  const about = new Set(
    contentWords(stripRequest([slot.question, slot.topic, ...slot.evidence.map((e) => e.quote)].join(' '))),
  );
  if (!contentWords(stripRequest(question)).some((word) => about.has(word)))
    wrong.push('keep a word of its topic or evidence');
  const sources = [slot.question, ...slot.evidence.map((e) => e.quote), ...papers.posting, papers.company ?? ''];
  const own = papers.facts.map((fact) => fact.text);
  for (const thing of broughtIn(question, [...sources, ...own])) wrong.push(`‘${thing}’ is in none of the papers`);
  return wrong;
}

/** Follow-ups that a model proposes for one answer: those that keep the rules, each of another kind; the rest are named. */
export function askedBetter(proposals: readonly Proposal[], thread: Thread): Checked<{ followUps: FollowUp[] }> {
  const kinds = new Set<string>();
  const problems: string[] = [];
  const followUps: FollowUp[] = [];
  for (const [i, proposal] of proposals.entries()) {
    const anchor = anchorOf(proposal.anchor, thread);
    const question = proposal.question.trim();
    const made = anchor && {
      probe: proposal.probe,
      question,
      anchor,
      key: `model/${proposal.probe}`,
      why: proposal.why,
    };
    const wrong = made
      ? [
          ...followUpProblems(made, thread),
          ...broughtIn(question, [thread.slot.question, ...sourcesOf(thread)]).map(
            (thing) => `‘${thing}’ is in none of the papers`,
          ),
        ]
      : ['anchor: not a phrase of the answer, letter for letter'];
    if (kinds.has(proposal.probe)) wrong.push('another kind than the ones before');
    if (wrong.length > 0 || !made) problems.push(`followUps.${i}: ${wrong.join('; ')}`);
    else {
      kinds.add(proposal.probe);
      followUps.push(made);
    }
  }
  // One that does not fit is left out; only when none fits is it worth asking again.
  return followUps.length === 0 && problems.length > 0 ? { problems } : { value: { followUps } };
}
