import { describe, expect, test } from 'vitest';
import { comparable, metrics } from '../../../src/core/signals/metrics.ts';

const shown = (text: string) => metrics(text).map((m) => `${m.text} = ${m.value} ${m.unit}${m.approx ? ' ~' : ''}`);

describe('metrics', () => {
  test.each<[string, string[]]>([
    ['p95를 1.8초에서 0.4초로', ['1.8초 = 1800 ms', '0.4초 = 400 ms']],
    ['3시간 10분에서 48분으로', ['3시간 10분 = 11400000 ms', '48분 = 2880000 ms']],
    ['약 4천 건이 나갔고', ['4천 건 = 4000 건 ~']],
    ['4천 건쯤 나갔고', ['4천 건 = 4000 건 ~']],
    ['4천여 건', ['4천여 건 = 4000 건 ~']],
    ['커버리지 32%에서 58 퍼센트로', ['32% = 32 %', '58 퍼센트 = 58 %']],
    ['두 배, 10배', ['두 배 = 2 배', '10배 = 10 배']],
    ['세 번 재시도하고 3번 더', ['세 번 = 3 번', '3번 = 3 번']],
    ['절반으로', ['절반 = 0.5 배']],
    ['세 시간 넘게', ['세 시간 = 10800000 ms ~']],
    ['가게 9천 곳, 하루 백 건이면 90만 건', ['9천 곳 = 9000 곳', '백 건 = 100 건', '90만 건 = 900000 건']],
    ['1만 2천 건과 3,000건', ['1만 2천 건 = 12000 건', '3,000건 = 3000 건']],
    ['석 달 동안 0건', ['석 달 = 3 month', '0건 = 0 건']],
    ['4주에서 3주로 이틀 더', ['4주 = 28 day', '3주 = 21 day', '이틀 = 2 day']],
    ['<100ms, 2GB, 300 TPS', ['100ms = 100 ms', '2GB = 2000000000 B', '300 TPS = 300 tps']],
    ['1.4s and 400 ms', ['1.4s = 1400 ms', '400 ms = 400 ms']],
    [
      '4k requests, 4,000 events, three times faster, twice',
      ['4k requests = 4000 건', '4,000 events = 4000 건', 'three times = 3 배', 'twice = 2 배'],
    ],
    ['팀 12명과 DB 한 대', ['12명 = 12 명', '한 대 = 1 대']],
    ['2천만 원', ['2천만 원 = 20000000 원']],
    ['이제 12분이면 되고 문제 3건', ['12분 = 720000 ms', '3건 = 3 건']],
  ])('%s', (text, expected) => expect(shown(text)).toEqual(expected));

  test.each([
    'p95가 높았습니다',
    'Java 17과 Spring Boot 3',
    '2025년에 입사',
    '2025.04 배포',
    '1. 첫째 항목',
    '5년 차',
    '5년차',
    'Q3와 F5',
    '두 번째 방법',
    '정확히 한 번',
    '한 번 더',
    '1분기',
    '11월 3일',
    '아침 7시 30분',
    '1번 항목',
    '만점',
    'HTTP/2',
    '제3자',
    '3주년',
    '2개발',
    '첫 번째',
    '30대 원칙',
    'v1.2.3',
    '1990년대',
    '제가 한 일은 설계와 검증입니다',
    '세 일을 나눠 맡았습니다',
  ])('not a metric: %s', (text) => expect(shown(text)).toEqual([]));

  test('a metric is a slice of the text', () => {
    const text = '약 1.8초에서 0.4초로, 3시간 10분에서 48분으로, 4천 건쯤, 두 배, 40%.';
    for (const m of metrics(text)) expect(text.slice(m.start, m.end)).toBe(m.text);
  });
});

