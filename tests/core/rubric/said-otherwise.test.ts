import { describe, expect, test } from 'vitest';
import { assessByRules } from '../../../src/core/rubric/assess.ts';
import type { Case } from '../../judge/corpus.ts';
import { threadFor } from '../../judge/threads.ts';
import { SAID_OTHERWISE } from './said-otherwise.ts';

/** What a candidate may say around it: the heart of the answer, without the thing that is looked for. */
const QUESTIONS: Record<Case['type'], string> = {
  behavioural: '운영하던 서비스에서 문제를 해결했던 경험을 말씀해 주시겠어요?',
  situational: '동료와 의견이 갈린 채로 배포 시각이 다가옵니다. 어떻게 하시겠어요?',
  technical: '같은 요청이 두 번 들어와도 안전한 API는 어떻게 만드나요?',
  resume: '이력서에 적으신 개선 작업에서 무엇을 바꾸셨나요?',
  'system-design': '하루 한 번 정산하는 시스템을 설계해 주세요.',
  'culture-fit': '중요하게 여기는 것을 지켰던 일을 말씀해 주세요.',
};

const checkOf = (id: string, text: string) => {
  const type = id.split('.')[0] as Case['type'];
  const page = {
    type,
    lang: 'ko' as const,
    question: QUESTIONS[type],
    ...(type === 'technical' ? { card: 'idempotency' } : {}),
  };
  return assessByRules(threadFor(page, text)).checks.find((check) => check.id === id);
};

describe.each(Object.entries(SAID_OTHERWISE))('%s is heard', (id, sentences) => {
  test.each(sentences)('%s', (sentence) => {
    expect(checkOf(id, sentence)?.met).not.toBe(false);
  });
});

describe('what only sounds alike is not taken for it', () => {
  test.each([
    ['resume.context.before', '조회는 빨라졌지만 저장이 조금 느려졌습니다.'],
    ['resume.context.before', '그냥 원래 회사에서 쓰던 거라 썼습니다.'],
    ['resume.context.before', '기존에 쓰던 것이라서 저도 그대로 썼어요.'],
    ['resume.context.before', '대신 알림이 3초 늦어졌습니다.'],
    ['behavioural.look-back.limit', '알림을 먼저 보냈습니다. 장부는 미리 나눠 두었습니다.'],
    ['behavioural.why.other', '처음에는 화면 하나만 열었는데 반응이 좋았습니다. 그 뒤 모두에게 열었습니다.'],
    ['behavioural.look-back.habit', '멈춘 배치는 마지막 묶음 다음부터 다시 돌립니다.'],
    ['behavioural.look-back.habit', '체크포인트를 남기고, 저장된 번호 다음부터 이어 받았습니다.'],
    ['behavioural.look-back.limit', '재시작하면 마지막으로 저장한 위치 다음부터 읽습니다.'],
    ['behavioural.look-back.limit', '3번 파티션은 커밋된 오프셋 다음부터 가져옵니다.'],
  ] as const)('%s: %s', (id, text) => {
    expect(checkOf(id, text)?.met).not.toBe(true);
  });
});

describe('what is done differently next time is a habit', () => {
  test.each([
    '다음부터는 배포 전에 담당자를 먼저 부릅니다.',
    '크게 데이고 나서 다음부터는 점검표를 먼저 씁니다.',
    '저는 다음부터 반드시 두 번 확인하기로 했습니다.',
    '그래서 다음부터 초안을 먼저 보여 드립니다.',
  ])('%s', (sentence) => {
    expect(checkOf('behavioural.look-back.habit', sentence)?.met).toBe(true);
  });
});

describe('whether a question was answered', () => {
  const answered = (question: string, answer: string, card?: string) =>
    assessByRules(
      threadFor({ type: 'technical', lang: 'ko', question, ...(card ? { card } : {}) }, answer),
    ).checks.find((check) => check.id === 'technical.core.answered')?.met;

  test.each([
    [
      '과제에서 구조를 어떻게 나누셨나요?',
      '화면, 도메인, 외부 연동을 따로 두었습니다. 환율 계산만 독립된 클래스입니다.',
    ],
    [
      '제출물에서 가장 아쉬운 곳은 어디인가요?',
      '동시성 검증입니다. 스레드 오십 개로 돌려 봤지만 로컬에서만 확인했습니다.',
    ],
    ['일부러 넣지 않은 기능이 있다면 무엇인가요?', '환불을 제외했습니다. 규칙을 혼자 정할 수 없었습니다.'],
    ['AI 도구는 어디까지 쓰셨나요?', '초안 테스트만 만들게 하고 나머지는 직접 짰습니다.'],
  ])('in other words than its own is not denied where no card stands behind it: %s', (question, answer) => {
    expect(answered(question, answer)).toBeNull();
  });

  test('is denied where the card of the question has nothing of it either', () => {
    expect(answered('멱등성 키는 왜 필요한가요?', '주말마다 등산을 다니면서 사진을 찍습니다.', 'idempotency')).toBe(
      false,
    );
  });
});

describe('not knowing', () => {
  const kept = (type: Case['type'], answer: string) =>
    assessByRules(threadFor({ type, lang: 'ko', question: QUESTIONS[type] }, answer)).points.map((p) => p.kind);

  test.each(['모르겠습니다.', '잘 모르겠습니다.', '그 부분은 모릅니다.'])(
    'is a plain word, but of one’s own résumé: %s',
    (answer) => {
      expect(kept('technical', answer)).toContain('keep');
      expect(kept('resume', answer)).toEqual(['fix']);
    },
  );
});
