import { callsIn, type Host, type Result } from './mcp-client.ts';

/** Answers of an invented candidate: weak, retold, long, honest, none. Any of them fits any question badly enough. */
export const SAID = {
  weak: '저희 팀이 빠르게 대응해서 잘 해결했고, 이후로는 크게 줄었습니다.',
  outbox:
    '배송 상태를 바꾸는 트랜잭션에 아웃박스 저장을 함께 넣고, 릴레이가 카프카로 보냈습니다. 그래서 알림 메시지가 정확히 한 번 전달되도록 보장했습니다.',
  numbers:
    '알림 발송을 요청 흐름에서 빼냈습니다. 외부 발송사를 기다리는 시간이 가장 길었기 때문입니다. 그 결과 p95가 1.8초에서 0.2초로 줄었습니다.',
  unknown: '모르겠습니다.',
  honest: '고친 뒤의 발생률은 따로 재지 않았습니다.',
  retold: '지원자는 아웃박스를 써서 메시지 유실을 막았다고 설명했습니다.',
  long: '배치를 나누어 처리했고 그때마다 기록을 남겼습니다. '.repeat(60),
} as const;

export const SAID_EN = {
  weak: 'We solved it quickly as a team and it got much better after that.',
  outbox:
    'I wrote the event into an outbox table in the same transaction and a relay sent it to Kafka, so every message was delivered exactly once.',
  numbers:
    'I took the sending out of the request because we waited longest for the vendor. The p95 went from 1.8 seconds to 0.2 seconds.',
  unknown: "I don't know.",
} as const;

/** The one call under `tool` that a result suggests, with some arguments of its own. */
export function suggested(result: Result, tool: string): Record<string, unknown> | null {
  return callsIn(result.text).find((call) => call.tool === tool)?.arguments ?? null;
}

/** The turn that a result says is open; null after the end. */
export function openTurn(result: Result): string | null {
  return /^\S+ · (t\d+) · /.exec(result.text)?.[1] ?? null;
}

export function ticketIn(result: Result): string | null {
  return /ticket `([^`]+)`/.exec(result.text)?.[1] ?? null;
}

/** Ids of the checks that a result names: with a question under 확인할 것, with a closed thread under 평가. */
export function checkIds(result: Result): string[] {
  const owed = [...result.text.matchAll(/^- `([a-z]+\.[a-z-]+)`/gm)].map((m) => m[1]!);
  if (owed.length > 0) return owed;
  const named = /^- (?:체크|checks): (.*)$/m.exec(result.text)?.[1] ?? '';
  return [...named.matchAll(/[a-z]+\.[a-z-]+/g)].map(([id]) => id);
}

/** Gives answers in turn until `stop` says so or the session is over; returns the last result. */
export async function answerUntil(
  host: Host,
  from: Result,
  session: string,
  answers: readonly string[],
  stop: (result: Result) => boolean,
): Promise<Result> {
  let result = from;
  for (let i = 0; i < 60; i++) {
    const turn = openTurn(result);
    if (turn === null || stop(result)) return result;
    result = await host.call('submit_answer', { session, turn, answer: answers[i % answers.length]! });
    if (result.failed) throw new Error(result.text);
  }
  throw new Error('the session does not end');
}
