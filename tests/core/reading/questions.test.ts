import { describe, expect, it } from 'vitest';
import { dossierOf, texts } from './sound.ts';

const QA = `# 물결상점 면접 준비

## 면접 질문 대비

### Q1. "재고를 두 곳에 나눠 두신 까닭과, 그 대가를 설명해 주시겠습니까?"

- 저는 **읽기와 쓰기**를 나눴습니다.

<br />

- 쓰기는 한 곳에서만 합니다.
  - 그래서 늦은 값이 보입니다.

### Q2. "마감 배치가 실패하면 어떻게 하시겠습니까?

### Q3. 캐시를 쓴 경험

(작성 예정)

### Q3. 캐시를 버린 경험

\`상품 목록\`에서 버렸습니다.

#### 꼬리 질문 1. "만료 전에 값이 바뀌면요?"

- 지웁니다.

#### 꼬리질문2. 지우지 못하면요?

## 시스템 디자인 면접 준비

### 들어가기 전에

- 트레이드오프를 보는 자리

#### 1. 정확성(Correctness) : 어긋나지 않게

- 대사 방법 :
  - 매일 맞춰 봅니다

#### 2. 단순함 – 부품 줄이기

- 부품이 적어야 합니다

#### 실전 팁

- **1. 먼저 묻자**
  - 하루 주문은 몇 건인가요?

### 모의 질문 1. "새벽 세 시에 주문이 몰리는 시스템을 설계해 보세요."

- 1. 받기
  - 큐에 넣습니다.
- 2. 나르기

이렇게 하면 늦지 않습니다.

#### 꼬리 질문 1. "큐가 멈추면 어부는 무엇을 보게 됩니까?"

- 안내를 봅니다.

### 모의 질문 2. "정산을 설계해 보세요."
`;

describe('questions with drafts', () => {
  const { dossier } = dossierOf({ qa: QA });
  const byRef = (ref: string) => dossier.questions.find((q) => q.ref === ref)!;

  it('keeps labels, and counts a label used twice', () => {
    expect(dossier.questions.map((q) => q.ref)).toEqual(['Q1', 'Q2', 'Q3', 'Q3-2', 'M1', 'M2']);
    expect(byRef('Q3-2').followUps.map((q) => q.ref)).toEqual(['Q3-2.1', 'Q3-2.2']);
    expect(byRef('M1').followUps.map((q) => q.ref)).toEqual(['M1.1']);
  });

  it('takes quotes off, also one that is never closed', () => {
    expect(byRef('Q1').question).toBe('재고를 두 곳에 나눠 두신 까닭과, 그 대가를 설명해 주시겠습니까?');
    expect(byRef('Q2').question).toBe('마감 배치가 실패하면 어떻게 하시겠습니까?');
    expect(byRef('Q3').question).toBe('캐시를 쓴 경험');
  });

  it('gives the draft as the exact stretch of the text', () => {
    expect(byRef('Q1').draft!.text).toBe(
      '- 저는 **읽기와 쓰기**를 나눴습니다.\n\n<br />\n\n- 쓰기는 한 곳에서만 합니다.\n  - 그래서 늦은 값이 보입니다.',
    );
    expect(byRef('Q1').draft!.evidence.quote).toBe(byRef('Q1').draft!.text);
    expect(byRef('Q3-2').draft!.text).toBe('`상품 목록`에서 버렸습니다.');
    expect(byRef('M1').draft!.text).toBe('- 1. 받기\n  - 큐에 넣습니다.\n- 2. 나르기\n\n이렇게 하면 늦지 않습니다.');
    expect(byRef('M1').followUps[0]!.draft!.text).toBe('- 안내를 봅니다.');
  });

  it('has no draft where none is written', () => {
    for (const ref of ['Q2', 'Q3', 'M2']) expect(byRef(ref).draft, ref).toBeNull();
    expect(byRef('Q3-2').followUps[1]!.draft).toBeNull();
  });

  it('knows the design part, its criteria and its thoughts', () => {
    expect(dossier.questions.map((q) => q.kind)).toEqual([
      'question',
      'question',
      'question',
      'question',
      'design',
      'design',
    ]);
    expect(texts(dossier.criteria)).toEqual(['정확성(Correctness)', '단순함']);
    expect(dossier.criteria[0]!.evidence.quote).toBe('정확성(Correctness) : 어긋나지 않게');
    expect(texts(dossier.design)).toContain('매일 맞춰 봅니다');
    expect(texts(dossier.design)).toContain('하루 주문은 몇 건인가요?');
    expect(dossier.unread).toEqual([]);
    expect(dossier.company).toBe('물결상점');
  });
});

