import { describe, expect, it } from 'vitest';
import { isDeed, metricsIn, noteFacts } from '../../../src/core/reading/facts.ts';
import { placeOf } from '../../../src/core/reading/periods.ts';
import { readResume, readResumeWithAccount } from '../../../src/core/reading/resume.ts';
import { docOf, dossierOf, expectQuote } from './sound.ts';

const RESUME = `지어낸 예시입니다.

# 윤지음

- 이메일: jieum@example.com
- 010-0000-0000
- 희망 연봉: 7,300만 원

## 소개
다섯 해째 서버를 만듭니다.

## 기술
- Rust, PostgreSQL. 쿠버네티스는 배포까지 했습니다.

## 경력

### 등대지도 (2023.03–현재) · 지도 서비스, 서버 6명
- 타일 서버를 맡고 있습니다.
- 타일 응답의 p99를 2.4초에서 0.7초로 줄였습니다(2025.02, 2주 동안 잼).
- **좌표 변환 개편**
  - 변환 오류 37% 감소
  - 야간 배치 2시간 15분 → 31분
- 2024.09– 지도 편집 도구를 팀에 들였습니다.

물안개소프트 | 2020.01 ~ 2023.02 | SI
공공 측량 자료 연계를 개발했습니다. 자료 1천2백만 건을 옮겼습니다.

## 프로젝트

| 기간 | 프로젝트 | 한 일 |
|---|---|---|
| 2022.04 ~ 2022.08 | 길찾기 모임 | 최단 경로 구현 |

## 학력
- 어느대학교 지리학과
`;

describe('a résumé', () => {
  const { resume, roles } = readResumeWithAccount(docOf(RESUME, 'kkori://resume'));
  const fact = (words: string) => resume.facts.find((f) => f.text.includes(words))!;

  it('numbers what was done first, in order, then the rest', () => {
    expect(resume.facts.map((f) => f.id)).toEqual(resume.facts.map((_, i) => `F${i + 1}`));
    expect(resume.facts.map((f) => f.text)).toEqual([
      '타일 서버를 맡고 있습니다.',
      '타일 응답의 p99를 2.4초에서 0.7초로 줄였습니다(2025.02, 2주 동안 잼).',
      '변환 오류 37% 감소',
      '야간 배치 2시간 15분 → 31분',
      '2024.09– 지도 편집 도구를 팀에 들였습니다.',
      '공공 측량 자료 연계를 개발했습니다.',
      '자료 1천2백만 건을 옮겼습니다.',
      '최단 경로 구현',
      '다섯 해째 서버를 만듭니다.',
      'Rust, PostgreSQL. 쿠버네티스는 배포까지 했습니다.',
      '어느대학교 지리학과',
    ]);
  });

  it('knows employer, project and period', () => {
    expect(fact('p99')).toMatchObject({ org: '등대지도', period: '2023.03–현재', grade: 'resume' });
    expect(fact('37%')).toMatchObject({ org: '등대지도', project: '좌표 변환 개편', period: '2023.03–현재' });
    expect(fact('편집 도구')).toMatchObject({ org: '등대지도', period: '2024.09–' });
    expect(fact('측량')).toMatchObject({ org: '물안개소프트', project: null, period: '2020.01 ~ 2023.02' });
    expect(fact('최단 경로')).toMatchObject({ org: null, project: '길찾기 모임', period: '2022.04 ~ 2022.08' });
    expect(fact('어느대학교')).toMatchObject({ org: null, project: null, period: null });
  });

  it('tells deeds from roles and skills, and keeps numbers as written', () => {
    expect(resume.facts.filter((f) => f.deed).map((f) => f.id)).toEqual(['F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8']);
    expect(fact('p99').metrics).toEqual(['2.4초', '0.7초', '2주']);
    expect(fact('야간 배치').metrics).toEqual(['2시간 15분', '31분']);
  });

  it('cites the text, and leaves out contact details and pay', () => {
    const { text } = docOf(RESUME);
    for (const f of resume.facts) expectQuote(f.evidence, text);
    const shown = JSON.stringify(resume);
    for (const secret of ['example.com', '010-0000', '7,300']) expect(shown).not.toContain(secret);
    expect(resume.warnings).toEqual(['보수 줄 1개는 쓰지 않습니다.']);
    expect(roles.filter((r) => r.role === 'unread')).toEqual([]);
  });

  it('reads decomposed (NFD) text', () => {
    expect(readResume(docOf(RESUME.normalize('NFD'))).facts.map((f) => f.text)).toEqual(
      resume.facts.map((f) => f.text),
    );
  });
});

