import { describe, expect, it } from 'vitest';
import { buildForHost, takeProse } from '../../src/app/build-dossier.ts';
import { checkDossiers } from '../../src/app/check-dossiers.ts';
import { workOwed } from '../../src/app/work.ts';
import type { Finding, FindingId } from '../../src/core/health/finding.ts';
import { realFiles, sampleFiles, TEST_NOW, testDeps } from '../support/deps.ts';

const POSTING = `# 구름 서버 개발자

구름은 가게의 예약을 대신 받아 줍니다.

## 주요 업무

- 예약 서버를 만듭니다.

## 자격요건

- Kotlin으로 서버를 개발해 보신 분
- 메시지 큐로 비동기 처리를 설계해 보신 분
- 서버를 3년 이상 개발하신 분
`;
const RESUME = `# 윤예시

## 경력

### 달구지배송 (2023.03–현재)

- Kotlin으로 배차 서버를 개발했습니다.
- 배차 배치를 2시간 10분에서 35분으로 줄였습니다.
- 배송 상태 알림을 Kafka로 전환해 실패율을 4%에서 0.3%로 낮췄습니다.
`;
const qa = (...pairs: [string, string][]) =>
  `# 질문과 답\n\n## 예상 질문\n\n${pairs.map(([q, a], i) => `### Q${i + 1}. ${q}\n\n${a}\n`).join('\n')}`;
const notes = (section: string, ...lines: string[]) =>
  `# 구름 준비 노트\n\n## ${section}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`;
const GUREUM = { 'kkori.json': '{}', 'resume.md': RESUME, 'dossiers/gureum/posting.md': POSTING };

async function findingsOf(files: Record<string, string | Uint8Array>, now = TEST_NOW): Promise<Finding[]> {
  const deps = testDeps({ ...files }, { clock: { now: () => now } });
  const { dossiers } = await checkDossiers(deps, 'gureum');
  return dossiers[0]!.findings;
}
const idsOf = (findings: readonly Finding[]) => findings.map(({ id }) => id);
const named = (findings: readonly Finding[], id: FindingId) => findings.find((finding) => finding.id === id);
const without = (files: Record<string, string>, ...names: string[]) =>
  Object.fromEntries(Object.entries(files).filter(([name]) => !names.includes(name)));

describe('what is missing', () => {
  it('is nothing where posting, résumé and company are there and every requirement is touched', async () => {
    expect((await findingsOf(GUREUM)).filter(({ kind }) => kind === 'missing')).toEqual([]);
  });

  it('is a résumé, a posting, a word about the company', async () => {
    const files = {
      ...without(GUREUM, 'resume.md', 'dossiers/gureum/posting.md'),
      'dossiers/gureum/qa.md': qa(['무엇을 했나요?', '']),
    };
    const found = await findingsOf(files);
    expect(idsOf(found).filter((id) => ['posting', 'resume', 'company', 'requirements'].includes(id))).toEqual([
      'posting',
      'resume',
      'company',
    ]);
    expect(named(found, 'posting')!.next).toBe('kkori add 공고.md --as posting --to gureum');
  });

  it('are the requirements of a posting that names none', async () => {
    const found = await findingsOf({
      ...GUREUM,
      'dossiers/gureum/posting.md': '# 구름 서버 개발자\n\n구름은 가게의 예약을 대신 받아 줍니다.\n',
    });
    expect(named(found, 'requirements')!.evidence[0]!.quote).toContain('구름');
    expect(named(found, 'posting')).toBeUndefined();
  });

  it('is what no line of résumé, notes or drafts touches; years are only compared', async () => {
    const files = { ...GUREUM, 'resume.md': RESUME.replace(/- 배송 상태 알림.*\n/u, '') };
    const bare = named(await findingsOf(files), 'untouched')!;
    expect(bare.evidence.map(({ quote }) => quote)).toEqual(['메시지 큐로 비동기 처리를 설계해 보신 분']);
    expect(bare.text).toContain('2줄 가운데 1줄');
    const drafted = {
      ...files,
      'dossiers/gureum/qa.md': qa(['메시지 큐 경험이 있나요?', '카프카로 주문 이벤트를 나눴습니다.']),
    };
    expect(named(await findingsOf(drafted), 'untouched')).toBeUndefined();
    const noted = { ...files, 'notes/memo.md': '# 달구지배송 회고\n\n알림을 메시지 큐로 옮긴 이야기를 준비한다.\n' };
    expect(named(await findingsOf(noted), 'untouched')).toBeUndefined();
  });
});