const F3 = '상태 변경 API의 p95를 1.8초에서 0.4초로 줄였습니다(2025.04 배포 전후 2주, APM).';
const F4 = '2025.11 중복 알림 약 4천 건이 나간 장애의 원인을 찾고 재발 방지를 맡았습니다.';
const F5 = '정산 대사 배치를 3시간 10분에서 48분으로 줄였습니다(인덱스 재설계는 본인, 청크 처리는 동료와 함께).';
const F6 = '주문 모듈의 테스트 커버리지를 32%에서 58%로 올렸습니다.';

describe('comparable', () => {
  const compare = (a: string, i: number, b: string, j: number) =>
    comparable({ metric: metrics(a).at(i)!, context: a }, { metric: metrics(b).at(j)!, context: b });

  test.each<[string, number, string, number, 'same' | 'different' | 'unknown']>([
    ['그 결과 p95가 1.8초에서 0.2초로 줄었습니다.', -1, F3, 1, 'different'],
    ['알림을 밖으로 빼서 p95가 0.2초가 됐습니다.', 0, F3, 1, 'different'],
    ['p95는 200ms였습니다.', 0, F3, 1, 'different'],
    ['p95는 400ms였습니다.', 0, F3, 1, 'same'],
    ['0.4초가 맞습니다.', 0, F3, 1, 'same'],
    ['0.4초가 맞고 0.2초는 중앙값이었습니다.', 1, F3, 1, 'same'],
    ['0.2초는 중앙값이었습니다.', 0, F3, 1, 'unknown'],
    ['p99는 0.9초였습니다.', 0, F3, 1, 'unknown'],
    ['정산 API의 p95는 0.2초입니다.', 0, F3, 1, 'unknown'],
    ['p95가 1.8초였습니다.', 0, F3, 1, 'same'],
    ['p95를 1.4초 줄였습니다.', 0, F3, 1, 'same'],
    ['배포 전후 3주를 비교했습니다.', 0, F3, 2, 'unknown'],
    ['p95가 40% 줄었습니다.', 0, F3, 1, 'unknown'],
    ['한 번에 4천 건쯤 나간 것은 확인했지만', 0, F4, 0, 'same'],
    ['중복 알림이 6천 건 나갔습니다.', 0, F4, 0, 'different'],
    ['하루 300건을 처리했습니다.', 0, F4, 0, 'unknown'],
    ['세 시간 넘게 걸리던 정산 대사 배치를 48분으로 줄였습니다.', 0, F5, 0, 'same'],
    ['세 시간 넘게 걸리던 정산 대사 배치를 48분으로 줄였습니다.', 1, F5, 0, 'same'],
    ['3시간 걸리던 정산 대사 배치였습니다.', 0, F5, 0, 'unknown'],
    ['정산 대사 배치를 40분으로 줄였습니다.', 0, F5, 1, 'different'],
    ['새벽 배치 점검은 20분 걸립니다.', 0, F5, 1, 'unknown'],
    ['커버리지를 70%까지 올렸습니다.', 0, F6, 1, 'different'],
    ['리뷰 시간을 40% 줄였습니다.', 0, F6, 1, 'unknown'],
    ['We cut p95 to 0.2 seconds.', 0, 'Cut the p95 of the status API from 1.8s to 0.4s', 1, 'different'],
    ['About 4,000 duplicate notifications went out.', 0, 'Found the cause of 4k duplicate notifications', 0, 'same'],
  ])('%s [%d] against %s [%d]: %s', (a, i, b, j, expected) => expect(compare(a, i, b, j)).toBe(expected));

  test('both ways give the same verdict', () => {
    for (const [a, b] of [
      [F3, 'p95는 200ms였습니다.'],
      [F4, '중복 알림이 6천 건 나갔습니다.'],
      [F6, '커버리지를 70%까지 올렸습니다.'],
      [F5, '리뷰는 40분 걸립니다.'],
    ] as const) {
      for (let i = 0; i < metrics(a).length; i++) expect(compare(a, i, b, 0)).toBe(compare(b, 0, a, i));
    }
  });
});