describe('predicted questions', () => {
  const { dossier } = dossierOf({
    dossier: `## Predicted Interview Questions

1. **Rust & 비동기**
   - “tokio에서 막히는 작업을 어떻게 다루시나요?”
   - “소유권을 설계에 쓴 과정을 공유해주세요.”
   - 수명 설계 기준은?
2. **지도와 캐시**
   - 타일 캐시를 비운 경험
     - 밤에 비웠습니다.

### 협업
- 리뷰에서 부딪힌 일을 말씀해 주세요
  - 그때 상대는 왜 그렇게 보았나요?

## Questions to Ask Them

- “배포는 누가 누르나요?”
- 장애 회고는 어떻게 하나요?

Good luck, 지어낸이름! You can do this.
`,
  });

  it('gives each its theme and a ref of its own', () => {
    expect(dossier.questions.map((q) => [q.ref, q.theme])).toEqual([
      ['P1', 'Rust & 비동기'],
      ['P2', 'Rust & 비동기'],
      ['P3', 'Rust & 비동기'],
      ['P4', '지도와 캐시'],
      ['P5', '협업'],
    ]);
  });

  it('takes noun phrases, requests and questions alike, without quotes', () => {
    expect(dossier.questions.map((q) => q.question)).toEqual([
      'tokio에서 막히는 작업을 어떻게 다루시나요?',
      '소유권을 설계에 쓴 과정을 공유해주세요.',
      '수명 설계 기준은?',
      '타일 캐시를 비운 경험',
      '리뷰에서 부딪힌 일을 말씀해 주세요',
    ]);
    expect(dossier.questions[0]!.evidence.quote).toBe('tokio에서 막히는 작업을 어떻게 다루시나요?');
  });

  it('takes what stands under a question for its follow-up or its draft', () => {
    expect(dossier.questions[4]!.followUps.map((q) => [q.ref, q.question])).toEqual([
      ['P5.1', '그때 상대는 왜 그렇게 보았나요?'],
    ]);
  });

  it('keeps questions to the company apart, and a farewell is neither', () => {
    expect(texts(dossier.ask)).toEqual(['배포는 누가 누르나요?', '장애 회고는 어떻게 하나요?']);
    expect(texts(dossier.unread)).toEqual(['Good luck, 지어낸이름! You can do this.']);
  });
});

describe('other ways to write questions', () => {
  it('reads `Q.`/`A.` pairs, bold labels and items', () => {
    const { dossier } = dossierOf({
      qa: '**Q1. 왜 나누셨나요?**\nA. 읽기가 많아서요.\n\nQ2) 배치가 실패하면\n답변: 다시 돕니다.\n그래도 안 되면 알립니다.\n\n- **Q4. 목록 안의 질문?**\n  - 안의 답\n\nQ6. 여섯\n- 답\n\nQ6-1. 여섯의 꼬리?\n- 꼬리 답\n',
    });
    expect(dossier.questions.map((q) => [q.ref, q.question, q.draft?.text ?? null])).toEqual([
      ['Q1', '왜 나누셨나요?', '읽기가 많아서요.'],
      ['Q2', '배치가 실패하면', '다시 돕니다.\n그래도 안 되면 알립니다.'],
      ['Q4', '목록 안의 질문?', '- 안의 답'],
      ['Q6', '여섯', '- 답'],
    ]);
    expect(dossier.questions[3]!.followUps.map((q) => [q.ref, q.question, q.draft?.text])).toEqual([
      ['Q6.1', '여섯의 꼬리?', '- 꼬리 답'],
    ]);
  });

  it.each(['설계 문제', '디자인 질문', '시스템 설계'])(
    'takes a bare ‘%s’ for the heading over the problems',
    (heading) => {
      const { dossier } = dossierOf({
        dossier: `# 준비 노트\n\n## 예상 질문\n\n### Q1. 왜 나누셨나요?\n\n읽기가 많아서요.\n\n## ${heading}\n\n### 모의 질문 1. 알림을 설계해 보세요.\n\n- 큐부터 둡니다.\n`,
      });
      expect(dossier.questions.map((q) => [q.ref, q.question])).toEqual([
        ['Q1', '왜 나누셨나요?'],
        ['M1', '알림을 설계해 보세요.'],
      ]);
      expect(dossier.unread.map((line) => line.text)).toEqual([]);
    },
  );

  it('reads question headings without a label, and paragraphs that ask', () => {
    const { dossier } = dossierOf({
      qa: '## 예상 질문\n\n### 1. 왜 이직하시나요?\n저는 지도를 좋아합니다.\n\n### 2. 최근에 배운 것\n저는 배포를 배웠습니다.\n\n### 인성\n가장 힘들었던 일은 무엇인가요?\n\n밤샘 배포였습니다.\n',
    });
    expect(dossier.questions.map((q) => [q.ref, q.theme, q.question, q.draft?.text])).toEqual([
      ['Q1', null, '왜 이직하시나요?', '저는 지도를 좋아합니다.'],
      ['Q2', null, '최근에 배운 것', '저는 배포를 배웠습니다.'],
      ['P1', '인성', '가장 힘들었던 일은 무엇인가요?', '밤샘 배포였습니다.'],
    ]);
  });

  it('reads a table of questions and answers', () => {
    const { dossier } = dossierOf({
      qa: '## 예상 질문\n\n| 질문 | 답변 |\n|---|---|\n| 왜 지도인가요? | 길을 **잃어** 봤습니다 |\n| 왜 지금인가요? | |\n',
    });
    expect(dossier.questions.map((q) => [q.question, q.draft?.text ?? null])).toEqual([
      ['왜 지도인가요?', '길을 **잃어** 봤습니다'],
      ['왜 지금인가요?', null],
    ]);
  });

  it('keeps sub-headings of an answer in the draft and notes about the question out of it', () => {
    const { dossier } = dossierOf({
      qa: '## Q1. 왜 나누셨나요?\n\n**의도:** 대가를 아는지\n\n#### 답변\n\n**현상**\n느렸습니다.\n\n**결과**\n빨라졌습니다.\n\n## Q2. 다음은?\n',
    });
    expect(dossier.questions[0]!.draft!.text).toBe('**현상**\n느렸습니다.\n\n**결과**\n빨라졌습니다.');
    expect(texts(dossier.advice)).toEqual(['의도: 대가를 아는지']);
    expect(dossier.questions.map((q) => q.ref)).toEqual(['Q1', 'Q2']);
  });

  it('takes the next line where the heading is only a label', () => {
    const { dossier } = dossierOf({ qa: '### Q1.\n왜 지도인가요?\n\n- 좋아해서요.\n' });
    expect(dossier.questions.map((q) => [q.question, q.draft?.text])).toEqual([['왜 지도인가요?', '- 좋아해서요.']]);
  });

  it('takes a follow-up without a question before it for a question', () => {
    const { dossier } = dossierOf({ qa: '### 꼬리 질문 1. 멈추면요?\n- 안내합니다.\n' });
    expect(dossier.questions.map((q) => q.ref)).toEqual(['Q1']);
  });

  it('keeps offsets and labels in decomposed (NFD) text', () => {
    const { dossier } = dossierOf({ qa: QA.normalize('NFD') });
    expect(dossier.questions.map((q) => q.ref)).toEqual(['Q1', 'Q2', 'Q3', 'Q3-2', 'M1', 'M2']);
    expect(dossier.questions[0]!.evidence.quote.normalize('NFC')).toBe(
      '재고를 두 곳에 나눠 두신 까닭과, 그 대가를 설명해 주시겠습니까?',
    );
    expect(dossier.questions[4]!.followUps[0]!.evidence.quote.normalize('NFC')).toBe(
      '큐가 멈추면 어부는 무엇을 보게 됩니까?',
    );
  });

  it('cuts a very long draft’s quote and keeps its text', () => {
    const { dossier } = dossierOf({ qa: `### Q1. 길게 말해 주세요\n\n${'저는 오래 이야기했습니다. '.repeat(600)}\n` });
    const draft = dossier.questions[0]!.draft!;
    expect(draft.text.length).toBeGreaterThan(8000);
    expect(draft.evidence.quote.length).toBe(4000);
  });
});

