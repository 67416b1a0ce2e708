import { appendFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Asked, type Move, read, type Speech, speak } from './wires.ts';

/**
 * A model endpoint on loopback that plays an interviewer by script, for assistants that are driven from a test: it speaks
 * the four wires that assistants speak, copies the literal call that each of kkori's results suggests, and answers as an
 * invented candidate. What reached it is kept, so that it can be compared with what kkori sent.
 */

const ANSWERS = [
  '배송 상태를 바꾸는 트랜잭션에 아웃박스 저장을 함께 넣고, 릴레이가 카프카로 보냈습니다. 그래서 알림이 정확히 한 번 전달되도록 보장했습니다.',
  '고친 뒤의 발생률은 따로 재지 않았습니다.',
  '외부 발송사를 기다리는 시간이 가장 길어서 알림 발송을 요청 흐름에서 빼냈고, p95가 1.8초에서 0.2초로 줄었습니다.',
  '저희 팀이 빠르게 대응해서 잘 해결했고, 이후로는 크게 줄었습니다.',
];

export type Start = Record<string, unknown>;

/** One rehearsal. `texts` = every tool result as it reached the model, `first` = the first request that offered tools. */
export class Script {
  readonly texts: string[] = [];
  readonly calls: { tool: string; arguments: Record<string, unknown> }[] = [];
  first: string | null = null;
  searched = 0;
  private answered = 0;
  private readonly start: Start;

  constructor(start: Start) {
    this.start = start;
  }

  /** What the model does next. A request that offers none of kkori's tools (a title, a summary) gets a plain word. */
  next(asked: Asked): Move {
    const { tools, search, result } = asked;
    const offered = (tool: string) => tools.find((name) => name === tool || name.endsWith(`_${tool}`));
    if (!offered('start_rehearsal') && !search && !asked.namespaced?.('start_rehearsal'))
      return { kind: 'say', text: '네.' };
    this.first ??= asked.raw;
    if (result !== null && this.texts.at(-1) !== result && /s-[\w-]+ · |\*\*|^#/mu.test(result))
      this.texts.push(result);
    const wanted = this.wanted(this.texts.at(-1) ?? null);
    if (wanted === null) return { kind: 'say', text: '연습을 마쳤습니다. 보고서를 확인해 주세요.' };
    const name = offered(wanted.tool) ?? asked.namespaced?.(wanted.tool);
    if (!name) {
      this.searched += 1;
      return { kind: 'search', query: `kkori ${wanted.tool}` };
    }
    this.calls.push(wanted);
    if (wanted.tool === 'submit_answer') this.answered += 1;
    return { kind: 'call', name, arguments: wanted.arguments };
  }

  private wanted(text: string | null): { tool: string; arguments: Record<string, unknown> } | null {
    if (text === null) return { tool: 'start_rehearsal', arguments: this.start };
    if (this.calls.at(-1)?.tool === 'get_report') return null;
    const block = [...text.matchAll(/```json\n([\s\S]*?)\n```/gu)].at(-1)?.[1] ?? '';
    const line = block.split('\n')[0] ?? '';
    if (line === '') return null;
    const call = JSON.parse(line) as { tool: string; arguments: Record<string, unknown> };
    const given = { ...call.arguments };
    if (call.tool === 'submit_answer') {
      given.answer = ANSWERS[this.answered % ANSWERS.length]!;
      given.followUps =
        this.answered === 0
          ? [
              {
                probe: 'failure',
                anchor: '릴레이',
                question: '릴레이가 멈추면 누가 먼저 아나요?',
                why: '멈춤을 말하지 않음',
              },
            ]
          : [];
    }
    if (call.tool === 'submit_work') {
      const id = /^- `([a-z]+\.[a-z-]+)`/mu.exec(text)?.[1] ?? 'core.answered';
      given.work = { checks: [{ id, met: 'no' }], points: [] };
    }
    if (call.tool === 'steer_rehearsal') given.rating = '2';
    return { tool: call.tool, arguments: given };
  }
}

/** Listens on a free port of loopback. `log` = a file that gets every request that offered tools. */
export async function listen(script: Script, log: string): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const body = Buffer.concat(chunks).toString('utf8');
      try {
        answer(script, path, body, response, log);
      } catch (error) {
        appendFileSync(log, `${JSON.stringify({ path, error: String(error) })}\n`);
        response.writeHead(500).end('{}');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(script: Script, path: string, body: string, response: ServerResponse, log: string): void {
  const asked = body.startsWith('{') ? read(path, JSON.parse(body) as Record<string, unknown>, body) : null;
  if (!asked) {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":[],"models":[],"input_tokens":1}');
    return;
  }
  const move = script.next(asked);
  appendFileSync(log, `${JSON.stringify({ path, wire: asked.wire, tools: asked.tools, move, body: asked.raw })}\n`);
  const speech: Speech = speak(asked, move);
  response.writeHead(200, { 'content-type': speech.type }).end(speech.body);
}
