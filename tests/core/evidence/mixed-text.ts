import fc from 'fast-check';

const words = [
  '캐시를',
  '도입해서',
  '응답 시간을',
  '40%',
  '줄였습니다.',
  '10-20ms',
  '1,000건',
  '1.5초',
  'Redis',
  'user_id',
  'Node.js',
  "can't",
  '저는',
  '세 가지',
  '한글',
  '값',
  'ﬁle',
  '①',
  '10²',
  'ㅋㅋ',
  'ㄱㅏ',
  '…',
  '“인용”',
  '—',
  '３개',
  '㎳',
  'é',
  'İ',
  'Straße',
  'ñ',
];
const markup = [
  '*',
  '**',
  '_',
  '`',
  '```',
  '~',
  '~~',
  '#',
  '## ',
  '> ',
  '>',
  '- ',
  '-',
  '• ',
  '1. ',
  '12) ',
  '|',
  '|---|',
  '[',
  ']',
  '(',
  ')',
  '](',
  '[링크](http://a.b/c_(d) "제목")',
  '<',
  '<b>',
  '</b>',
  '<br />',
  '<sup>',
  '<!--',
  '-->',
  '\\',
  '\\_',
  'b',
  '=',
  '"',
  '＊',
  '＜',
  '！',
];
const spaces = [' ', ' ', ' ', '\n', '\r\n', '\t', '\n\n', '\u00A0', '\u3000', '\r'];
const odd = [
  '\u200B',
  '\u200D',
  '\uFEFF',
  '\u202E',
  '\u00AD',
  '\u0301',
  '\u0323',
  '\u0338',
  '\uFE0F',
  'ᄀ',
  'ᅡ',
  'ᆨ',
  '\u1160',
  '\u3164',
  'ﾞ',
  '㉠',
  '\u0600',
  '👨‍👩‍👧',
  '🇰🇷',
  '🇰',
  '❤️',
  '👍🏽',
  '1️⃣',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '\uD83D',
  '\uDE00',
  '\u0000',
  '\u0915\u094D\u0937',
  '¨',
  'ﷺ',
  '㏂',
  '≮',
];

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words) },
  { weight: 2, arbitrary: fc.constantFrom(...words).map((w) => w.normalize('NFD')) },
  { weight: 4, arbitrary: fc.constantFrom(...spaces) },
  { weight: 4, arbitrary: fc.constantFrom(...markup) },
  { weight: 2, arbitrary: fc.constantFrom(...odd) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
);

/** Text as nobody writes it: Hangul composed and decomposed, emoji, markup half open, tables, CRLF, lone surrogates. */
export const mixedText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

/** Text as people write it: sentences and markup that is well formed. */
export const plainText = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...words.slice(0, 16)).map((w) => `${w} `) },
      { weight: 1, arbitrary: fc.constantFrom(...words.slice(0, 16)).map((w) => `**${w}** `.normalize('NFD')) },
      { weight: 1, arbitrary: fc.constantFrom('👨‍👩‍👧 ', '🇰🇷 ', '\n', '\n- ', '\n\n## ', '\n| 가 | 나 |\n', '`GET` ') },
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map((pieces) => pieces.join(''));

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Offsets of the text's cluster boundaries by Intl.Segmenter alone, ends included. */
export function boundaries(text: string): number[] {
  return [...Array.from(segmenter.segment(text), (s) => s.index), text.length];
}
