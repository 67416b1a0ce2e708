import { describe, expect, it } from 'vitest';
import { dossierOf, linesIn, texts } from './sound.ts';

const MARKED = `지어낸 예시입니다. 실제 회사가 아닙니다.

# 물결상점 서버 개발자 (재고·배송)

물결상점은 섬마을 어부와 도시의 식당을 잇습니다. 어부는 ‘물결장부’로 오늘 잡은 것을 올리고, 식당은 새벽에 주문합니다. 거래마다 수수료를 받습니다. 서버 팀은 3명에서 9명이 되었습니다.

■ 이런 일을 합니다
- 새벽 세 시의 주문을 빠짐없이 받습니다.
- 어선별 정산을 매일 끝냅니다.

■ 자격요건
- Kotlin 또는 Java로 서버를 4년 이상 만들어 보신 분
- 메시지 큐로 비동기 처리를 설계해 보신 분

■ 이런 경험이 있으면 더 좋습니다
● 물류 도메인
● 쿠버네티스 운영

【우리가 믿는 것】
먼저 재고, 그다음 속도

**기술 스택**
Kotlin, Spring Boot, PostgreSQL, Kafka

■ 전형
서류 → 과제(5일) → 1차 기술 면접(50분)
1차의 설계 면접은 정확성, 단순함, 비용 세 가지를 봅니다.
근무지는 목포이고 주 3회 원격입니다.
`;

describe('a posting whose heading is the company', () => {
  const { dossier } = dossierOf({
    posting: `# 나루톡 (NaruTalk)
**직무: 플랫폼 서버 개발자**

나루톡은 동네 소식을 나누는 B2B 도구입니다. 가게 1,200곳이 씁니다.

**자격요건**
- 학력 : 무관
- 성별/나이 무관
- 전공 무관, 경력 4년 이상
- Kotlin 서버 개발 경험
- 학력보다 실력을 보는 팀에서 일해 보신 분
`,
  });

  it('is read with the title of its bold line, and what follows introduces the company', () => {
    expect(dossier).toMatchObject({ company: '나루톡', title: '플랫폼 서버 개발자', yearsMin: 4 });
    expect(texts(dossier.posting.about)).toEqual([
      '나루톡은 동네 소식을 나누는 B2B 도구입니다.',
      '가게 1,200곳이 씁니다.',
    ]);
    expect(dossier.unread).toEqual([]);
  });

  it('keeps conditions of the post apart from what an answer can be practised for', () => {
    expect(texts(dossier.posting.requirements)).toEqual([
      '전공 무관, 경력 4년 이상',
      'Kotlin 서버 개발 경험',
      '학력보다 실력을 보는 팀에서 일해 보신 분',
    ]);
    expect(texts(dossier.posting.process)).toEqual(['학력 : 무관', '성별/나이 무관']);
  });
});