describe('where a fact stands', () => {
  const facts = (text: string) =>
    readResume(docOf(text)).facts.map(({ text: words, org, project, role, period }) => ({
      words,
      org,
      project,
      role,
      period,
    }));

  it('a project under an employer is theirs: by heading, by a bold item, by a time within theirs', () => {
    const read = facts(
      '## 경력\n\n### 등대지도 | 2021.03 ~ 현재\n백엔드 개발자 | 2022.01 ~ 현재\n- 타일 서버를 만들었습니다\n\n#### 좌표 변환 (2022.05 ~ 2022.09)\n- 오차를 줄였습니다\n\n#### 길 안내\n- **경로 캐시**\n  - 조회를 줄였습니다\n\n한강물길 | 2018.02 ~ 2021.02 | 서버 개발\n- 수위 알림을 만들었습니다\n',
    );
    expect(read).toEqual([
      {
        words: '타일 서버를 만들었습니다',
        org: '등대지도',
        project: null,
        role: '백엔드 개발자',
        period: '2022.01 ~ 현재',
      },
      { words: '오차를 줄였습니다', org: '등대지도', project: '좌표 변환', role: null, period: '2022.05 ~ 2022.09' },
      { words: '조회를 줄였습니다', org: '등대지도', project: '경로 캐시', role: null, period: '2021.03 ~ 현재' },
      {
        words: '수위 알림을 만들었습니다',
        org: '한강물길',
        project: null,
        role: '서버 개발',
        period: '2018.02 ~ 2021.02',
      },
    ]);
  });

  it('a projects part has no employer; fields say what they name', () => {
    const read = facts(
      '## 프로젝트\n\n### 동네 지도\n- 기간: 2023.01 ~ 2023.04\n- 역할: 서버 개발자\n- 소속: 지도 모임\n- 역할: 배포 자동화와 장애 대응\n- 장소 검색을 만들었습니다\n',
    );
    expect(read).toEqual([
      {
        words: '역할: 배포 자동화와 장애 대응',
        org: '지도 모임',
        project: '동네 지도',
        role: '서버 개발자',
        period: '2023.01 ~ 2023.04',
      },
      {
        words: '장소 검색을 만들었습니다',
        org: '지도 모임',
        project: '동네 지도',
        role: '서버 개발자',
        period: '2023.01 ~ 2023.04',
      },
    ]);
  });

  it('names the technologies of a statement as written', () => {
    const [fact] = readResume(docOf('- Kafka와 Redis로 알림을 옮기고 gRPC를 붙였습니다')).facts;
    expect(fact!.technologies).toEqual(['Kafka', 'Redis', 'gRPC']);
  });
});