describe('what is out of date', () => {
  const company = (...lines: string[]) => ({ ...GUREUM, 'dossiers/gureum/dossier.md': notes('회사 요약', ...lines) });

  it('are facts of the company from more than twelve months ago', async () => {
    const found = named(
      await findingsOf(company('AWS로 옮기는 일을 끝냄 (2024.5)', '예약 앱 개편 (2026.3)')),
      'dated',
    )!;
    expect(found.evidence.map(({ quote }) => quote)).toEqual(['AWS로 옮기는 일을 끝냄 (2024.5)']);
    expect(found.text).toContain('확인이 필요합니다');
  });

  it('begin on the day, by the clock that is handed in', async () => {
    const files = company('예약 앱 개편 (2025.11)');
    expect(named(await findingsOf(files, Date.parse('2026-11-30T23:59:59+09:00')), 'dated')).toBeUndefined();
    expect(named(await findingsOf(files, Date.parse('2026-12-01T00:00:00+09:00')), 'dated')).toBeDefined();
  });

  it.each([
    '2015년 설립',
    '예약(2019), 결제(2021), 정산(2023)을 차례로 냄',
    '2019년 3월부터 예약 서비스를 운영',
    '직원 2024명',
  ])('are not: %s', async (line) => expect(named(await findingsOf(company(line)), 'dated')).toBeUndefined());

  it.each([
    ['- 마감일: 2026.10.31', 'deadline', '2026.10.31'],
    ['- 접수 기간: 2026-10-01 ~ 2026-11-21', 'deadline', '2026-11-21'],
    ['- **지원 마감**: 2026년 11월 21일', 'deadline', '2026년 11월 21일'],
    ['- 면접일: 2026.11.20', 'interview', '2026.11.20'],
  ] as const)('is a day that has passed: %s', async (line, id, quote) => {
    const found = named(
      await findingsOf({ ...GUREUM, 'dossiers/gureum/posting.md': `${POSTING}\n## 전형\n\n${line}\n` }),
      id,
    )!;
    expect(found.evidence.map((one) => one.quote)).toEqual([quote]);
  });

  it.each([
    '- 마감일: 2026.11.22',
    '- 접수 기간: 2026-10-01 ~ 12-31',
    '- 마감일: 채용 시',
    '- 게시일: 2026.10.01',
    '- 접수 기간: 2026.10.01 ~ 채용 시까지',
  ])('is not: %s', async (line) => {
    const found = await findingsOf({ ...GUREUM, 'dossiers/gureum/posting.md': `${POSTING}\n## 전형\n\n${line}\n` });
    expect(found.filter(({ kind }) => kind === 'stale')).toEqual([]);
  });

  it('is a coach’s prose from before the papers changed', async () => {
    const deps = testDeps(GUREUM);
    const { ticket } = await buildForHost(deps, 'gureum');
    const { session } = await workOwed(deps, ticket);
    const taken = await takeProse(deps, session, ticket, {
      sections: [{ id: 'advice', text: '배차 배치 이야기를 먼저 준비하세요.' }],
    });
    expect(taken.problems).toEqual([]);
    const stale = async () =>
      (await checkDossiers(deps, 'gureum')).dossiers[0]!.findings.some(({ id }) => id === 'prose');
    expect(await stale()).toBe(false);
    const { sha } = await deps.workspace.read('kkori://dossiers/gureum/posting');
    await deps.workspace.write('kkori://dossiers/gureum/posting', `${POSTING}- Go를 배우고 싶으신 분\n`, sha);
    expect(await stale()).toBe(true);
  });
});

