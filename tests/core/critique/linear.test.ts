import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../../src/adapters/library/library.ts';
import { conflictsIn, type OtherText } from '../../../src/core/critique/conflicts.ts';
import { formOf } from '../../../src/core/critique/form.ts';
import { inventedIn } from '../../../src/core/critique/invention.ts';
import { spellings } from '../../../src/core/critique/spelling.ts';
import { unsupportedIn } from '../../../src/core/critique/unsupported.ts';
import { aliasesOf } from '../../../src/core/knowledge/cards.ts';

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
    steps += 1 + (match ? match.index + match[0].length - from : this.sticky ? 0 : text.length - from);
    return match;
  };
  work();
  RegExp.prototype.exec = exec;
  return steps;
}

const ANSWER =
  '2021년에 저희 팀이 배송 상태 알림을 RabbitMQ로 혼자 옮겨 p95를 1.8초에서 0.2초로 크게 줄였고, 턴슈머 떄문에 절대 멈추지 않습니다. ';
const TEXTS: Record<string, (length: number) => string> = {
  'an ordinary answer': (n) => ANSWER.repeat(Math.ceil(n / ANSWER.length)).slice(0, n),
  'one sentence without a period': (n) =>
    '로그를 보고 혼자 동료와 4천 건을 나눠 재 보고 Kafka로 '.repeat(n).slice(0, n),
  'one word': (n) => '가'.repeat(n),
  'one odd word': (n) => '떄'.repeat(n),
  'one Latin word': (n) => 'a'.repeat(n),
  'one path': (n) => 'ab/'.repeat(n).slice(0, n),
  digits: (n) => '1'.repeat(n),
  years: (n) => '2021년 '.repeat(n).slice(0, n),
  periods: (n) => '.'.repeat(n),
  spaces: (n) => `가${' '.repeat(n - 2)}나`,
  'open quotes and brackets': (n) => '“[`('.repeat(n).slice(0, n),
};

const knowledge = loadKnowledge(path.join(import.meta.dirname, '../../../knowledge'));
const vocabulary = { cards: [...knowledge.concepts.values()], own: ['두루온배송'], names: ['두루온배송'] };
const aliases = aliasesOf(knowledge);
const RESUME =
  '### 두루온배송 (2024.06–현재)\n- 배송 상태 알림을 Kafka로 전환, p95 1.8초에서 0.4초\n- 알림 이관에 참여';
const others: OtherText[] = [{ uri: 'kkori://resume', text: RESUME, origin: 'resume' }];

describe('A15: work is linear in the length', () => {
  const question = '알림을 옮긴 경험을 말씀해 주시겠어요?';
  const jobs: Record<string, (text: string) => void> = {
    spellings: (text) => void spellings(text, vocabulary),
    form: (text) => void formOf(text, { lang: 'ko', question, via: 'transcript' }),
    conflicts: (text) => void conflictsIn(text, others),
    unsupported: (text) => void unsupportedIn(text, { lang: 'ko', sources: others, question }),
    invention: (text) => void inventedIn(text, [RESUME], aliases),
  };
  spellings('한 번', vocabulary); // its index is made once
  for (const [job, run] of Object.entries(jobs)) {
    test.each(Object.keys(TEXTS))(`${job}: %s, 20,000 characters`, (name) => {
      const [half, whole] = [10_000, 20_000].map((n) => walked(() => run(TEXTS[name]!(n))));
      expect(whole! / half!).toBeLessThan(2.3);
    });
  }
});
