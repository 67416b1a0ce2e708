import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aliasTable, namesIn, spaced, squeeze } from '../../../src/core/knowledge/normalise.ts';

const card = (id: string, ko: string, en: string, aliases: string[], misspellings: string[] = []) => ({
  id,
  title: { ko, en },
  aliases,
  misspellings,
});

const table = aliasTable([
  card(
    'transactional-outbox',
    '트랜잭셔널 아웃박스',
    'Transactional outbox',
    ['아웃박스', '아웃박스 패턴', 'outbox'],
    ['outbux', '아웃복스'],
  ),
  card(
    'kubernetes-operations',
    '쿠버네티스 운영',
    'Kubernetes operations',
    ['쿠버네티스', 'k8s', 'kubernetes', '파드', 'HPA'],
    ['쿠버네티즈'],
  ),
  card('saga', '사가', 'Saga', ['사가 패턴']),
  card('tls', 'TLS', 'TLS', ['http 보안']),
  card('threads', '프로세스와 스레드', 'Processes and threads', ['프로세스', '스레드', 'process', 'thread']),
]);

const names = (text: string) => namesIn(squeeze(text), table).map((hit) => hit.card);
const sameToken = (a: string, b: string) => squeeze(a, table).text === squeeze(b, table).text;

describe('squeeze', () => {
  test('drops marks, quotes, spaces and hyphens, and lowers Latin', () => {
    expect(squeeze('## **At-least once**, ‘두 번’ `user_id`\n- 둘째').text).toBe('atleastonce,두번user_id둘째');
    expect(squeeze('1. [문서](https://a.b/c) ~~삭제~~ _강조_').text).toBe('문서삭제강조');
    expect(squeeze('1.5초와 1. 항목').text).toBe('1.5초와1.항목');
  });

  test('keeps one space for word matching', () => {
    expect(spaced('at-least   once\n\nagain').text).toBe('at least once again');
  });

  test('reads decomposed Hangul as composed and maps it back whole', () => {
    const nfd = '정확히 한 번'.normalize('NFD');
    const squeezed = squeeze(nfd);
    expect(squeezed.text).toBe('정확히한번');
    expect(nfd.slice(squeezed.from[3], squeezed.to[4]).normalize('NFC')).toBe('한 번');
  });

  test('private-use characters of a text cannot pose as a card', () => {
    expect(squeeze('\ue000\ue001가나').text).toBe('가나');
  });

  test('the map never goes back and every unit comes from its own place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const { text: out, from, to } = squeeze(text, table);
        expect(from.length).toBe(out.length);
        for (let i = 0; i < out.length; i++) {
          expect(from[i]).toBeLessThan(to[i]!);
          expect(to[i]).toBeLessThanOrEqual(text.length);
          if (i > 0) expect(from[i]).toBeGreaterThanOrEqual(from[i - 1]!);
        }
      }),
    );
  });

  test('composed and decomposed text squeeze to the same', () => {
    const hangul = fc.string({ unit: fc.constantFrom(...'가각힣아우 트랜잭션-aZ1.'), maxLength: 40 });
    fc.assert(fc.property(hangul, (text) => squeeze(text.normalize('NFD')).text === squeeze(text).text));
  });
});

describe('names of cards', () => {
  test('what says the same as the title is one token, in both languages and misspelt', () => {
    expect(sameToken('아웃박스', 'outbox')).toBe(true);
    expect(sameToken('transactional outbox', '트랜잭셔널 아웃박스')).toBe(true);
    expect(sameToken('outbux', '아웃복스')).toBe(true);
    expect(sameToken('쿠버네티즈', 'kubernetes')).toBe(true);
  });

  test('another alias of the card does not stand for its name', () => {
    expect(sameToken('파드', '쿠버네티스')).toBe(false);
    expect(sameToken('hpa', '파드')).toBe(false);
    expect(sameToken('프로세스', '스레드')).toBe(false);
    expect(names('파드와 HPA')).toEqual(['kubernetes-operations', 'kubernetes-operations']);
  });

  test('the longest name wins and spaces do not matter', () => {
    expect(names('아웃박스패턴')).toEqual(['transactional-outbox']);
    expect(namesIn(squeeze('아웃박스 패턴'), table)[0]).toMatchObject({ start: 0, end: 6 });
  });

  test('a Latin name stands at word boundaries', () => {
    expect(names('k8s를 outbox로')).toEqual(['kubernetes-operations', 'transactional-outbox']);
    expect(names('outboxing inoutbox mythread')).toEqual([]);
    expect(names('two outboxs, threads')).toEqual(['transactional-outbox', 'threads']);
  });

  test('a Korean name of two syllables is no part of another word', () => {
    expect(names('사가는 보상 트랜잭션입니다')).toEqual(['saga']);
    expect(names('회사가 성장했고 사가지고 갔습니다')).toEqual([]);
  });
});
