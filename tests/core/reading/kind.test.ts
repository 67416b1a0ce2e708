import { describe, expect, it } from 'vitest';
import { detectKind, postingParts } from '../../../src/core/reading/kind.ts';
import { bareHeading, meaningOf, qualityOf } from '../../../src/core/reading/meaning.ts';
import { docOf, soundDossier, texts } from './sound.ts';

const POSTING = '# 물결상점 서버 개발자\n\n## 주요업무\n- 주문을 받습니다\n\n## 자격요건\n- 서버 경험\n';
const OTHER = '# 새벽엔진 지도 개발자\n\n## 주요업무\n- 지도를 그립니다\n\n## 자격요건\n- 지도 경험\n';

describe('document kind', () => {
  it.each([
    ['posting', POSTING],
    ['posting', 'What you will do\n- maps\n\nRequirements:\n- Go\n'],
    ['multi-posting', `${POSTING}\n${OTHER}`],
    ['multi-posting', '물결상점 서버 개발자\n자격요건\n- 서버\n\n---\n\n새벽엔진 지도 개발자\n자격요건\n- 지도\n'],
    ['qa', '### Q1. 왜?\n- 그래서\n\n### Q2. 어째서?\n'],
    ['qa', '## 예상 질문\n- 왜 지도인가요?\n'],
    ['dossier', `${POSTING}\n## 면접 질문 대비\n\n### Q1. 왜?\n`],
    ['dossier', '## Why This Job Is a Fit\n- a\n\n## Concepts To Know/Review\n- b\n'],
    ['resume', '# 윤지음\n\n## 경력\n### 등대지도 (2023.03–현재)\n- 만들었습니다\n\n## 보유 기술\n- Rust\n'],
    ['notes', '오늘 읽은 글. 재미있었다.\n'],
    ['notes', ''],
    ['notes', '## 어떤 이야기\n\n긴 글입니다. 왜 그럴까요?\n\n그래서 그렇습니다.\n\n또 이야기입니다.\n'],
    [
      'notes',
      '# 어느 강연\n\n#### 등대지도 2014~2017\n##### 담당 업무\n- 지도\n\n#### 물안개 2017~2021\n##### 담당 업무\n- 길\n\n### Q&A\n- 왜요?\n',
    ],
    ['dossier', '# 물결상점 준비 노트\n\n- 재고 이야기를 먼저 합니다.\n'],
    ['resume', '---\nkind: resume\n---\n아무 글\n'],
  ])('%s', (kind, text) => {
    const found = detectKind(docOf(text));
    expect(found.kind).toBe(kind);
    expect(found.reasons.length).toBeGreaterThan(0);
  });

  it('does not take a part that stands twice for two postings', () => {
    expect(detectKind(docOf(`${POSTING}\n## 자격요건\n- 또 하나\n`)).kind).toBe('posting');
  });

  it('cuts several postings into documents over the same text', () => {
    const doc = docOf(`${POSTING}\n${OTHER}`);
    const parts = postingParts(doc);
    expect(parts).toHaveLength(2);
    const titles = parts.map((part) => soundDossier([{ role: 'posting', doc: part }]).dossier);
    expect(titles.map((d) => texts(d.posting.requirements))).toEqual([['서버 경험'], ['지도 경험']]);
    expect(titles.map((d) => d.title)).toEqual(['물결상점 서버 개발자', '새벽엔진 지도 개발자']);
    expect(parts.flatMap((p) => p.blocks)).toHaveLength(doc.blocks.length);
  });
});

describe('meaning of headings', () => {
  it.each([
    ['자격요건', 'requirements'],
    ['■ 자격 요건', 'requirements'],
    ['2. 자격요건 :', 'requirements'],
    ['🙋 이런 분을 찾고 있어요', 'requirements'],
    ['[우대사항]', 'preferred'],
    ['이런 경험이 있다면 더 좋아요', 'preferred'],
    ['Nice-to-haves', 'preferred'],
    ['합류하면 함께할 업무예요', 'responsibilities'],
    ["What you'll do", 'responsibilities'],
    ['지원자격 (Requirements)', 'requirements'],
    ['Requirements / 자격요건', 'requirements'],
    ['채용 절차 안내', 'process'],
    ['복지 및 혜택', 'benefits'],
    ['Why This Job Is a Fit', 'fit'],
    ['역질문 준비', 'ask'],
    ['Questions to Ask Them', 'ask'],
    ['Predicted Interview Questions', 'questions'],
    ['Concepts To Know/Review', 'concepts'],
    ['시스템 디자인 면접 준비', 'design'],
    ['회사의 4대 평가 기준', 'criteria'],
    ['실전 팁', 'tips'],
    ['물결상점 서버 개발자', null],
    ['AWS & IaC', null],
    ['', null],
  ])('%j → %s', (words, meaning) => expect(meaningOf(words)).toBe(meaning));

  it('takes decoration off', () => {
    expect(bareHeading('【 ✅ 1. 주요 업무 】:')).toBe('1. 주요 업무');
    expect(bareHeading('III. Requirements')).toBe('requirements');
    expect(qualityOf('3. 회복력(Resilience) : 다시 서기')).toBe('회복력(resilience)');
    expect(qualityOf('3. 실전 연습')).toBeNull();
  });
});
