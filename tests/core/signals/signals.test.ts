import { describe, expect, test } from 'vitest';
import { count, has, SIGNALS, sentencesWith, signalsOf } from '../../../src/core/signals/signals.ts';
import { DICTIONARY_EN } from './dictionary-en.ts';
import { DICTIONARY_KO, POSTING_TERMS, RESUME_TERMS } from './dictionary-ko.ts';

const terms = { postingTerms: POSTING_TERMS, resumeTerms: RESUME_TERMS };

for (const [lang, table, least] of [
  ['ko', DICTIONARY_KO, 5],
  ['en', DICTIONARY_EN, 3],
] as const) {
  describe(`the dictionary, ${lang}`, () => {
    for (const name of SIGNALS) {
      const row = table[name];
      test.each(row.fires)(`${name} in: %s`, (sentence) => {
        expect(count(signalsOf(sentence, { lang, ...terms }), name)).toBeGreaterThan(0);
      });
      test.each(row.silent)(`no ${name} in: %s`, (sentence) => {
        const hits = signalsOf(sentence, { lang, ...terms }).sentences.flatMap((s) => s.hits[name] ?? []);
        expect(hits.map((h) => h.quote)).toEqual([]);
      });
    }
    test('every signal has its examples', () => {
      for (const name of SIGNALS) {
        expect(table[name].fires.length).toBeGreaterThanOrEqual(least);
        expect(table[name].silent.length).toBeGreaterThanOrEqual(least);
      }
    });
  });
}

describe('sentences of an answer', () => {
  const answer =
    '작년에 중복 알림이 나간 적이 있습니다. 제가 로그를 맞춰 보고 기록을 남기게 바꿨습니다. 그 뒤로 같은 장애는 없었습니다.';

  test('a hit is a slice of the whole text, inside its sentence', () => {
    const found = signalsOf(answer, { lang: 'ko' });
    for (const s of found.sentences) {
      expect(answer.slice(s.start, s.end)).toBe(s.text);
      for (const hit of Object.values(s.hits).flat()) {
        expect(answer.slice(hit.start, hit.end)).toBe(hit.quote);
        expect(hit.start).toBeGreaterThanOrEqual(s.start);
        expect(hit.end).toBeLessThanOrEqual(s.end);
      }
    }
  });

  test('has, sentencesWith and count agree', () => {
    const found = signalsOf(answer, { lang: 'ko' });
    expect(sentencesWith(found, 'self', 'action').map((s) => s.start)).toEqual([found.sentences[1]!.start]);
    expect(has(found.sentences[0]!, 'past', 'problem', 'when')).toBe(true);
    expect(has(found.sentences[0]!, 'past', 'self')).toBe(false);
    expect(count(found, 'past')).toBe(3);
    expect(signalsOf('', { lang: 'ko' })).toEqual({ text: '', sentences: [] });
  });

  test('a sentence that repeats the question has no signals', () => {
    const question = '장애의 원인을 찾아 재발을 막은 경험을 하나 들려주시겠어요?';
    const found = signalsOf('장애의 원인을 찾아 재발을 막은 경험을 들려드리겠습니다. 작년에 장애가 있었습니다.', {
      lang: 'ko',
      question,
    });
    expect(found.sentences.map((s) => s.echo)).toEqual([true, false]);
    expect(found.sentences[0]!.hits).toEqual({});
    expect(has(found.sentences[1]!, 'problem', 'past')).toBe(true);
  });

  test.each([
    ['팀장님이 캐시가 느려졌다고 말했습니다.', ['problem', 'past', 'cost']],
    ['동료가 제가 만든 릴레이를 빼자고 했습니다.', ['self', 'action', 'past']],
    ['그 방법이 빠르다고 들었습니다.', ['past', 'vague']],
    ['장애는 일어나지 않았습니다.', ['problem', 'failure']],
    ['유실을 막았습니다.', ['problem', 'failure']],
    ['실패한 요청은 없었습니다.', ['problem', 'failure']],
    ['단점은 없습니다.', ['cost']],
  ] as const)('denied or reported: %s', (sentence, names) => {
    const [s] = signalsOf(sentence, { lang: 'ko' }).sentences;
    for (const name of names) expect([name, s!.hits[name]]).toEqual([name, undefined]);
  });

  test.each([
    ['제가 릴레이를 나누자고 제안했습니다.', ['self', 'action', 'past']],
    ['동료가 반대해서 제가 먼저 재 보자고 제안했습니다.', ['self', 'action', 'other-person']],
    ['중복을 막지 못했습니다.', ['problem', 'past']],
    ['중복이 없어졌습니다.', ['result', 'past']],
    ['팀장님이 캐시에 반대한다고 했습니다.', ['other-person']],
  ] as const)('neither denied nor reported: %s', (sentence, names) => {
    const [s] = signalsOf(sentence, { lang: 'ko' }).sentences;
    for (const name of names) expect([name, s!.hits[name] !== undefined]).toEqual([name, true]);
  });
});
