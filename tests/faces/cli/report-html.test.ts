import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answer, startRehearsal } from '../../../src/app/rehearse.ts';
import type { Scorecard } from '../../../src/faces/scorecard/shape.ts';
import { ROOT, sampleFiles, testDeps } from '../../support/deps.ts';
import { cli } from './harness.ts';

const ANSWERS = path.join(ROOT, 'examples', 'answers', 'demo.md');
const dataIn = (html: string): Scorecard =>
  JSON.parse(/<script type="application\/json" id="scorecard">(.*?)<\/script>/su.exec(html)![1]!);

describe('report --format html', () => {
  it('writes one page to a file, and the same to the standard output', async () => {
    const deps = testDeps(sampleFiles());
    await cli(['rehearse', 'hanigyeol', '--questions', '2', '--seed', '3', '--answers', ANSWERS], { deps });
    const folder = await mkdtemp(path.join(tmpdir(), 'kkori-report-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const file = path.join(folder, '회차.html');
    const written = await cli(['report', '--format', 'html', '-o', file], { deps });
    expect(written).toMatchObject({ code: 0, out: '' });
    expect(written.err).toContain(file);
    const page = await readFile(file, 'utf8');
    expect(page).toMatch(/^<!doctype html>\n<html lang="ko">/u);
    expect(dataIn(page).threads).toHaveLength(2);
    const printed = await cli(['report', '--format', 'html'], { deps });
    expect(printed.code).toBe(0);
    expect(printed.out).toBe(page);
  });

  it('holds no feedback of an exam that is not rated, and says what opens it', async () => {
    const deps = testDeps(sampleFiles());
    const { state } = await startRehearsal(deps, {
      dossier: 'hanigyeol',
      questions: 2,
      mode: 'exam',
      coach: 'offline',
    });
    await answer(deps, state.id, { text: '저희 팀이 빠르게 대응해서 잘 해결했습니다.', via: 'typed' });
    const { code, out, err } = await cli(['report', state.id, '--format', 'html'], { deps });
    expect(code).toBe(0);
    const card = dataIn(out);
    expect(card.withheld).toContain('자기 평가');
    expect(card.threads.flatMap((t) => [...t.found, ...t.missing, ...t.unjudged, ...t.points])).toEqual([]);
    expect(err).toContain(state.id);
  });

  it('names the formats there are', async () => {
    const { code, err } = await cli(['report', '--format', 'pdf']);
    expect(code).toBe(2);
    expect(err).toContain('html');
  });
});