describe('what stands in no other paper', () => {
  const drafted = (text: string, files: Record<string, string> = GUREUM) => ({
    ...files,
    'dossiers/gureum/qa.md': qa(['가장 큰 성과를 말씀해 주세요.', text]),
  });

  it('is a value of the candidate’s own', async () => {
    const found = named(await findingsOf(drafted('배차 규칙을 바꿔서 빈 차 비율을 27% 줄였습니다.')), 'draft-number')!;
    expect(found).toMatchObject({ kind: 'unsourced', next: 'kkori critique gureum Q1' });
    expect(found.evidence.map(({ quote }) => quote)).toEqual(['27%']);
    expect(found.text).toContain('직접 쓴 값');
  });

  it.each([
    ['in the résumé', '실패율을 0.3%로 낮췄습니다.'],
    ['rounded', '배차 배치를 36분으로 줄였습니다.'],
    ['in another unit', '배차 배치가 130분 걸려서 35분으로 줄였습니다.'],
    ['reckoned from two values of the same thing', '배차 배치 시간을 73% 줄였습니다.'],
    ['the difference of two values', '배차 배치를 95분 단축했습니다.'],
    ['an aim', '목표는 빈 차 비율을 27% 줄이는 것이었습니다.'],
    ['assumed', '빈 차 비율이 27% 줄어든다면 배차를 늘렸을 것입니다.'],
    ['a setting', '재시도를 5초 뒤에 하게 했습니다.'],
    ['a count of people', '동료 네 명과 함께 만들었습니다.'],
    ['pay', '연봉이 12% 올랐습니다. 연봉 6,500만 원을 받았습니다.'],
  ])('is not a value that is %s', async (_, text) => {
    expect(named(await findingsOf(drafted(text)), 'draft-number')).toBeUndefined();
  });

  it('is not what a note or another dossier tells as well, nor what a résumé tells otherwise', async () => {
    const text = '배차 규칙을 바꿔서 빈 차 비율을 27% 줄였습니다.';
    const noted = { ...drafted(text), 'notes/memo.md': '빈 차 비율이 27% 줄었다.' };
    expect(named(await findingsOf(noted), 'draft-number')).toBeUndefined();
    const elsewhere = { ...drafted(text), 'dossiers/haneul/qa.md': qa(['성과는?', text]) };
    expect(named(await findingsOf(elsewhere), 'draft-number')).toBeUndefined();
    const otherwise = testDeps(drafted('배송 상태 알림 실패율을 4%에서 1.5%로 낮췄습니다.'));
    const { dossiers, across } = await checkDossiers(otherwise, 'gureum');
    expect(across.map(({ places }) => places.map(({ said }) => said.quote))).toEqual([['0.3%', '1.5%']]);
    expect(named(dossiers[0]!.findings, 'draft-number')).toBeUndefined();
  });

  it('is not said without a résumé', async () => {
    const files = without(drafted('빈 차 비율을 27% 줄였습니다.'), 'resume.md');
    expect((await findingsOf(files)).filter(({ kind }) => kind === 'unsourced')).toEqual([]);
  });

  it('are values and technologies shown as the candidate’s', async () => {
    const found = await findingsOf({
      ...GUREUM,
      'dossiers/gureum/dossier.md': notes(
        '이력서 하이라이트',
        '쿼리 처리량 40% 상승',
        '카프카와 **코틀린**으로 알림 서버 개발',
        'Elasticsearch 인덱싱',
      ),
    });
    expect(named(found, 'note-number')!.evidence.map(({ quote }) => quote)).toEqual(['40%']);
    expect(named(found, 'note-technology')!.evidence.map(({ quote }) => quote)).toEqual(['Elasticsearch']);
  });

  it('are numbers of a company summary without a source', async () => {
    const found = await findingsOf({
      ...GUREUM,
      'dossiers/gureum/dossier.md': notes('회사 요약', '월간 이용자 120만 명', '가맹점 3천 곳 (출처: 회사 블로그)'),
    });
    expect(named(found, 'company-number')!.evidence.map(({ quote }) => quote)).toEqual(['120만 명']);
  });
});

