import type { Language } from '../vocabulary.ts';

/** The candidate's own words, taken up before a question that a card holds. */
export function leadIn(quote: string, lang: Language): string {
  return lang === 'ko' ? `‘${quote}’ 부분을 이어서 여쭙겠습니다. ` : `You said ‘${quote}’. `;
}

/** The question without the words that it takes up: they say nothing of what it asks for. */
export function withoutLead(question: string): string {
  return question.replace(/^(?:‘[^’]*’ 부분을 이어서 여쭙겠습니다\. |You said ‘[^’]*’\. )/u, '');
}