describe('several files of one dossier', () => {
  const { dossier } = dossierOf({
    qa: '### Q1. 왜 지도인가요?\n- 좋아해서요.\n',
    dossier:
      '# 새벽엔진 준비 노트\n\n## Job Overview\n- **Requirements:** Rust 서버 경험 4년, 지도 서비스 이해, 발표 능력\n\n## Why This Job Is a Fit\n- 지도를 만들었습니다\n\n## 예상 질문\n### Q1. 왜 지도인가요?\n\n### Q2. 왜 지금인가요?\n',
    posting:
      '# 새벽엔진 – Rust 서버 개발자\n\n## 자격요건\n- Rust로 서버를 4년 이상 개발한 경험\n- 지도 서비스를 이해하시는 분\n',
  });

  it('reads the posting first and does not ask for the same twice', () => {
    expect(dossier.uri).toBe('kkori://dossiers/test/posting');
    expect(dossier.sha).toMatch(/^[0-9a-f]{16}$/);
    expect(texts(dossier.posting.requirements)).toEqual([
      'Rust로 서버를 4년 이상 개발한 경험',
      '지도 서비스를 이해하시는 분',
      '발표 능력',
    ]);
    expect(dossier).toMatchObject({ company: '새벽엔진', title: 'Rust 서버 개발자', yearsMin: 4 });
  });

  it('joins the same question of two files, with the draft of whichever has one', () => {
    expect(dossier.questions.map((q) => [q.ref, q.question, q.draft?.text ?? null])).toEqual([
      ['Q1', '왜 지도인가요?', '- 좋아해서요.'],
      ['Q2', '왜 지금인가요?', null],
    ]);
  });

  it('loses neither of two drafts for one question', () => {
    const twice = dossierOf({
      dossier: '### Q1. 왜 지도인가요?\n- 좋아해서요.\n',
      qa: '### Q1. 왜 지도인가요?\n- 길을 잃어서요.\n',
    }).dossier;
    expect(twice.questions.map((q) => [q.ref, q.draft?.text])).toEqual([
      ['Q1', '- 좋아해서요.'],
      ['Q1-2', '- 길을 잃어서요.'],
    ]);
    expect(twice.questions[1]!.evidence.uri).toBe('kkori://dossiers/test/qa');
  });
});
