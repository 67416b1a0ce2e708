import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../src/core/report.ts';
import { makeScorecard } from '../../../src/faces/scorecard/card.ts';
import { embedded, scorecardFile, scorecardView } from '../../../src/faces/scorecard/page.ts';
import type { Scorecard } from '../../../src/faces/scorecard/shape.ts';
import { ROOT } from '../../support/deps.ts';
import { HOSTILE, heldScorecard, type Made, SAID, SAID_EN, saidIn } from '../../support/scorecards.ts';

/** The data that a page carries. */
function dataIn(html: string): Scorecard {
  return JSON.parse(/<script type="application\/json" id="scorecard">(.*?)<\/script>/su.exec(html)![1]!);
}

describe('a session as a scorecard', () => {
  let made: Made;
  beforeAll(async () => {
    made = await heldScorecard((_, __, kind) => (kind === 'main' ? SAID : '모르겠습니다'));
  });

  it('holds what the report holds: threads, answers, checks by outcome, points, coverage, lines, plan', () => {
    const { report, card } = made;
    expect(card.threads.map((t) => t.id)).toEqual(report.plan.map((slot) => slot.id));
    expect(card.threads.flatMap((t) => t.turns.map((turn) => turn.question))).toEqual(
      report.turns.map((turn) => turn.question),
    );
    for (const thread of card.threads) {
      expect(saidIn(thread)[0]).toBe(SAID);
      expect(thread.found.every((c) => c.met === true)).toBe(true);
      expect(thread.missing.every((c) => c.met === false)).toBe(true);
      expect(thread.unjudged.every((c) => c.met === null)).toBe(true);
      expect(thread.counts).toContain(`확인 ${thread.found.length} · 찾지 못함 ${thread.missing.length}`);
    }
    expect(card.points.length).toBe(report.points.length);
    expect(card.next.map((step) => step.text)).toEqual(report.next);
    const [must, preferred] = card.coverage;
    expect(must!.rows).toHaveLength(report.coverage.must.covered.length + report.coverage.must.uncovered.length);
    expect(preferred!.rows.every((row) => (row.thread === null) === (row.why !== null))).toBe(true);
    expect(card.ledger.map((row) => row.id)).toEqual(report.ledger.map((row) => row.fact));
    expect(card.ledgerSays).toMatch(/^\d+줄/u);
    expect(card.plan).toHaveLength(report.plan.length);
    expect(JSON.stringify(card)).not.toMatch(/\d+점|합격|undefined|\[object/u);
  });

  it('marks each quote where it stands in the answer, and numbers the quotes in the order of reading', () => {
    const { card } = made;
    const quoted = card.threads.flatMap((thread) =>
      [...thread.found, ...thread.missing].filter((c) => c.note !== null),
    );
    expect(quoted.length).toBeGreaterThan(3);
    for (const thread of card.threads) {
      const segments = thread.turns.flatMap((turn) => turn.answers.flatMap((answer) => answer.segments));
      for (const check of [...thread.found, ...thread.missing]) {
        if (check.note === null) continue;
        const marked = segments.filter((s) => s.notes?.includes(check.note!)).map((s) => s.text);
        expect(marked.join('')).toBe(check.quote);
      }
      const starts = segments.flatMap((s) => s.starts ?? []);
      expect(starts).toEqual(starts.map((_, i) => i + 1));
      expect(segments.flatMap((s) => s.ends ?? []).toSorted((a, b) => a - b)).toEqual(starts);
    }
  });

  it('says how deep a thread was explained, and where it was not known', () => {
    const { card } = made;
    const dug = card.threads.filter((thread) => thread.steps.length > 1);
    expect(dug.length).toBeGreaterThan(0);
    for (const thread of dug) {
      expect(thread.steps.map((step) => step.state)).toEqual([
        'answered',
        ...thread.steps.slice(1).map(() => 'unknown'),
      ]);
      expect(thread.reached).toBe('본 질문까지 답함');
    }
  });

  it('is English in an English session', async () => {
    const { card } = await heldScorecard(() => SAID_EN, { lang: 'en' });
    expect(card.lang).toBe('en');
    expect(JSON.stringify([card.words, card.about, card.coachSays, card.notes])).not.toMatch(/[가-힣]/u);
    for (const thread of card.threads) expect(`${thread.reached} ${thread.counts}`).not.toMatch(/[가-힣]/u);
  });

  it('gives away nothing of an exam before the self-rating', () => {
    const closed = makeScorecard({ ...made.report, open: false }, made.names);
    expect(closed.withheld).toContain('자기 평가');
    for (const thread of closed.threads) {
      expect([thread.found, thread.missing, thread.unjudged, thread.points]).toEqual([[], [], [], []]);
      expect([thread.counts, thread.reached]).toEqual([null, '']);
      expect(thread.turns.flatMap((t) => t.answers.flatMap((a) => a.segments)).some((s) => s.kind)).toBe(false);
      expect(saidIn(thread)[0]).toBe(SAID);
    }
    expect(closed.summary).toBeNull();
    const { points, next, coverage, ledger, criteria, plan, models, notes } = closed;
    expect([points, next, coverage, ledger, criteria, plan, models, notes].flat()).toEqual([]);
  });

  it('sets a coach’s summary apart with whose it is, and holds it back with the rest', () => {
    const summary = {
      text: '흐름은 이어졌습니다.\n\n확인한 방법은 찾지 못했습니다.',
      next: ['방법 한 문장'],
      by: 'anthropic' as const,
    };
    const shown = makeScorecard({ ...made.report, summary }, made.names);
    expect(shown.words.summary).toBe('코치의 정리');
    expect(shown.summary).toEqual({
      paragraphs: ['흐름은 이어졌습니다.', '확인한 방법은 찾지 못했습니다.'],
      next: ['방법 한 문장'],
      by: '모델 코치',
    });
    expect(made.card.summary).toBeNull();
    expect(makeScorecard({ ...made.report, summary, open: false }, made.names).summary).toBeNull();
  });

  it('shows a session in which nothing was asked yet', () => {
    const none: Report['coverage']['must'] = { covered: [], uncovered: [] };
    const card = makeScorecard(
      {
        ...made.report,
        ...{ title: null, ended: null, plan: [], turns: [], points: [], threadPoints: [], notFound: [], next: [] },
        ...{ ledger: [], ledgerOverSessions: [], selfRatings: [], coverage: { must: none, preferred: none } },
      },
      made.names,
    );
    expect([card.threads, card.points, card.next, card.coverage, card.ledger, card.plan].flat()).toEqual([]);
    expect(card.title).toBe('1차 기술 면접');
    expect(card.about).toContain('진행 중');
  });

  it('names the company’s criteria, models with their cost, what they could not do, changed sources and own ratings', () => {
    const { report, names } = made;
    const [slot] = report.plan;
    const card = makeScorecard(
      {
        ...report,
        criteria: [{ name: '확장성', checks: report.turns[0]!.checks.slice(0, 2) }],
        usage: [{ model: 'test-model', input: 1200, cacheWrite: 0, cacheRead: 300, output: 90, usd: null }],
        failures: [{ brief: 'assess', reason: '시간 안에 답이 없었습니다' }],
        plan: [{ ...slot!, evidence: [{ ...slot!.evidence[0]!, status: 'stale' }] }, ...report.plan.slice(1)],
        selfRatings: [
          { slot: null, rating: 2 },
          { slot: slot!.id, rating: 1 },
        ],
      },
      names,
    );
    expect(card.criteria[0]).toMatchObject({ name: '확장성', checks: [{}, {}] });
    expect(card.models.join('\n')).toMatch(
      /test-model — 읽음 1,500토큰.+비용 알 수 없음\n.+규칙이 대신함.+답이 없었습니다/su,
    );
    expect(card.threads[0]!.evidence[0]!.changed).toBe('원문이 바뀌었습니다');
    expect([card.rating, card.threads[0]!.rating, card.threads[1]!.rating]).toEqual(['보통', '막힘', null]);
  });
});

describe('the scorecard as one file', () => {
  it('lets no answer out of the data, and gives it back as it was said', async () => {
    const { card } = await heldScorecard(() => HOSTILE);
    const html = await scorecardFile(card);
    expect(html.match(/<script/gu)).toHaveLength(2);
    expect(html.match(/<\/script>/gu)).toHaveLength(2);
    expect(html).not.toMatch(/<img|<!--|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    const data = dataIn(html);
    expect(data).toEqual(card);
    expect(saidIn(data.threads[0]!)[0]).toContain('</script><script>window.taken = 1</script>');
    expect(saidIn(data.threads[0]!)[0]).toContain('{{data}} {{script}} $& $1');
    expect(saidIn(data.threads[0]!)[0]).toContain('줄\n바꿈');
  });

  it('holds the longest answer whole', async () => {
    const long = `${'인덱스 순서를 바꾼 까닭은 훑는 범위가 넓었기 때문입니다. '.repeat(700)}`.slice(0, 20_000).trim();
    const { card } = await heldScorecard(() => long, { questions: 1 });
    expect(saidIn(dataIn(await scorecardFile(card)).threads[0]!)[0]).toBe(long);
  });

  it('escapes a title in the head', async () => {
    const { report, names } = await heldScorecard(() => SAID, { questions: 1 });
    const html = await scorecardFile(makeScorecard({ ...report, title: '</title><script>x' }, names));
    expect(/<title>(.*?)<\/title>/su.exec(html)![1]).toBe('&#60;/title&#62;&#60;script&#62;x · 1차 기술 면접');
  });

  it('is in the package as it is read here', () => {
    const { files } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { files: string[] };
    const shipped = readdirSync(path.join(ROOT, 'scorecard')).filter((name) => !name.endsWith('.json'));
    expect(shipped.length).toBeGreaterThan(5);
    for (const name of shipped) expect(files).toContain(`scorecard/*${path.extname(name)}`);
  });

  it('writes data that ends nothing', () => {
    const value = { text: '</script><!-- & \u2028\u2029' };
    expect(embedded(value)).not.toMatch(/[<>&\u2028\u2029]/u);
    expect(JSON.parse(embedded(value))).toEqual(value);
  });

  it('names no other place, as a file and as a view', async () => {
    const { card } = await heldScorecard(() => SAID, { questions: 1 });
    for (const html of [await scorecardFile(card), await scorecardView()]) {
      expect(html).not.toMatch(/\b(?:src|href)\s*=\s*["'](?!#)/iu);
      expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
        /https?:\/\/|@import|url\(|fetch\(|innerHTML/iu,
      );
      expect(html).not.toMatch(/\{\{\w+\}\}/u);
    }
  });
});
