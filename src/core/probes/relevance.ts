import { misconceptionsIn, pointsMet } from '../knowledge/cards.ts';
import { type AliasTable, aliasTable, namesIn as namesAmong, squeeze } from '../knowledge/normalise.ts';
import type { ConceptCard } from '../knowledge/page.ts';
import { contentWords, squeezed } from '../korean.ts';
import type { Language } from '../vocabulary.ts';
import { aboutAPerson } from './asked-about.ts';
import type { Look } from './look.ts';

/** What is near enough where the answers go into the card, and where they only name it: words of the question. */
const NEAR = 1;
const NEAR_ALONE = 2;

/**
 * Whether the follow-ups of a card fit this thread. One word of an answer is no subject: 정산 in why somebody applied, or
 * the 컨테이너 of a framework, must not turn the thread to a card. A card belongs where the plan put it, where the question
 * names it, or where answer and question both come near it: the answers by a point made, a misconception or a second
 * name, the question by its words. A deed is asked about in general words, so that its answer alone may tell.
 */
export function cardBelongs(card: ConceptCard, seen: Look): boolean {
  const { slot, judged } = seen.thread;
  if (slot.key.startsWith(`${card.id}/`) || namesIn(card, slot.question) > 0) return true;
  // A plan for a disagreement may still say something about its subject; a story of one is about the people.
  if (slot.type === 'culture-fit' || (slot.type !== 'situational' && aboutAPerson(slot.question))) return false;
  // What a model heard or noticed is no passing word.
  if ([...judged.met].some((id) => id.startsWith(`${card.id}#`))) return true;
  const near = nearness(card, seen);
  if (near >= NEAR_ALONE && slot.type !== 'situational') return true;
  const nearEnough = near >= NEAR || (slot.type !== 'technical' && slot.type !== 'situational');
  return nearEnough && goesInto(card, seen);
}

/** A card's names, and all that it asks and waits for: the same in every session. */
type Known = { names: AliasTable; text: Record<Language, string> };
const knownCards = new WeakMap<ConceptCard, Known>();

function knownOf(card: ConceptCard): Known {
  const known = knownCards.get(card);
  if (known) return known;
  const text = (lang: Language) =>
    squeezed(
      [card.title, ...[...card.openers, ...card.points, ...card.probes].map((part) => part.text)]
        .map((words) => words[lang])
        .concat(card.aliases)
        .join(' '),
    );
  const made = { names: aliasTable([card]), text: { ko: text('ko'), en: text('en') } };
  knownCards.set(card, made);
  return made;
}

/** How many different names of a card stand in a text; spellings of its title are one name. */
function namesIn(card: ConceptCard, text: string): number {
  return new Set(namesAmong(squeeze(text), knownOf(card).names).map((hit) => hit.token)).size;
}

function goesInto(card: ConceptCard, seen: Look): boolean {
  const answers = seen.answers.map((a) => a.prepared);
  if (namesIn(card, seen.answers.map((a) => a.turn.answer).join('\n')) >= 2) return true;
  const points = pointsMet(card, answers, seen.thread.lang);
  return points.some((f) => f.met) || misconceptionsIn(card, answers).length > 0;
}

/** How many words of the question, or of the lines it stands on, are words of the card. */
function nearness(card: ConceptCard, { thread }: Look): number {
  const { slot, lang } = thread;
  const own = knownOf(card).text[lang];
  const asked = contentWords([slot.question, ...slot.evidence.map((e) => e.quote)].join(' ')).map(squeezed);
  return new Set(asked.filter((word) => word.length >= 2 && own.includes(word))).size;
}