describe('other résumés', () => {
  it('reads bullets without any heading', () => {
    const { facts } = readResume(docOf('- 지도 서버를 만들었습니다\n- Built a tile cache that cut load by 40%\n'));
    expect(facts.map((f) => [f.id, f.deed, f.metrics])).toEqual([
      ['F1', true, []],
      ['F2', true, ['40%']],
    ]);
  });

  it('reads an English résumé', () => {
    const { facts } = readResume(
      docOf(
        '# Jo Fenwick\n\n## Experience\n\n### Tidewater Labs | Mar 2021 – Present\n- Reduced p95 latency from 900 ms to 210 ms\n- Responsible for the billing service\n\n## Skills\nGo, PostgreSQL\n',
      ),
    );
    expect(facts[0]).toMatchObject({
      org: 'Tidewater Labs',
      period: 'Mar 2021 – Present',
      deed: true,
      metrics: ['900 ms', '210 ms'],
    });
    expect(facts[1]!.deed).toBe(false);
    expect(facts[2]).toMatchObject({ org: null, deed: false, text: 'Go, PostgreSQL' });
  });

  it('has no facts in headings alone', () => {
    expect(readResume(docOf('# 이력서\n\n## 경력\n\n## 학력\n')).facts).toEqual([]);
  });
});

describe('facts', () => {
  it.each([
    ['1.8초에서 0.4초로', ['1.8초', '0.4초']],
    ['<120ms 응답, 가용성 99.9%', ['<120ms', '99.9%']],
    ['4천 건, 9천 곳, 300만 명', ['4천 건', '9천 곳', '300만 명']],
    ['2024.06–2025.01, 2025년 3월', []],
    ['p95와 Java 17, HTTP 2', []],
    ['하루 12,000건을 3배로', ['12,000건', '3배']],
  ])('metrics in %j', (text, metrics) => expect(metricsIn(text)).toEqual(metrics));

  it.each([
    ['서버를 만들었습니다', true],
    ['원인을 찾아 고쳤음.', true],
    ['캐시를 도입했고 지연을 줄임', true],
    ['쿼리 처리량 40% 상승', true],
    ['검색 서버 구축(2인)', true],
    ['서버를 맡고 있습니다', false],
    ['만들겠습니다', false],
    ['Kotlin, Spring Boot', false],
    ['Led the migration of 12 services', true],
    ['Fluent in English', false],
  ])('%j is a deed: %s', (text, deed) => expect(isDeed(text)).toBe(deed));

  it.each([
    ['등대지도 (2024.06–현재) · 당일 배송, 서버 4명', '등대지도', '2024.06–현재'],
    ['등대지도 | 2021.03 ~ 2023.02', '등대지도', '2021.03 ~ 2023.02'],
    ['2021.03 ~ 2023.02 | 등대지도 | 백엔드', '등대지도', '2021.03 ~ 2023.02'],
    ['2021년 3월 - 2023년 2월 등대지도', '등대지도', '2021년 3월 - 2023년 2월'],
    ['등대지도', '등대지도', null],
  ])('place of %j', (words, name, period) => expect(placeOf(words)).toMatchObject({ name, period }));

  it.each([
    ['2021.03 ~ 2023.02 | 등대지도 | 백엔드 개발자', '등대지도', '백엔드 개발자'],
    ['등대지도 (2024.06–현재) · 서버 개발 · 지도', '등대지도', '서버 개발'],
    ['Senior Backend Engineer | Mar 2021 – Present', null, 'Senior Backend Engineer'],
    ['Tidewater Labs, Lead Engineer', 'Tidewater Labs', 'Lead Engineer'],
    ['검색 서버 (2021.01 ~ 2021.06)', '검색 서버', null],
    ['리드타임 개선 | 2021.03 ~ 2021.08', '리드타임 개선', null],
  ])('name and job title of %j', (words, name, role) => expect(placeOf(words)).toMatchObject({ name, role }));

  it('makes note facts of highlights', () => {
    const { dossier } = dossierOf({
      dossier: '## Resume Highlights\n- **지도:**\n  - <80ms 타일 서버 구축\n  - 좌표 담당\n',
    });
    expect(noteFacts(dossier.highlights)).toMatchObject([
      { id: 'N1', grade: 'note', metrics: ['<80ms'], deed: true, org: null },
      { id: 'N2', grade: 'note', metrics: [], deed: false },
    ]);
  });
});
