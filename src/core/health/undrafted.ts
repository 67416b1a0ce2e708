import { spokenText } from '../critique/spoken-text.ts';
import type { DossierQuestion } from '../dossier.ts';
import { speakingSeconds } from '../korean.ts';
import { nearDuplicate } from '../plan/select.ts';
import { sharedWords } from '../plan/word-overlap.ts';
import type { Slot } from '../session/events.ts';
import type { Finding } from './finding.ts';
import type { HealthInput } from './health.ts';
import { type Drafted, draftsOf } from './told.ts';
import { healthWords } from './words.ts';

/** Half of the shortest answer that suits a main question (60–90 s, as `draft.speak.time` has it), seconds. */
const SHORT_SECONDS = 30;
/** Labels named in a sentence; the others are counted. */
const NAMED = 12;
/** Words that a draft shares with a résumé line it has told. */
const TOLD_WORDS = 3;

/** Questions without a draft, of the notes and of those that are to be expected, and drafts far shorter than an answer. */
export function undraftedIn(input: HealthInput): Finding[] {
  const { dossier, lang, predicted } = input;
  const words = healthWords(lang);
  const drafts = draftsOf(dossier);
  const out: Finding[] = [];
  const all = dossier.questions.flatMap((q) => [q, ...q.followUps]);
  const bare = all.filter(
    (q) => !drafts.some((d) => d.evidence.uri === q.evidence.uri && d.evidence.start === q.evidence.start),
  );
  if (all.length === 0)
    out.push({
      kind: 'undrafted',
      id: 'no-questions',
      text: words.noQuestions,
      evidence: [],
      next: `kkori add ${words.file.qa} --as qa --to ${dossier.slug}`,
    });
  else if (bare.length > 0)
    out.push({
      kind: 'undrafted',
      id: 'own-questions',
      text: words.ownQuestions(bare.length, labels(bare)),
      evidence: bare.map((q) => q.evidence),
      next: `kkori critique ${dossier.slug} --question ${bare[0]!.ref} --file ${words.file.draft}`,
    });
  const unprepared = predicted.filter((slot) => !drafts.some((draft) => prepares(draft, slot, input)));
  if (unprepared.length > 0)
    out.push({
      kind: 'undrafted',
      id: 'predicted',
      text: words.predicted(predicted.length, unprepared.length),
      // Where they come from, and not what is asked: who reads an exam before it has nothing to rehearse.
      evidence: [],
      next: `kkori rehearse ${dossier.slug}`,
    });
  const short = drafts
    .filter((draft) => !draft.followUp && draft.kind !== 'design')
    .map((draft) => ({ draft, seconds: Math.round(speakingSeconds(spokenText(draft.draft.text))) }))
    .filter(({ seconds }) => seconds < SHORT_SECONDS);
  if (short.length > 0)
    out.push({
      kind: 'undrafted',
      id: 'short',
      text: words.short(short.slice(0, NAMED).map(({ draft, seconds }) => [draft.ref, seconds])),
      evidence: short.map(({ draft }) => draft.draft.evidence),
      next: `kkori critique ${dossier.slug} ${short[0]!.draft.ref}`,
    });
  return out;
}

function labels(questions: readonly DossierQuestion[]): string {
  const named = questions.slice(0, NAMED).map((q) => q.ref);
  return named.join(', ') + (questions.length > NAMED ? ' …' : '');
}

/** A draft is ready for a question that it answers by another wording, by its card or by the résumé line it stands on. */
function prepares({ question, draft }: Drafted, slot: Slot, { resume, conceptsOf }: HealthInput): boolean {
  if (nearDuplicate(question, slot.question)) return true;
  const told = `${question}\n${draft.text}`;
  if (slot.card && conceptsOf(told).includes(slot.card)) return true;
  const fact = resume?.facts.find(({ id }) => id === slot.fact);
  return fact !== undefined && sharedWords(fact.text, draft.text) >= TOLD_WORDS;
}