describe('what has no draft', () => {
  it('are own questions, follow-ups with them, and those that are to be expected', async () => {
    const found = await findingsOf({
      ...GUREUM,
      'dossiers/gureum/qa.md': `${qa(['왜 지원하셨나요?', ''], ['배치를 어떻게 줄이셨나요?', '배차 배치를 2시간 10분에서 35분으로 줄였습니다.'])}\n- 꼬리 질문: 왜 인덱스부터 보셨나요?\n`,
    });
    const own = named(found, 'own-questions')!;
    expect(own.text).toContain(': Q1, Q2.1.');
    expect(own.next).toBe('kkori critique gureum --question Q1 --file 초안.md');
    expect(named(found, 'predicted')!.evidence).toEqual([]);
    expect(named(found, 'short')!.text).toMatch(/Q2 \d+초/u);
  });

  it('is said of notes without a question, and not of a draft as long as an answer', async () => {
    expect(idsOf(await findingsOf(GUREUM))).toContain('no-questions');
    const long =
      '배차 배치를 2시간 10분에서 35분으로 줄였습니다. 먼저 느린 쿼리를 모아서 무엇이 오래 걸리는지 보았습니다. '.repeat(
        5,
      );
    const found = await findingsOf({ ...GUREUM, 'dossiers/gureum/qa.md': qa(['배치를 어떻게 줄이셨나요?', long]) });
    expect(idsOf(found)).not.toContain('short');
    expect(idsOf(found)).not.toContain('no-questions');
  });
});

describe('a workspace', () => {
  it('of the sample holds the one difference that was put there, and nothing beside it', async () => {
    const { across } = await checkDossiers(testDeps(sampleFiles()));
    expect(across.map(({ kind, places }) => [kind, ...places.map(({ said }) => said.quote)])).toEqual([
      ['number', '0.4초', '0.3초'],
    ]);
  });

  it('has every place cut from its file', async () => {
    const deps = testDeps({ ...sampleFiles(), ...realFiles() });
    const { dossiers, across } = await checkDossiers(deps);
    const places = [
      ...dossiers.flatMap(({ findings }) => findings.flatMap(({ evidence }) => evidence)),
      ...across.flatMap((one) => one.places.flatMap(({ said, sentence }) => [said, sentence])),
    ];
    expect(places.length).toBeGreaterThan(5);
    for (const { uri, sha, start, end, quote } of places) {
      const source = await deps.workspace.read(uri);
      expect(source.text.slice(start, end)).toBe(quote);
      expect(sha).toBe(source.sha);
    }
  });

  it('names a dossier that cannot be read, and goes on with the rest', async () => {
    const deps = testDeps({ ...GUREUM, 'dossiers/broken/posting.md': new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0xc3]) });
    const { dossiers } = await checkDossiers(deps);
    expect(dossiers.map(({ slug, problem }) => [slug, problem === null])).toEqual([
      ['broken', false],
      ['gureum', true],
    ]);
    expect(dossiers[1]!.findings.length).toBeGreaterThan(0);
    await expect(checkDossiers(deps, 'broken')).rejects.toMatchObject({ kind: 'input' });
    await expect(checkDossiers(deps, 'gureum')).resolves.toMatchObject({ dossiers: [{ slug: 'gureum' }] });
  });

  it('may be empty, may lack a résumé, and speaks the language asked for', async () => {
    expect(await checkDossiers(testDeps({}))).toEqual({
      lang: 'ko',
      dossiers: [],
      across: [],
      notes: { read: 0, left: 0 },
    });
    const { lang, dossiers } = await checkDossiers(testDeps(without(GUREUM, 'resume.md')), 'gureum', { lang: 'en' });
    expect(lang).toBe('en');
    for (const { text } of dossiers[0]!.findings) expect(text).not.toMatch(/[가-힣]{4}/u);
    expect((await checkDossiers(testDeps({ ...GUREUM, 'kkori.json': '{"language":"en"}' }))).lang).toBe('en');
  });

  it('stays as it was, and is read the same way twice', async () => {
    const deps = testDeps(sampleFiles());
    const once = await checkDossiers(deps);
    expect(await checkDossiers(deps)).toEqual(once);
    expect(await deps.store.sessions()).toEqual([]);
  });

  it('counts the notes it did not read', async () => {
    const many = Object.fromEntries(Array.from({ length: 305 }, (_, i) => [`notes/n${i}.md`, `# 글 ${i}\n\n메모.\n`]));
    const { notes: read } = await checkDossiers(
      testDeps({ ...GUREUM, ...many, 'notes/a-long.md': '긴 글. '.repeat(10_000) }),
    );
    expect(read).toEqual({ read: 299, left: 7 });
  });
});
