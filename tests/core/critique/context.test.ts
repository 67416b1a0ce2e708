import { expect, test } from 'vitest';
import { type Conflict, conflictsIn, type OtherText } from '../../../src/core/critique/conflicts.ts';
import { AGREEING_BY_CONTEXT, type ContextPair, PLANTED_BY_CONTEXT } from './context-pairs.ts';

/** As the app gives them: every line of a résumé is a text of its own. */
const lines = (resume: string): OtherText[] =>
  `${resume}\n- 로그 보관을 30일로 줄여 저장 용량을 20% 낮춤\n- 회원 조회 API 응답 1.1초 → 0.3초`
    .split('\n')
    .map((text, i) => ({ uri: `kkori://resume#${i}`, text, origin: 'resume' }));
const found = ({ question, text, resume }: ContextPair) => conflictsIn(text, lines(resume), question);
const isPlanted = (c: Conflict, said: string, against: string) => c.quote === said && c.other.quote === against;

test('what is told differently is found where its subject stands in the question or the sentence before', () => {
  const missed = PLANTED_BY_CONTEXT.filter((p) => !found(p).some((c) => isPlanted(c, p.said, p.against)));
  const beside = PLANTED_BY_CONTEXT.flatMap((p) => found(p).filter((c) => !isPlanted(c, p.said, p.against)));
  const alarms = AGREEING_BY_CONTEXT.flatMap((p) => found(p).map((c) => `${p.why}: ${c.quote} / ${c.other.quote}`));
  console.log(
    `by context: ${PLANTED_BY_CONTEXT.length - missed.length} of ${PLANTED_BY_CONTEXT.length} found, ${beside.length} false beside them, ${alarms.length} in ${AGREEING_BY_CONTEXT.length} that agree`,
  );
  for (const { said, against } of missed) console.log(`missed: ${said} / ${against}`);
  for (const c of beside) console.log(`beside: ${c.quote} / ${c.other.quote}`);
  for (const alarm of alarms) console.log(`false: ${alarm}`);
  expect(PLANTED_BY_CONTEXT.length).toBeGreaterThanOrEqual(15);
  expect(AGREEING_BY_CONTEXT.length).toBeGreaterThanOrEqual(25);
  expect((PLANTED_BY_CONTEXT.length - missed.length) / PLANTED_BY_CONTEXT.length).toBeGreaterThanOrEqual(0.75);
  expect([...beside, ...alarms]).toEqual([]);
});

test('both places of it are quotes', () => {
  for (const pair of PLANTED_BY_CONTEXT)
    for (const c of found(pair)) {
      expect(pair.text.slice(c.start, c.end)).toBe(c.quote);
      expect(
        lines(pair.resume)
          .find(({ uri }) => uri === c.other.uri)!
          .text.slice(c.other.start, c.other.end),
      ).toBe(c.other.quote);
    }
});
