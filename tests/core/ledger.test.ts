import { describe, expect, it } from 'vitest';
import { reportFrom } from '../../src/app/review.ts';
import { ledgerOf } from '../../src/core/ledger.ts';
import { sampleFiles, testDeps } from '../support/deps.ts';
import { hold } from '../support/rehearsal.ts';

const UNKNOWN = '그 부분은 잘 모르겠습니다. 문서를 찾아보겠습니다.';
const ASIDE = '저는 주말에 등산을 자주 갑니다. 지난주에는 뒷산에 다녀왔습니다. 날씨가 좋아서 사진도 많이 찍었습니다.';

describe('the ledger of résumé lines', () => {
  it.each([
    ['모르겠습니다', UNKNOWN],
    ['an aside', ASIDE],
  ])('calls no line defended by %s, however the thread ended', async (_, answer) => {
    const deps = testDeps(sampleFiles());
    const session = await hold(deps, { dossier: 'hanigyeol', format: 'full', questions: 8 }, () => answer);
    const report = await reportFrom(deps, session.state);
    expect(report.ledger.filter((row) => row.times > 0).length).toBeGreaterThan(1);
    expect(report.ledger.filter((row) => row.state === 'defended')).toEqual([]);
    // A line of a résumé that is not there has no row.
    expect(ledgerOf([session.state], [])).toEqual([]);
  });

  it('and the session says nothing that was heard', async () => {
    const deps = testDeps(sampleFiles());
    const session = await hold(deps, { dossier: 'hanigyeol', format: 'full', questions: 8 }, () => UNKNOWN);
    const reasons = [...session.state.turns.values()].flatMap((turn) => turn.decided?.reason ?? []);
    expect(reasons.filter((reason) => /들음$/u.test(reason))).toEqual([]);
    const report = await reportFrom(deps, session.state);
    expect(report.next[0]).toMatch(/^‘.+’ 카드를 읽고 \[\d+\] 다시 답하기$|^\[\d+\] 다시 답하기$/u);
    expect(report.notFound).toEqual([]);
  });
});

describe('a good story about something else', () => {
  const ELSEWHERE =
    '원래는 사내 식당 예약이 전화로만 됐고 제가 화면과 저장을 만들었습니다. 줄 서는 시간이 20분에서 5분으로 줄어든 것을 한 주 동안 초시계로 재서 확인했습니다. 대신 관리 화면을 미뤘습니다. 이유는 인원이 저 하나였기 때문입니다.';

  it('defends no line of the résumé', async () => {
    const deps = testDeps(sampleFiles());
    const session = await hold(deps, { dossier: 'hanigyeol', format: 'resume', questions: 6 }, () => ELSEWHERE);
    const report = await reportFrom(deps, session.state);
    expect(report.ledger.filter((row) => row.times > 0).length).toBeGreaterThan(0);
    expect(report.ledger.filter((row) => row.state === 'defended')).toEqual([]);
  });
});