describe('a posting with marked headings', () => {
  const { dossier, accounts } = dossierOf({ posting: MARKED });

  it('reads each part by what its heading means, whatever its form', () => {
    expect(texts(dossier.posting.responsibilities)).toEqual([
      '새벽 세 시의 주문을 빠짐없이 받습니다.',
      '어선별 정산을 매일 끝냅니다.',
    ]);
    expect(dossier.posting.requirements).toHaveLength(2);
    expect(texts(dossier.posting.preferred)).toEqual(['물류 도메인', '쿠버네티스 운영']);
    expect(texts(dossier.posting.values)).toEqual(['먼저 재고, 그다음 속도']);
    expect(texts(dossier.posting.stack)).toEqual(['Kotlin, Spring Boot, PostgreSQL, Kafka']);
    expect(dossier.posting.process).toHaveLength(3);
    expect(dossier.posting.about).toHaveLength(4);
    expect(dossier.unread).toEqual([]);
  });

  it('finds title, company, place, years and the criteria that a sentence names', () => {
    expect(dossier).toMatchObject({
      company: '물결상점',
      title: '서버 개발자 (재고·배송)',
      location: '목포',
      yearsMin: 4,
      yearsMax: null,
      language: 'ko',
      employmentType: null,
    });
    expect(dossier.titleEvidence?.quote).toBe('물결상점 서버 개발자 (재고·배송)');
    expect(texts(dossier.criteria)).toEqual(['정확성', '단순함', '비용']);
    expect(dossier.criteria[0]!.evidence.quote).toContain('설계 면접');
  });

  it('says what the company is only where the text says it', () => {
    expect(dossier.profile).toEqual({
      businessModel: ['transaction-fee'],
      industry: [],
      customer: [],
      stage: 'growth',
    });
    expect(dossier.profileEvidence.map((l) => [l.axis, l.value, l.evidence.map((e) => e.quote)])).toEqual([
      ['business-model', 'transaction-fee', ['거래마다 수수료를 받습니다.']],
      ['stage', 'growth', ['서버 팀은 3명에서 9명이 되었습니다.']],
    ]);
    const signals = [
      { id: 'commerce', signals: ['주문', '식당', '장바구니'] },
      { id: 'fintech', signals: ['정산', '수수료', '원장'] },
      { id: 'game', signals: ['매칭', '주문'] },
      { id: 'no-such-industry', signals: ['주문', '정산'] },
    ];
    const { profile, profileEvidence } = dossierOf({ posting: MARKED }, signals).dossier;
    expect(profile.industry).toEqual(['fintech', 'commerce']);
    const fintech = profileEvidence.find((l) => l.value === 'fintech')!;
    expect(fintech.words).toEqual(['정산', '수수료']);
    expect(fintech.evidence.map((e) => e.quote)).toEqual([
      '어선별 정산을 매일 끝냅니다.',
      '거래마다 수수료를 받습니다.',
    ]);
  });

  it('takes words of an axis page beside its own patterns', () => {
    const signals = [
      { id: 'b2b', axis: 'customer' as const, signals: ['식당', '어부'] },
      { id: 'early', axis: 'stage' as const, signals: ['섬마을'] },
    ];
    const { profile, profileEvidence } = dossierOf({ posting: MARKED }, signals).dossier;
    expect(profile).toMatchObject({ customer: ['b2b'], stage: 'early', businessModel: ['transaction-fee'] });
    expect(profileEvidence.find((l) => l.value === 'b2b')).toMatchObject({ words: ['식당', '어부'] });
  });

  it('does not take the notice that it is invented for a statement', () => {
    expect(accounts[0]!.blocks[0]!.role).toBe('notice');
    expect(linesIn(dossier).some((l) => l.text.includes('지어낸'))).toBe(false);
  });

  it('gives technology and product words', () => {
    expect(dossier.terms).toEqual(
      expect.arrayContaining(['Kotlin', 'Spring Boot', 'PostgreSQL', 'Kafka', '물결장부', '쿠버네티스', '정산']),
    );
  });
});

describe('label lists', () => {
  it('takes `**Label:** value` apart: fields, inline lists, items under a label', () => {
    const { dossier } = dossierOf({
      dossier: `# Interview Prep: ㈜새벽엔진 – Rust 서버 개발자(중급)

## Job Overview

- **Title:** Rust 서버 개발자(중급)
- **Location:** 경기 성남시 (주 1회 원격)
- **Employment Type:** 계약직
- **Compensation:** ₩31M–₩47M
- **Team:** 4명
- **Key Responsibilities:**
  - Actix 서버 설계
  - 지도 타일 캐시 운영
- **Requirements:** Rust 경험 2~4년, 비동기(async, tokio) 이해, SQLite/Redis 활용 능력
- **Preferred:** 지도 서비스 경험, 오픈소스 기여
`,
    });
    expect(dossier).toMatchObject({
      company: '새벽엔진',
      title: 'Rust 서버 개발자(중급)',
      location: '경기 성남시 (주 1회 원격)',
      employmentType: '계약직',
      yearsMin: 2,
      yearsMax: 4,
    });
    expect(texts(dossier.posting.responsibilities)).toEqual(['Actix 서버 설계', '지도 타일 캐시 운영']);
    expect(texts(dossier.posting.requirements)).toEqual([
      'Rust 경험 2~4년',
      '비동기(async, tokio) 이해',
      'SQLite/Redis 활용 능력',
    ]);
    expect(dossier.posting.requirements[1]!.evidence.quote).toBe('비동기(async, tokio) 이해');
    expect(texts(dossier.posting.preferred)).toEqual(['지도 서비스 경험', '오픈소스 기여']);
    expect(texts(dossier.posting.about)).toEqual(['Team: 4명']);
  });

  it('leaves pay out of every line and of the context of every line, and counts it', () => {
    const { dossier } = dossierOf({
      posting: `# 물결상점 서버 개발자

- 근무지: 목포
- 연봉: 5,200만 원 ~ 6,900만 원
- 고용형태: 정규직

## 자격요건
- 서버 경험 3년 이상

## 혜택
- 연 180만 원 복지포인트
- 점심 제공
- 성과급은 기본급의 20%이며 작년에는 평균 700만 원이었습니다.
`,
    });
    expect(dossier.warnings).toEqual(['보수 줄 3개는 쓰지 않습니다.']);
    const shown = [...linesIn(dossier), ...dossier.unread]
      .map((l) => `${l.text} ${l.evidence.quote} ${l.evidence.before} ${l.evidence.after}`)
      .join('\n');
    for (const amount of ['5,200', '6,900', '180만', '700만', '20%']) expect(shown).not.toContain(amount);
    expect(texts(dossier.posting.benefits)).toEqual(['점심 제공']);
    expect(dossier.employmentType).toBe('정규직');
  });

  it('keeps sums that are the business’s own', () => {
    const { dossier } = dossierOf({
      posting:
        '## 주요업무\n- 하루 12억 원의 거래를 정산하는 배치 운영\n- 월 거래액 40억 원 규모의 결제 시스템 개발\n\n## 자격요건\n- 급여 정산 시스템을 만들어 보신 분\n',
    });
    expect(dossier.posting.responsibilities).toHaveLength(2);
    expect(dossier.posting.requirements).toHaveLength(1);
    expect(dossier.warnings).toEqual([]);
  });
});

