import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqliteStore } from '../../src/adapters/store/sqlite.ts';
import { seeded } from '../../src/core/plan/random.ts';
import { replay } from '../../src/core/session/step.ts';
import { ROOT, sampleFiles } from '../support/deps.ts';
import { StdioClient } from '../support/stdio-client.ts';

const FULL = process.env.KKORI_FAULTS === 'full';
const KILLS = FULL ? 200 : 20;
const SEED = 20261123;
const ANSWER = '배송 상태를 바꾸는 트랜잭션에 아웃박스 저장을 함께 넣었습니다. 제가 릴레이를 만들었습니다.';

describe(`kill -9 at ${KILLS} random points of a rehearsal (seed ${SEED})`, () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'kkori-kill-'));
    for (const [name, text] of Object.entries(sampleFiles())) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    mkdirSync(path.join(folder, '.kkori'), { mode: 0o700 });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const server = () =>
    new StdioClient([path.join(ROOT, 'src', 'main.ts'), '--workspace', folder, 'serve'], { KKORI_LOG: 'silent' });

  it(
    'every acknowledged answer is there, and the session goes on with the same question',
    async () => {
      const random = seeded(SEED);
      let client = server();
      await client.open();
      const begin = async (i: number) => {
        const opening = await client.call('start_rehearsal', {
          dossier: 'hanigyeol',
          format: 'technical',
          questions: 8,
          mode: 'exam',
          seed: i,
        });
        return /s-[0-9a-f-]{20,}/.exec(opening)![0];
      };
      let session = await begin(0);
      let turn = 1;
      let acknowledged: { session: string; turn: string; text: string }[] = [];
      for (let kill = 0; kill < KILLS; kill++) {
        const calm = Math.floor(random() * 3);
        for (let i = 0; i < calm; i++) {
          const text = `${ANSWER} ${kill}.${i}`;
          const result = await client.call('submit_answer', { session, turn: `t${turn}`, answer: text });
          acknowledged.push({ session, turn: `t${turn}`, text });
          turn += 1;
          if (/self-rate/.test(result) && !new RegExp(`t${turn}\\b`).test(result)) {
            session = await begin(kill + 1);
            turn = 1;
          }
        }
        // One more in flight, killed somewhere between its first byte and its reply.
        const pending = client
          .call('submit_answer', { session, turn: `t${turn}`, answer: `${ANSWER} 죽는 중 ${kill}` })
          .catch(() => null);
        client.killAfter(Math.floor(random() * 30));
        const reply = await pending;
        await client.gone;
        if (reply) acknowledged.push({ session, turn: `t${turn}`, text: `${ANSWER} 죽는 중 ${kill}` });

        const store = sqliteStore({ folder: path.join(folder, '.kkori'), clock: { now: () => Date.now() } });
        for (const answer of acknowledged) {
          const events = (await store.load(answer.session))!;
          expect(
            events.some((e) => e.type === 'answered' && e.turn === answer.turn && e.text === answer.text),
            `kill ${kill}`,
          ).toBe(true);
        }
        const state = replay(session, (await store.load(session))!);
        await store.close();
        acknowledged = acknowledged.filter((a) => a.session === session);

        client = server();
        await client.open();
        const resumed = await client.call('steer_rehearsal', { session, action: 'resume' });
        if (state.open) {
          expect(resumed).toContain(state.turns.get(state.open)!.asked.question.slice(0, 20));
          turn = Number(state.open.slice(1));
        } else {
          session = await begin(1000 + kill);
          turn = 1;
        }
      }
      await client.close();
    },
    FULL ? 600_000 : 90_000,
  );
});
