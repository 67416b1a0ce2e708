import { PassThrough } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { LineInput } from '../../../src/faces/cli/terminal/line-input.ts';
import { sink } from './harness.ts';

const PROMPT = { prompt: { text: '답> ', width: 4 } };
const pasted = (text: string) => `\u001b[200~${text}\u001b[201~`;

describe('a line typed at the terminal', () => {
  let stdin: PassThrough & { raw?: boolean };
  let stdout: ReturnType<typeof sink>;
  let lines: LineInput;

  beforeEach(() => {
    stdin = new PassThrough();
    Object.assign(stdin, { setRawMode: (on: boolean) => Object.assign(stdin, { raw: on }) });
    stdout = sink();
    lines = new LineInput(stdin, stdout, 40);
    lines.open();
  });

  it('is what was typed, with letters cut between two chunks put together', async () => {
    const read = lines.read(PROMPT);
    const bytes = Buffer.from('한글 입력');
    stdin.write(bytes.subarray(0, 4));
    stdin.write(bytes.subarray(4));
    stdin.write('\u007f력!\r');
    expect(await read).toEqual({ kind: 'line', text: '한글 입력!' });
  });

  it('is one text when it was pasted over several lines, and Enter sends it', async () => {
    const read = lines.read(PROMPT);
    stdin.write(pasted('첫 줄\r\n둘째 줄\n\n넷째 줄\r'));
    stdin.write(' 이어 씀\r');
    expect(await read).toEqual({ kind: 'line', text: '첫 줄\n둘째 줄\n\n넷째 줄\n 이어 씀' });
  });

  it('is one text also when the paste comes in pieces', async () => {
    const read = lines.read(PROMPT);
    stdin.write('\u001b[200~앞부분\n');
    stdin.write('뒷부분');
    stdin.write('\u001b[201~\r');
    expect(await read).toEqual({ kind: 'line', text: '앞부분\n뒷부분' });
  });

  it('is one text when a terminal that does not mark pastes sends many letters at once', async () => {
    const read = lines.read(PROMPT);
    stdin.write('표시 없이 붙여 넣은 긴 첫 줄입니다. 서른 자를 넘깁니다.\r둘째 줄입니다.\r');
    expect(await read).toEqual({
      kind: 'line',
      text: '표시 없이 붙여 넣은 긴 첫 줄입니다. 서른 자를 넘깁니다.\n둘째 줄입니다.',
    });
  });

  it('keeps what was typed ahead for the next line', async () => {
    const first = lines.read(PROMPT);
    stdin.write('하나\r둘\r');
    expect(await first).toEqual({ kind: 'line', text: '하나' });
    expect(await lines.read(PROMPT)).toEqual({ kind: 'line', text: '둘' });
  });

  it('has a line break for Alt+Enter, and CR LF is one Enter', async () => {
    const read = lines.read(PROMPT);
    stdin.write('위\u001b\r아래\r\n');
    expect(await read).toEqual({ kind: 'line', text: '위\n아래' });
  });

  it('ends with Ctrl-C, also where a paste never ended; nothing is read after that', async () => {
    const read = lines.read(PROMPT);
    stdin.write('\u001b[200~끝나지 않은');
    stdin.write('\u0003');
    expect(await read).toEqual({ kind: 'interrupt' });
    expect(await lines.read(PROMPT)).toEqual({ kind: 'interrupt' });
  });

  it('tells Ctrl-D on an empty line from the input going away', async () => {
    const read = lines.read(PROMPT);
    stdin.write('\u0004');
    expect(await read).toEqual({ kind: 'end' });
    const next = lines.read(PROMPT);
    stdin.end();
    expect(await next).toEqual({ kind: 'interrupt' });
  });

  it('gives the terminal back', () => {
    expect(stdin.raw).toBe(true);
    lines.close();
    lines.close();
    expect(stdin.raw).toBe(false);
    expect(stdout.text().endsWith('\u001b[?2004l\u001b[?25h')).toBe(true);
    expect(stdin.listenerCount('keypress')).toBe(0);
  });
});
