/** What every interview asks once, by how it is asked; the framing types stand under their own name. */
const SUBJECTS: readonly [string, RegExp][] = [
  [
    'why-here',
    /(?:^|(?:저희|우리|공고|회사|여기|[가-힣]에)\S*\s+)지원(?:하(?:신|셨|게)|한|해 ?주신)?\s?(?:된\s?|되신\s?)?(?:동기|이유|까닭|계기)|지원 ?동기|왜 [^.?]{0,30}에 지원하|왜 [^.?]{0,12}(?:우리|저희|여기)|why (?:us|here)\b|why do you want to (?:work here|join)|why did you apply/iu,
  ],
  [
    'why-move',
    /(?:이직|퇴사)(?:하(?:신|시려는|려는)|[을를]? (?:결심하신|하려는|생각하신|하시는))?\s?(?:이유|사유|까닭|계기|동기)|왜 (?:이직|퇴사)|자리를 옮기려|why (?:are|did) you leav/iu,
  ],
  ['opening', /^(?:간단(?:히|하게) |먼저 )?(?:본인 |1분 )?자기\s?소개|introduce yourself/iu],
  ['closing', /마지막으로 (?:하고 ?싶|하실 말|남기)|any last words/iu],
];

/**
 * The usual subject of a question, whatever its words: asked by the notes and by a page, it is one question. Null for
 * all others. `company`: its name in the papers, without which ‘왜 ○○인가요?’ may mean any tool.
 */
export function usualSubject(question: string, company: string | null): string | null {
  const text = question.trim();
  const name = company?.replace(/\s*\([^)]*\)/gu, '').trim();
  if (
    name &&
    name.length >= 2 &&
    /^왜\s|\bwhy\b/iu.test(text) &&
    text.toLowerCase().includes(name.toLowerCase()) &&
    text.length <= name.length + 24
  )
    return 'why-here';
  return SUBJECTS.find(([, words]) => words.test(text))?.[0] ?? null;
}
