import { describe, expect, it } from 'vitest';
import { materialOf } from '../../src/app/advance.ts';
import { answerIn, startRehearsal } from '../../src/app/rehearse.ts';
import { reportFrom, resumeLedger } from '../../src/app/review.ts';
import { steerIn } from '../../src/app/steer.ts';
import type { Report } from '../../src/core/report.ts';
import { endScreen } from '../../src/faces/cli/end-screen.ts';
import { makeStyle } from '../../src/faces/cli/text.ts';
import { reportMarkdown } from '../../src/faces/report-markdown.ts';
import { namesFrom } from '../../src/faces/report-words.ts';
import { sampleFiles, testDeps } from '../support/deps.ts';
import { hold } from '../support/rehearsal.ts';

const RESUME = { dossier: 'hanigyeol', format: 'resume', seed: 3, questions: 4, mode: 'exam' } as const;

async function skippingAll() {
  const deps = testDeps(sampleFiles());
  const session = await startRehearsal(deps, { coach: 'offline', ...RESUME });
  const material = await materialOf(deps, session.state);
  for (let i = 0; i < 100 && session.state.open !== null; i++)
    await steerIn(deps, session, material, { action: 'skip' });
  await steerIn(deps, session, material, { action: 'self-rate', rating: 'declined' });
  return { deps, session, material, report: await reportFrom(deps, session.state) };
}

const coveredOf = ({ coverage }: Report) => [...coverage.must.covered, ...coverage.preferred.covered];
const asked = (report: Report) => report.ledger.filter((line) => line.times > 0);

describe('a report claims no more than was said', () => {
  it('after nothing but 넘어가기: questions were put, nothing is ticked, no line counts as explained or as failed', async () => {
    const { deps, session, material, report } = await skippingAll();
    expect(report.turns.length).toBeGreaterThan(2);
    expect(coveredOf(report).length).toBeGreaterThan(0);
    expect(coveredOf(report).filter((line) => !line.unanswered)).toEqual([]);
    expect(new Set(report.ledger.map((line) => line.state))).toEqual(new Set(['not-asked']));
    expect((await resumeLedger(deps)).every((line) => line.state === 'not-asked')).toBe(true);

    const names = namesFrom(material.knowledge, material.resume, 'ko');
    expect(reportMarkdown(report, names)).not.toContain('✓');
    const { lines } = endScreen({ state: session.state, report, names, width: 80, style: makeStyle(false) });
    expect(lines.join('\n')).toMatch(/자격 0\/\d/);
  });

  it('after 모르겠습니다 and an answer that says nothing: the line is not defended and nothing is named as heard', async () => {
    const deps = testDeps(sampleFiles());
    const session = await hold(deps, RESUME, (_q, _key, kind) =>
      kind === 'main' ? '잘 모르겠습니다.' : '네, 확인하는 편입니다.',
    );
    const report = await reportFrom(deps, session.state);
    expect(asked(report).length).toBeGreaterThan(0);
    expect(asked(report).filter((line) => line.state === 'defended')).toEqual([]);
  });

  it('after a real answer the same lines do count, so that the silence above is no accident', async () => {
    const deps = testDeps(sampleFiles());
    const session = await hold(
      deps,
      RESUME,
      () =>
        '원래는 매장마다 동기로 저장해 p95가 1.8초였고 제가 느린 쿼리를 찾아 실행 계획을 확인했습니다. 락 대기가 원인이라 상태 변경을 주문 단위로 나누는 쪽을 제가 제안했고, 대신 조회가 조금 느려지는 것을 받아들였습니다. 배포 앞뒤 일주일의 p95를 프로메테우스로 재서 0.4초로 줄어든 것을 확인했습니다.',
    );
    const report = await reportFrom(deps, session.state);
    expect(asked(report).some((line) => line.state === 'defended' || line.state === 'partly')).toBe(true);
    expect(coveredOf(report).some((line) => !line.unanswered)).toBe(true);
  });

  it('counts no list of skills and no degree among the lines to explain', async () => {
    const files = sampleFiles();
    files['resume.md'] +=
      '\n\n## 기술\n\n- Kotlin, Spring Boot, MySQL, Kafka\n\n## 학력\n\n- 가상대학교 컴퓨터공학과 졸업 (2019)\n';
    const lines = await resumeLedger(testDeps(files));
    expect(lines.some((line) => /중복 알림/.test(line.text))).toBe(true);
    expect(lines.filter((line) => /졸업|Kotlin, Spring/.test(line.text))).toEqual([]);
  });

  it('a stop in the middle loses no state of a line that an earlier session had', async () => {
    const { deps } = await skippingAll();
    const before = await resumeLedger(deps);
    const session = await startRehearsal(deps, { coach: 'offline', ...RESUME });
    const material = await materialOf(deps, session.state);
    await answerIn(deps, session, material, { text: '잘 모르겠습니다.', via: 'file' });
    await steerIn(deps, session, material, { action: 'end' });
    const after = await resumeLedger(deps);
    expect(after.filter((line, i) => line.state !== before[i]!.state).map((line) => line.state)).not.toContain(
      'defended',
    );
  });
});
