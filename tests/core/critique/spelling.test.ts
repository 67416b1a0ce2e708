import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../../src/adapters/library/library.ts';
import { type SpellingVocabulary, spellings } from '../../../src/core/critique/spelling.ts';
import { everydaySyllable, keystrokes, neighbouringKeys } from '../../../src/core/jamo.ts';

const root = path.join(import.meta.dirname, '../../..');
const knowledge = loadKnowledge(path.join(root, 'knowledge'));
const VOCABULARY: SpellingVocabulary = {
  cards: [...knowledge.concepts.values()],
  own: ['한울장터', '외상 장부', '묶음배송', 'Hanul Pay', 'Spring Boot'],
  names: ['한울장터', '두루온'],
};
const slips = (text: string) => spellings(text, VOCABULARY).map((s) => `${s.quote}→${s.suggestion}`);

describe('slips are named with what was meant', () => {
  test.each([
    ['아웃벅스 패턴을 적용했습니다.', '아웃벅스→아웃박스'],
    ['Transactional Outbux를 썼습니다.', 'Outbux→outbox'],
    ['턴슈머 장애에도 다시 읽습니다.', '턴슈머→컨슈머'],
    ['데아터의 정확성을 지켰습니다.', '데아터→데이터'],
    ['제 설게는 단순합니다.', '설게→설계'],
    ['제 철삭은 단순함입니다.', '철삭→철학'],
    ['느렸기 떄문입니다.', '떄문→때문'],
    ['문제를 해겷했습니다.', '해겷→해결'],
    ['트랜젝션 경계를 나눴습니다.', '트랜젝션 경계→트랜잭션 경계'],
    ['메세지가 밀렸습니다.', '메세지→메시지'],
    ['아키텍쳐를 바꿨습니다.', '아키텍쳐→아키텍처'],
    ['쿠버네티즈로 옮겼습니다.', '쿠버네티즈→쿠버네티스'],
    ['Kuberntes에 올렸습니다.', 'Kuberntes→Kubernetes'],
    ['PostgerSQL을 썼습니다.', 'PostgerSQL→PostgreSQL'],
    ['한울 장터에 지원했습니다.', '한울 장터→한울장터'],
    ['두루 온에서 일했습니다.', '두루 온→두루온'],
    ['묶음 배송은 맞습니다. 한울 장터의 것은 아닙니다.', '한울 장터→한울장터'],
  ])('%s', (text, slip) => {
    expect(slips(text)).toContain(slip);
  });

  test('offsets are those of the untouched text, decomposed letters and invisible ones included', () => {
    for (const text of ['​**Outbux** 패턴과 떄문', 'e\u0301 Outbux', `${'가'.repeat(500)}. 턴슈머`]) {
      const found = spellings(text, VOCABULARY);
      expect(found.length).toBeGreaterThan(0);
      for (const s of found) expect(text.slice(s.start, s.end)).toBe(s.quote);
    }
  });
});

describe('what is spelt right is left alone', () => {
  test.each([
    '이 과정을 고정했습니다.', // real words in the wrong place are not found
    '정산과 정상, 배포와 배표, 결제와 결재, 개선과 개성, 지연과 자연.',
    '사용성 조사와 적합성 심사를 했습니다.',
    '스케줄로 돌리고 모듈로 나눴습니다. 분석이 끝났습니다.',
    '낯설게 느껴졌고 조용히 설계를 고쳤습니다.',
    '테이블과 케이블, 텍스트와 테스트.',
    '컨슈머가 데이터를 읽고, 컨슈머들이 나눠 읽습니다. 데이터로만 말합니다.',
    '쓰레드와 프런트엔드, 리플리카도 씁니다.',
    '`setOutbux()`와 `consumr_id`는 코드의 이름입니다.',
    '```\nconst kubernets = 1;\n```',
    'src/kubernets.ts 파일과 https://example.com/kubernets 주소',
    'The consumer consumed the record and the producer produced it again.',
    'content, contest, contract, context; broken brokers; caching and catching.',
    'architectures, repositories, consistently, asynchronously, transactionally',
    '외상 장부와 외상장부는 둘 다 씁니다.',
    '묶음 배송과 묶음배송.',
    'Hanul Pay와 Spring Boot를 씁니다.',
    '스카프가 걸려 있습니다.',
  ])('%s', (text) => {
    expect(slips(text)).toEqual([]);
  });

  test('no alarm in the knowledge pages, the examples and the answers of the cards', () => {
    const folders = ['knowledge', 'examples', 'tests/content/cards'];
    const files = folders.flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:md|yaml)$/u.test(name))
        .map((name) => path.join(root, folder, name)),
    );
    const alarms = files.flatMap((file) => {
      // Lists of wrong spellings, and signals, which hold what candidates write.
      const text = readFileSync(file, 'utf8').replace(
        /^(?:misspellings:|\s*- (?:신호|말함|안 말함|signals):).*$/gmu,
        '',
      );
      return spellings(text, VOCABULARY).map((s) => `${path.basename(file)}: ${s.quote}→${s.suggestion}`);
    });
    // A draft of the examples holds one on purpose.
    expect(alarms.filter((a) => !/아웃벅스/u.test(a))).toEqual([]);
  });
});

test('keys of the keyboard', () => {
  expect(keystrokes('컨슈머')).toBe('zjstbaj');
  expect(keystrokes('값을 Kafka')).toBe('rkqtdmf kafka');
  expect(keystrokes('떄문')).toBe('EOans');
  expect(neighbouringKeys('z', 'x')).toBe(true);
  expect(neighbouringKeys('o', 'O')).toBe(true);
  expect(neighbouringKeys('q', 'p')).toBe(false);
  expect([...'때문결뷰웹됐'].every(everydaySyllable)).toBe(true);
  expect([...'떄겷됬'].some(everydaySyllable)).toBe(false);
});
