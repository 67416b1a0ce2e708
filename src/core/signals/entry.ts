import type { SignalName } from './names.ts';

/**
 * How one signal is found in a sentence. All patterns are global and hold no unbounded repetition, so that a search is
 * linear whatever the text; a test reads every pattern's source for that.
 */
export type Entry = {
  find: readonly RegExp[];
  /** The 함정 column: a hit that overlaps one of these is dropped. */
  traps?: readonly RegExp[];
  /** What else the sentence must hold: anything past, or something done (not felt, hoped or merely tried). */
  needs?: 'past' | 'deed' | 'no-past';
  /** Whether a hit that is denied (‘중복은 없었습니다’) still counts. Default: it does not. */
  negated?: 'keep';
  /** Whether a hit inside other people's words still counts. Default: it does not. */
  reported?: 'keep';
};

export type Lexicon = Partial<Record<SignalName, Record<'ko' | 'en', Entry>>>;

const FINALS = { ㄴ: 4, ㄹ: 8, ㅂ: 17, ㅆ: 20 } as const;

/** A character class of the Hangul syllables with this final consonant, but for `except`. */
export function ending(final: keyof typeof FINALS, except = ''): string {
  let out = '';
  for (let code = 0xac00 + FINALS[final]; code <= 0xd7a3; code += 28) {
    const syllable = String.fromCharCode(code);
    if (!except.includes(syllable)) out += syllable;
  }
  return `[${out}]`;
}

/** A global pattern of alternatives; spaces in them stand for an optional space. */
export function ko(...alternatives: string[]): RegExp {
  return new RegExp(alternatives.map((a) => a.replaceAll(' ', '\\s?')).join('|'), 'gu');
}

/** A global pattern of English alternatives between word boundaries, in any case. */
export function en(...alternatives: string[]): RegExp {
  return new RegExp(`(?<![\\w'’-])(?:${alternatives.join('|')})(?![\\w])`, 'giu');
}

/**
 * 다음부터 as a lesson (다음부터는 먼저 묻습니다): it opens its clause, or comes after a speaker or a linking ending. After
 * any other word it is a place in a row (마지막 묶음 다음부터), and so it is before what goes on from there.
 */
export const NEXT_TIME =
  '(?<=^|[,.!?]\\s|(?:[서고면니데만]|저는|제가|저희는|팀은|우리는|앞으로),?\\s)다음부터(?!\\s(?:다시|이어|재개|시작|읽|처리|돌))';
