import { afterEach, describe, expect, test } from 'vitest';
import { contentWords, hangulShare, nounPhraseAt, sentences, stripRequest } from '../../../src/core/korean.ts';
import type { Lexicon } from '../../../src/core/signals/entry.ts';
import { gateOf } from '../../../src/core/signals/gate.ts';
import { DEEDS } from '../../../src/core/signals/lexicon/deeds.ts';
import { PARTS } from '../../../src/core/signals/lexicon/parts.ts';
import { PEOPLE } from '../../../src/core/signals/lexicon/people.ts';
import { PROOF } from '../../../src/core/signals/lexicon/proof.ts';
import { REASONING } from '../../../src/core/signals/lexicon/reasoning.ts';
import { TIME } from '../../../src/core/signals/lexicon/time.ts';
import { metrics } from '../../../src/core/signals/metrics.ts';
import { signalsOf } from '../../../src/core/signals/signals.ts';

const exec = RegExp.prototype.exec;
afterEach(() => {
  RegExp.prototype.exec = exec;
});

/** Characters that searches walked over: from where each began to where it matched or gave up. */
function walked(work: () => void): number {
  let steps = 0;
  RegExp.prototype.exec = function (this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, text);
    // A sticky search (String.split) gives up where it stands.
    steps += 1 + (match ? match.index + match[0].length - from : this.sticky ? 0 : text.length - from);
    return match;
  };
  work();
  RegExp.prototype.exec = exec;
  return steps;
}

const ANSWER =
  '작년 11월에 중복 알림이 4천 건 나갔습니다. 제가 로그를 맞춰 보니 재시작이 원인이었고, 기록을 먼저 남기게 바꿨습니다. 대신 1초쯤 늦어졌습니다. 동료가 반대한다고 했지만 p95는 1.8초에서 0.4초가 됐습니다. ';
const TEXTS: Record<string, (length: number) => string> = {
  'an ordinary answer': (n) => ANSWER.repeat(Math.ceil(n / ANSWER.length)).slice(0, n),
  'one sentence without a period': (n) =>
    '로그를 보고 동료가 반대한다고 하고 4천 건을 나눠 재 보고 '.repeat(n).slice(0, n),
  'one word': (n) => '가'.repeat(n),
  'one Latin word': (n) => 'a'.repeat(n),
  digits: (n) => '1'.repeat(n),
  periods: (n) => '.'.repeat(n),
  spaces: (n) => `가${' '.repeat(n - 2)}나`,
  'open quotes': (n) => '“‘"'.repeat(n).slice(0, n),
  'one syllable words': (n) => '가 '.repeat(n).slice(0, n),
  'reported and reported': (n) => '동료가 라고 했다고 '.repeat(n).slice(0, n),
};

describe('work is linear in the length', () => {
  const question = '장애의 원인을 찾아 재발을 막은 경험을 하나 들려주시겠어요?';
  const options = { lang: 'ko', question, postingTerms: ['정산', '알림'], resumeTerms: ['두루온'] } as const;
  const jobs: Record<string, (text: string) => void> = {
    signals: (text) => void signalsOf(text, options),
    'signals, English': (text) => void signalsOf(text, { ...options, lang: 'en' }),
    metrics: (text) => void metrics(text),
    gate: (text) =>
      void gateOf(text, {
        question,
        lang: 'ko',
        cardTexts: [ANSWER],
        otherQuestions: [question, '정산 배치를 줄인 방법은 무엇인가요?'],
      }),
    sentences: (text) => void sentences(text),
    'words and phrases': (text) => {
      contentWords(text);
      hangulShare(text);
      stripRequest(text);
      nounPhraseAt(text, { start: 0, end: text.length });
    },
  };
  for (const [job, run] of Object.entries(jobs)) {
    test.each(Object.keys(TEXTS))(`${job}: %s, 20,000 characters`, (name) => {
      const [half, whole] = [10_000, 20_000].map((n) => walked(() => run(TEXTS[name]!(n))));
      expect(whole! / half!).toBeLessThan(2.3);
    });
  }

  test('twice the text, twice the finds', () => {
    const sizes = [5, 10].map((n) =>
      signalsOf(ANSWER.repeat(n), options).sentences.reduce((sum, s) => sum + Object.values(s.hits).flat().length, 0),
    );
    expect(sizes[1]).toBe(sizes[0]! * 2);
  });
});

describe('no pattern of the dictionary repeats without bound', () => {
  const lexicon: Lexicon = { ...TIME, ...DEEDS, ...REASONING, ...PROOF, ...PEOPLE, ...PARTS };
  test.each(Object.keys(lexicon))('%s', (name) => {
    for (const entry of Object.values(lexicon[name as keyof Lexicon]!)) {
      for (const pattern of [...entry.find, ...(entry.traps ?? [])]) {
        expect(pattern.flags).toContain('g');
        const source = pattern.source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
        expect(source).not.toMatch(/[*+]|\{\d+,\}/);
      }
    }
  });
});
