import { sharedWords } from '../plan/word-overlap.ts';
import type { Language } from '../vocabulary.ts';
import { aliasesOf, misconceptionsIn, pointsMet, resolveConcepts } from './cards.ts';
import type { ConceptCard, Knowledge } from './page.ts';
import { prepare } from './prepared-text.ts';

/**
 * The card that a question with this answer (or draft) is really about: named outright in the question counts twice, by a
 * word that stands in half of all questions a little more than once; named in the answer twice, first in it again; each
 * point of the card that the answer makes twice. A long question names half a stack; what was said decides. Null when
 * neither names any card.
 */
export function topicCard(question: string, answer: string, knowledge: Knowledge, lang: Language): ConceptCard | null {
  const asked = resolveConcepts(question, knowledge).map((m) => m.card);
  const said = resolveConcepts(answer, knowledge).map((m) => m.card);
  const prepared = answer === '' ? null : prepare(answer, aliasesOf(knowledge));
  const scored = [...new Set([...asked, ...said])].flatMap((id, order) => {
    const card = knowledge.concepts.get(id);
    if (!card) return [];
    const points = prepared ? pointsMet(card, [prepared], lang).filter((f) => f.met).length : 0;
    const misread = prepared ? misconceptionsIn(card, [prepared]).length : 0;
    // Where the question names a card, another that the answer merely names beside it is not what is talked about.
    const passing = asked.length > 0 && !asked.includes(id) && points + misread === 0;
    const score =
      0.6 *
        Math.min(
          3,
          sharedWords(
            withoutNames(question, card),
            `${card.title.ko} ${card.title.en} ${card.points.map((p) => p.text[lang]).join(' ')}`,
          ),
        ) +
      (asked.includes(id) ? (namedTelling(question, card) ? 2 : 1.25) : 0) +
      (passing ? 0.5 : 2) * Number(said.includes(id)) +
      (passing ? 0 : 1.5) * Number(said[0] === id) +
      2 * points +
      2 * misread -
      order * 0.01;
    return [{ card, score }];
  });
  return scored.sort((a, b) => b.score - a.score)[0]?.card ?? null;
}

/** A name that says which card it is: 분산락 does, 결제 and 주문 stand in half of all questions. Letters. */
const TELLING = 3;

function namedTelling(question: string, { aliases }: ConceptCard): boolean {
  const asked = question.toLowerCase();
  return aliases.some((name) => name.length >= TELLING && asked.includes(name.toLowerCase()));
}

/** The question without the names of the card, which count by themselves: 결제 says where, not what was done. */
function withoutNames(question: string, { aliases }: ConceptCard): string {
  return aliases.reduce((text, name) => text.replaceAll(name, ' '), question);
}
