import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../../src/adapters/library/library.ts';
import { inventedIn } from '../../../src/core/critique/invention.ts';
import { aliasesOf } from '../../../src/core/knowledge/cards.ts';

const knowledge = loadKnowledge(path.join(import.meta.dirname, '../../../knowledge'));
const aliases = aliasesOf(knowledge);
const ANSWER = '정산 대사 배치를 세 시간 10분에서 48분으로 줄였습니다. 실행 계획을 보고 제가 인덱스 순서를 바꿨습니다.';
const RESUME =
  '두루온배송 (2024.06–현재)\n배송 상태 알림을 카프카와 아웃박스로 전환, 알림 약 4천 건. 24개월 운영. Kotlin, Spring Boot.';
const invented = (text: string) => inventedIn(text, [ANSWER, RESUME], aliases).map((i) => `${i.kind}: ${i.quote}`);

describe('A9: what no source says', () => {
  test.each([
    ['처리량이 30% 늘었습니다.', 'number: 30%'],
    ['배치를 20분으로 줄였습니다.', 'number: 20분'],
    ['알림 4만 건을 다시 보냈습니다.', 'number: 4만 건'],
    ['세 번 돌려 봤습니다.', 'number: 세 번'],
    ['2022년에 시작했습니다.', 'number: 2022'],
    ['알림을 RabbitMQ로 보냈습니다.', 'technology: RabbitMQ'],
    ['재고는 레디스에 두었습니다.', 'technology: 레디스'],
    ['멱등성 키로 막았습니다.', 'technology: 멱등성'],
    ['하늬뱅크 담당자와 맞췄습니다.', 'name: 하늬뱅크'],
    ['Datadog 화면을 같이 봤습니다.', 'technology: Datadog'],
    ['Moram Pay 연동을 맡았습니다.', 'name: Moram Pay'],
  ])('%s', (text, found) => {
    expect(invented(text)).toContain(found);
  });
  test.each([
    '정산 대사 배치를 3시간 10분에서 사십팔 분으로 줄였습니다.',
    '정산 대사 배치를 190분에서 48분으로 줄였습니다.',
    '알림 4,000건, 4천 건, 사천 건이 나갔습니다.',
    '2년 동안 운영했습니다.',
    'Kafka와 outbox로 전환했습니다. 카프카와 아웃박스입니다.',
    '코틀린과 스프링 부트로 만들었습니다.',
    '[측정값]에서 [측정값]으로, [기간] 동안 [도구: Datadog]로 쟀습니다.',
    '1. 원인을 찾았습니다.\n2. 인덱스를 바꿨습니다.',
    '한 번에 하나씩 바꿨습니다. 두 가지를 봤습니다. 첫째는 실행 계획입니다.',
    '팀장님과 사장님께 알렸습니다.',
    '정산 배치를 고쳤습니다.',
    '',
  ])('nothing is invented in: %s', (text) => {
    expect(invented(text)).toEqual([]);
  });
  test('without cards, names and rivals are still seen', () => {
    expect(inventedIn('RabbitMQ와 하늬은행', [ANSWER]).map((i) => i.quote)).toEqual(['RabbitMQ', '하늬은행']);
  });
  test('quotes stand where they are said to', () => {
    const text = '[측정값] 30%를 RabbitMQ로, 하늬뱅크와 2022년에.';
    const all = inventedIn(text, [ANSWER], aliases);
    expect(all.map((i) => i.quote)).toEqual(['30%', 'RabbitMQ', '하늬뱅크', '2022']);
    for (const { quote, start, end } of all) expect(text.slice(start, end)).toBe(quote);
  });
});