describe('other forms of a posting', () => {
  it('reads an English posting without Markdown', () => {
    const { dossier } = dossierOf({
      posting: `Brambleford is hiring a Senior Backend Engineer

About us
Brambleford is a subscription platform for independent bakeries. Its users order every week, and users pause whenever they like.

What you'll do
• Own the service that bills 40,000 boxes each Monday
• Design APIs with the mobile team

Requirements:
- 5+ years of experience building server software in Go or Kotlin
- You have run Kubernetes in production

Nice to have
- Event-driven systems (Kafka)

Benefits
- Salary: $120,000 - $150,000
- 28 days of leave

Location: Leeds, UK (hybrid)
Employment type: Full-time
`,
    });
    expect(dossier).toMatchObject({
      company: 'Brambleford',
      title: 'Senior Backend Engineer',
      language: 'en',
      location: 'Leeds, UK (hybrid)',
      employmentType: 'Full-time',
      yearsMin: 5,
      yearsMax: null,
    });
    expect(dossier.posting.responsibilities).toHaveLength(2);
    expect(dossier.posting.requirements).toHaveLength(2);
    expect(dossier.posting.preferred).toHaveLength(1);
    expect(texts(dossier.posting.benefits)).toEqual(['28 days of leave']);
    expect(dossier.profile).toMatchObject({ businessModel: ['subscription'], customer: ['b2c'] });
    expect(dossier.terms).toEqual(expect.arrayContaining(['Go', 'Kotlin', 'Kubernetes', 'Kafka']));
  });

  it('reads a table of labels, with several statements in a cell', () => {
    const { dossier } = dossierOf({
      posting: `# [물결상점] 백엔드 개발자 채용

| 항목 | 내용 |
|---|---|
| 근무지 | 목포시 |
| 경력 | 2~6년 |
| 연봉 | 협의 |
| 주요업무 | 주문 API 개발<br>재고 동기화 배치 운영 |
| 자격요건 | Java 또는 Kotlin, RDB 설계 |
`,
    });
    expect(dossier).toMatchObject({
      company: '물결상점',
      title: '백엔드 개발자',
      location: '목포시',
      yearsMin: 2,
      yearsMax: 6,
    });
    expect(texts(dossier.posting.responsibilities)).toEqual(['주문 API 개발', '재고 동기화 배치 운영']);
    expect(texts(dossier.posting.requirements)).toEqual(['Java 또는 Kotlin', 'RDB 설계']);
    expect(dossier.warnings).toHaveLength(1);
  });

  it('reads a table whose columns are the parts', () => {
    const { dossier } = dossierOf({
      posting: '| 자격요건 | 우대사항 |\n|---|---|\n| 서버 3년 이상 | 물류 경험 |\n| SQL 튜닝 경험 | |\n',
    });
    expect(texts(dossier.posting.requirements)).toEqual(['서버 3년 이상', 'SQL 튜닝 경험']);
    expect(texts(dossier.posting.preferred)).toEqual(['물류 경험']);
  });

  it.each([
    ['# 자격요건\n- 가나다 경험\n\n# 우대사항\n- 라마바 경험\n'],
    ['#### 자격요건\n- 가나다 경험\n\n##### 우대사항\n- 라마바 경험\n'],
    ['# 회사\n\n### ✅ 자격 요건 (Requirements)\n- 가나다 경험\n\n### 2. 우대 사항 :\n- 라마바 경험\n'],
    ['자격요건\n- 가나다 경험\n우대사항\n- 라마바 경험\n'],
    ['[자격요건]\n• 가나다 경험\n\n[우대사항]\n• 라마바 경험\n'],
    ['1. 자격요건\n - 가나다 경험\n2. 우대사항\n - 라마바 경험\n'],
    ['- 자격요건\n  - 가나다 경험\n- 우대사항\n  - 라마바 경험\n'],
    ['<h2>자격요건</h2>\n<ul>\n<li>가나다 경험</li>\n</ul>\n\n<h2>우대사항</h2>\n<li>라마바 경험</li>\n'],
    ['> **자격요건**\n> - 가나다 경험\n\n> **우대사항**\n> - 라마바 경험\n'],
  ])('finds requirements and preferred in %j', (posting) => {
    const { dossier } = dossierOf({ posting });
    expect(texts(dossier.posting.requirements)).toEqual(['가나다 경험']);
    expect(texts(dossier.posting.preferred)).toEqual(['라마바 경험']);
  });

  it('tolerates a sub-heading that stands one level too high', () => {
    const { dossier } = dossierOf({
      posting:
        '# 새벽엔진 서버 개발자\n\n### 주요업무\n\n#### [지도 만들기]\n지도를 만듭니다.\n키워드: Rust, PostGIS\n\n### [타일 나르기]\n타일을 나릅니다.\n\n#### [함께 자라는 리뷰 문화]\n서로 읽어 줍니다.\n\n다시 지도 이야기입니다.\n\n### 자격요건\n- 서버 경험\n',
    });
    expect(texts(dossier.posting.responsibilities)).toEqual([
      '지도를 만듭니다.',
      '타일을 나릅니다.',
      '다시 지도 이야기입니다.',
    ]);
    expect(texts(dossier.posting.stack)).toEqual(['Rust, PostGIS']);
    expect(texts(dossier.posting.values)).toEqual(['서로 읽어 줍니다.']);
    expect(texts(dossier.posting.requirements)).toEqual(['서버 경험']);
  });

  it('does not take a line that leads to a list for a requirement', () => {
    const { dossier } = dossierOf({
      posting: '### 자격요건\n이런 분과 함께하고 싶어요.\n\n- 서버 경험이 있는 분\n\n학력은 보지 않습니다.\n',
    });
    expect(texts(dossier.posting.requirements)).toEqual(['서버 경험이 있는 분', '학력은 보지 않습니다.']);
  });

  it('reads a part that stands twice, and the same line once', () => {
    const { dossier } = dossierOf({
      posting: '## 자격요건\n- 가 경험\n- 나 경험\n\n## 혜택\n- 점심\n\n## 자격요건\n- 나 경험\n- 다 경험\n',
    });
    expect(texts(dossier.posting.requirements)).toEqual(['가 경험', '나 경험', '다 경험']);
  });

  it('keeps headings with nothing under them', () => {
    const { dossier } = dossierOf({
      posting: '# 새벽엔진 개발자\n\n## 주요업무\n\n### 지도 서버 운영\n\n### 타일 캐시 설계\n\n## 자격요건\n',
    });
    expect(texts(dossier.posting.responsibilities)).toEqual(['지도 서버 운영', '타일 캐시 설계']);
    expect(dossier.posting.requirements).toEqual([]);
  });

  it('keeps what it does not understand as unread', () => {
    const { dossier } = dossierOf({
      posting:
        '# 새벽엔진 개발자\n\n## 자격요건\n- 서버 경험\n\n## 고양이에 대하여\n- 사무실에 고양이가 있습니다\n\n```\nif (cat) pet();\n```\n',
    });
    expect(texts(dossier.unread)).toEqual(['사무실에 고양이가 있습니다', 'if (cat) pet();']);
  });

  it('knows nothing about an empty form', () => {
    const { dossier } = dossierOf({ posting: '아무 제목도 없는 글\n' });
    expect(dossier).toMatchObject({
      company: null,
      title: null,
      titleEvidence: null,
      location: null,
      yearsMin: null,
      profile: { businessModel: [], industry: [], customer: [], stage: 'unknown' },
    });
    expect(texts(dossier.unread)).toEqual(['아무 제목도 없는 글']);
  });

  it.each([
    ['- 서버 경험 3~5년', 3, 5],
    ['- 5년 이상의 개발 경험', 5, null],
    ['- 경력 7년 미만', null, 7],
    ['- 3+ years of experience with Go', 3, null],
    ['- at least 4 years building servers', 4, null],
    ['- 2-4 years of backend experience', 2, 4],
    ['- 신입/경력 모두', 0, null],
    ['- 최근 2년간 열 배 성장한 서비스에 관심 있는 분', null, null],
    ['- 5년 뒤를 함께 그릴 분', null, null],
  ])('reads the years in %j', (line, min, max) => {
    expect(dossierOf({ posting: `## 자격요건\n${line}\n` }).dossier).toMatchObject({ yearsMin: min, yearsMax: max });
  });

  it('reads decomposed (NFD) text, with offsets into it as it is', () => {
    const { dossier } = dossierOf({ posting: MARKED.normalize('NFD') });
    expect(dossier.posting.requirements).toHaveLength(2);
    expect(dossier.company).toBe('물결상점');
    expect(dossier.posting.preferred[0]!.text).toBe('물류 도메인');
    expect(dossier.posting.preferred[0]!.evidence.quote).toBe('물류 도메인'.normalize('NFD'));
    expect(texts(dossier.criteria)).toEqual(['정확성', '단순함', '비용']);
  });
});
