import { Worker } from 'node:worker_threads';
import { KkoriError } from '../../core/errors.ts';
import type { Converted, Job } from './convert.ts';
import type { Reply } from './convert-worker.ts';

/** `ms`: longest time. `heapMb`: of the worker's objects. `growthMb`: of the whole process while it works, megabytes. */
export type Bounds = { ms: number; heapMb: number; growthMb: number };

/** A résumé takes under a second; two hundred pages on a slow machine some ten. */
const BOUNDS: Bounds = { ms: 30_000, heapMb: 512, growthMb: 1024 };
/** How often memory is looked at, ms: buffers are outside of the heap, and a hostile file inflates some 10 MB in that. */
const LOOK = 50;

/**
 * Converts a document in a thread of its own, which is stopped when it takes too long or too much: a hostile PDF costs
 * its own reading and nothing else. What it prints goes nowhere, since stdout may belong to a protocol.
 * @throws KkoriError `input` in one sentence
 */
export function inWorker(job: Job, bounds: Bounds = BOUNDS): Promise<Converted> {
  const { label } = job;
  const file = import.meta.url.endsWith('.ts') ? './convert-worker.ts' : './convert-worker.js';
  const worker = new Worker(new URL(file, import.meta.url), {
    workerData: job,
    execArgv: [],
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: bounds.heapMb },
  });
  const before = process.memoryUsage.rss();
  return new Promise<Converted>((resolve, reject) => {
    const deadline = setTimeout(() => end(() => reject(tooSlow(label))), bounds.ms);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > bounds.growthMb * 1024 * 1024) end(() => reject(tooMuch(label)));
    }, LOOK);
    let over = false;
    const end = (settle: () => void) => {
      if (over) return;
      over = true;
      clearTimeout(deadline);
      clearInterval(watch);
      void worker.terminate().then(settle, settle);
    };
    worker.once('message', (reply: Reply) =>
      end(() => {
        if ('converted' in reply) resolve(reply.converted);
        else if ('refused' in reply)
          reject(new KkoriError('input', reply.refused.message, { hint: reply.refused.hint }));
        else reject(unreadable(label, reply.fault));
      }),
    );
    worker.once('error', (error: NodeJS.ErrnoException) =>
      end(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch(label) : unreadable(label, error))),
    );
    worker.once('exit', () => end(() => reject(unreadable(label, 'exit'))));
  });
}

const tooSlow = (label: string) =>
  new KkoriError('input', `‘${label}’ 파일을 읽는 데 시간이 너무 오래 걸려 그만두었습니다.`, {
    hint: '필요한 쪽만 따로 저장하거나, 글을 복사해 붙여 넣어 주세요.',
  });
const tooMuch = (label: string) =>
  new KkoriError('input', `‘${label}’ 파일을 읽는 데 메모리가 너무 많이 들어 그만두었습니다.`, {
    hint: '필요한 쪽만 따로 저장하거나, 글을 복사해 붙여 넣어 주세요.',
  });
const unreadable = (label: string, cause: unknown) =>
  new KkoriError('input', `‘${label}’ 파일을 읽지 못했습니다. 깨졌거나 알지 못하는 모양입니다.`, {
    hint: '다른 형식(.docx, .md)으로 다시 저장하거나, 글을 복사해 붙여 넣어 주세요.',
    cause,
  });
