import type { SpellingVocabulary } from '../core/critique/spelling.ts';
import { termsIn } from '../core/reading/terms.ts';
import type { Material } from './material.ts';

const made = new WeakMap<object, Map<string, SpellingVocabulary>>();

/** What is spelt right for a dossier: names of cards, company and posting, terms of the notes and the résumé. */
export function vocabularyOf({ knowledge, dossier, resume }: Material): SpellingVocabulary {
  const key = `${dossier?.sha ?? ''} ${resume?.sha ?? ''}`;
  const kept = made.get(knowledge) ?? new Map<string, SpellingVocabulary>();
  made.set(knowledge, kept);
  const known = kept.get(key);
  if (known) return known;
  const facts = resume?.facts ?? [];
  const company = dossier?.company ?? null;
  const names = [company, ...facts.map((f) => f.org)].filter((n): n is string => n !== null && n.length >= 2);
  const vocabulary = {
    cards: [...knowledge.concepts.values()],
    own: [
      ...new Set([
        ...names,
        ...(dossier?.terms ?? []),
        ...termsIn(
          facts.map((f) => f.text),
          company,
        ),
      ]),
    ],
    names: company ? [company] : [],
  };
  kept.set(key, vocabulary);
  return vocabulary;
}
