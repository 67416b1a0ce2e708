import { describe, expect, it } from 'vitest';
import { critiqueDraft } from '../../src/app/critique.ts';
import { critiqueAll } from '../../src/app/critique-all.ts';
import type { Deps } from '../../src/app/deps.ts';
import { sampleFiles, testDeps } from '../support/deps.ts';
import { critiqued, notesOf } from '../support/drafts.ts';

/** What a critique says must be so: the sentences that a candidate would believe and act on. */

const POSTING = `# 하늬결 서버 개발자

## 자격요건
- 트랜잭션과 락에 대한 이해
- 대용량 트래픽 환경의 성능 개선 경험
- 다양한 직군과 원활한 소통이 가능하신 분
- 쿠버네티스 운영 경험
`;
const drafts = (...answers: readonly [string, string][]): Deps =>
  testDeps({
    ...sampleFiles(),
    'dossiers/hanigyeol/posting.md': POSTING,
    'dossiers/hanigyeol/dossier.md': [
      '# 하늬결 준비 노트',
      '## 예상 질문',
      ...answers.map(([question, answer], i) => `### Q${i + 1}. ${question}\n\n${answer}\n`),
    ].join('\n\n'),
  });
const PLAIN: readonly [string, string][] = [
  ['알림 서버를 옮긴 경험을 말씀해 주세요.', '알림 서버를 새 클러스터로 옮겼습니다. 설정을 파일로 정리했습니다.'],
  ['문서를 정리한 경험을 말씀해 주세요.', '배포 문서를 한곳에 모았습니다. 찾는 시간이 줄었습니다.'],
];
const across = async (answer: [string, string]) => critiqueAll(drafts(...PLAIN, answer), { dossier: 'hanigyeol' });

describe('over all drafts', () => {
  it.each([
    [
      '동료와 생각이 갈린 일을 말씀해 주세요.',
      '기획자와 화면 순서를 두고 생각이 많이 달랐습니다. 시안을 둘 만들어 써 보고 정했습니다.',
    ],
    [
      '협업한 경험을 말씀해 주세요.',
      '디자이너는 버튼을 없애자고 했고 저와 의견이 갈렸습니다. 클릭 수를 보여 드리고 남겼습니다.',
    ],
    ['협업한 경험을 말씀해 주세요.', '팀장님이 처음에는 반대하셨습니다. 작은 화면 하나로 먼저 보여 드렸습니다.'],
    ['힘들었던 일을 말씀해 주세요.', '배포 직후 알림 서버가 다운됐습니다. 제가 되돌리고 원인을 찾았습니다.'],
    ['힘들었던 일을 말씀해 주세요.', '행사 날 커넥션이 고갈돼 주문이 한동안 막혔습니다.'],
  ] as [string, string][])('does not miss a trouble that is told: %s', async (question, answer) => {
    expect((await across([question, answer])).across.map((a) => a.id)).not.toContain('no-incident');
  });

  it('says so where none is told', async () => {
    const { across: found } = await across([
      '만든 것을 말씀해 주세요.',
      '사내 예약 도구를 만들었습니다. 화면과 API를 맡았습니다.',
    ]);
    expect(found.map((a) => a.id)).toContain('no-incident');
  });

  it('calls a requirement untouched only where nothing of its kind is told', async () => {
    const { uncovered } = await critiqueAll(
      drafts(
        ['예약이 겹친 문제를 어떻게 푸셨나요?', '비관적 락으로 막았습니다. 초당 300건까지 버텼습니다.'],
        ['협업한 경험을 말씀해 주세요.', '앱 개발자와 응답 형식을 정했습니다.'],
      ),
      { dossier: 'hanigyeol' },
    );
    expect(uncovered.map((l) => l.text)).toEqual(['쿠버네티스 운영 경험']);
  });

  it('does not call a value astray that goes on from the sentence before', async () => {
    const { across: found } = await across([
      '쿠폰 발급에 큐를 둔 이유는 무엇인가요?',
      '처음에는 요청마다 바로 발급했는데 행사 때 밀렸습니다. 그래서 큐를 두었습니다. 초당 700건까지 처리했습니다.',
    ]);
    expect(found.map((a) => a.id)).not.toContain('side-number');
  });
});

describe('what is no draft yet', () => {
  it.each([
    '(아직 안 씀)',
    '아직 못 적었음',
    '(나중에 정리할 것)',
    '- 아직 작성 전',
    '써야 함',
    '(답은 아직)',
    '아직 정하지 못함',
    '???',
  ])('%s', async (placeholder) => {
    const all = await critiqueAll(drafts(...PLAIN, ['왜 저희 회사인가요?', placeholder]), { dossier: 'hanigyeol' });
    expect(all.drafts.map((d) => d.ref)).toEqual(['Q1', 'Q2']);
    expect(all.undrafted).toEqual(['Q3']);
  });

  it.each([
    '아직 운영에서 써 보지는 못했습니다.',
    '아직 정답은 없다고 봅니다.',
    '나중에 바꾸기 쉬운 쪽을 골랐습니다.',
    '아직 안 해 봤습니다.',
  ])('but this is one: %s', async (answer) => {
    const all = await critiqueAll(drafts(...PLAIN, ['무엇을 고르셨나요?', answer]), { dossier: 'hanigyeol' });
    expect(all.drafts.map((d) => d.ref)).toContain('Q3');
  });
});

describe('the language of a draft', () => {
  it('is the one it is written in, whatever was wished for', async () => {
    const deps = testDeps({
      ...sampleFiles(),
      'dossiers/hanigyeol/dossier.md': notesOf(
        '캐시를 왜 두셨나요?',
        '상품 목록 조회가 느려서 Redis에 10분 동안 두었습니다.',
      ),
    });
    const { critique, session } = await critiqueDraft(deps, { dossier: 'hanigyeol', question: 'Q1', lang: 'en' });
    expect(critique.gate).toBeUndefined();
    expect(session.state.started?.lang).toBe('ko');
    expect(JSON.stringify(critique.points)).not.toContain('--lang');
  });

  it('may be wished for where question and draft differ', async () => {
    const found = await critiqueDraft(testDeps(sampleFiles()), {
      dossier: 'hanigyeol',
      question: 'Why did you add a cache?',
      text: '상품 목록 조회가 느려서 Redis에 10분 동안 두었습니다.',
      lang: 'en',
    });
    expect(found.critique.gate).toBe('other-language');
  });
});

describe('a vague result', () => {
  const fixOf = async (answer: string) =>
    (await critiqued('개선한 일을 말씀해 주세요.', answer)).points.find((p) => p.check === 'draft.proof.vague');

  it('is answered with its own word', async () => {
    expect((await fixOf('제가 캐시를 두어 목록 응답이 훨씬 빨라졌습니다. 그 뒤로 문의가 없었습니다.'))?.next).toContain(
      '‘훨씬’ 대신',
    );
  });

  it('and praise with none', async () => {
    const fix = await fixOf('제가 캐시를 두었습니다. 다 같이 노력해서 좋은 성과를 냈습니다.');
    expect(fix?.quote).toContain('좋은 성과');
    expect(fix?.next).not.toMatch(/크게|대신/u);
  });
});
