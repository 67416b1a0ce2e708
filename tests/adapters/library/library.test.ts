import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createLibrary, loadKnowledge } from '../../../src/adapters/library/library.ts';
import { KkoriError } from '../../../src/core/errors.ts';
import { cut } from '../../../src/core/evidence/evidence.ts';
import { folderOf, problemsOf } from './folders.ts';

const CARD = `---
id: relay
title: { ko: 릴레이 방식, en: Relay }
aliases: [릴레이, relay]
misspellings: [릴래이]
level: mid
industries: [fintech]
roles: []
related: []
reviewed: 2026-11-23
---

## 한 줄

옮기는 일입니다.

## 여는 질문

- \`open-mid\` · mid · 릴레이는 무엇을 하나요?

## 기대 포인트

- \`moves\` · 핵심 · mid · 저장한 이벤트를 브로커로 옮긴다 · 주기적으로.
  - 신호: 이벤트 & (옮기|옮긴)
  - 힌트: 누가 내보내나요?

## 오해

- \`once\` · "한 번만 보낸다."
  - 왜 틀렸나: 다시 보낼 수 있다.
  - 맞는 조건: 없다.
  - 말함: 한번만
  - 안 말함: 다시
  - 물을 것: dies

## 선택과 대가

- 폴링 — 단순하다.

## 장애와 규모

- 멈춘다 — 밀린다.

## 꼬리 질문

- \`dies\` · failure · mid · 보낸 직후 죽으면 어떻게 되나요?
  - 말함: 릴레이
  - 안 말함: #moves
  - 듣고 싶은 것: #moves
  - then: again
- \`again\` · mechanism · senior · 다시 켜지면 무엇부터 하나요?
  - 말함: #moves
  - 안 말함: 표시
  - 듣고 싶은 것: 표시를 본다는 것

## 한 계단 아래

- \`down-1\` · 편지를 두 번 받으면 어떻게 아나요?
- \`down-2\` · 편지가 안 오면 누가 아나요?
- 써 본 적이 없다면: "원리까지만 압니다"라고 말하면 됩니다.

## 1분 답변 예

(공부용입니다.)

저희는 옮겼습니다.

## 출처

- 문서

## Openers

- \`open-mid\` · What does a relay do?

## Expected points

- \`moves\` · It moves stored events to the broker.
  - signals: event & (move|carry)

## Follow-ups

- \`dies\` · It dies right after sending. What happens?
- \`again\` · What does it do first when it is back?
- \`down-1\` · How do you notice a letter that came twice?
- \`down-2\` · Who notices a letter that never came?
`;

const broken = (from: string, to: string) => {
  expect(CARD).toContain(from);
  return problemsOf({ 'concepts/relay.md': CARD.replace(from, to) });
};
const lineOf = (text: string) => CARD.slice(0, CARD.indexOf(text)).split('\n').length;

describe('a card', () => {
  test('is read with its spans', () => {
    const knowledge = loadKnowledge(folderOf({ 'concepts/relay.md': CARD }));
    const card = knowledge.concepts.get('relay')!;
    expect(knowledge.pages.get('kkori://knowledge/concepts/relay')).toBe(card);
    expect(card.points[0]).toMatchObject({
      id: 'moves',
      weight: 'core',
      level: 'mid',
      hint: '누가 내보내나요?',
      text: { ko: '저장한 이벤트를 브로커로 옮긴다 · 주기적으로.', en: 'It moves stored events to the broker.' },
    });
    expect(cut(card, card.points[0]!).quote).toBe('저장한 이벤트를 브로커로 옮긴다 · 주기적으로.');
    expect(card.misconceptions[0]).toMatchObject({ claim: '한 번만 보낸다.', ask: 'dies' });
    expect(cut(card, card.misconceptions[0]!).quote).toBe('한 번만 보낸다.');
    expect(card.probes[0]).toMatchObject({ probe: 'failure', wants: ['moves'] });
    expect(card.probes[1]).toMatchObject({ wants: [], wantsText: '표시를 본다는 것' });
    expect(card.probes.map((probe) => probe.then)).toEqual(['again', null]);
    expect(card.neverUsed).toBe('"원리까지만 압니다"라고 말하면 됩니다.');
    expect(card.example).toBe('저희는 옮겼습니다.');
    expect(card.sources).toEqual(['문서']);
  });

  test('reads the same with a byte order mark and CRLF', () => {
    const plain = loadKnowledge(folderOf({ 'concepts/relay.md': CARD }));
    const windows = loadKnowledge(folderOf({ 'concepts/relay.md': `\ufeff${CARD.replaceAll('\n', '\r\n')}` }));
    expect(windows.version).toBe(plain.version);
    expect(windows.concepts.get('relay')!.text).toBe(CARD);
  });

  test.each([
    ['id: relay', 'id: other', 1, '파일 이름과 다릅니다'],
    ['level: mid\n', 'level: expert\n', lineOf('level: mid'), '앞머리 ‘level’'],
    ['level: mid\n', 'level: mid\ncolour: red\n', 1, 'colour'],
    ['related: []', 'related: [kafka]', lineOf('related:'), '개념 ‘kafka’'],
    ['industries: [fintech]', 'industries: [bakery]', lineOf('industries:'), '산업 ‘bakery’'],
    ['  - 힌트: 누가 내보내나요?\n', '', lineOf('- `moves` · 핵심'), '힌트가 없습니다'],
    ['  - 힌트:', '  - 도움말:', lineOf('  - 힌트'), '모르는 키 ‘도움말’'],
    [
      '- `moves` · 핵심 · mid · 저장한 이벤트를 브로커로 옮긴다 · 주기적으로.',
      '- `moves` · 핵심',
      lineOf('- `moves`'),
      '빠진 것',
    ],
    ['핵심 · mid · 저장한', '중요 · mid · 저장한', lineOf('- `moves`'), '핵심이나 더하기'],
    ['핵심 · mid · 저장한', '핵심 · lead · 저장한', lineOf('- `moves`'), '수준 ‘lead’'],
    ['- `dies` · failure', '- `dies` · boom', lineOf('- `dies`'), '꼬리표 ‘boom’'],
    ['- `again` · mechanism', '- `dies` · mechanism', lineOf('- `again`'), '두 번 나옵니다'],
    ['  - then: again', '  - then: nowhere', lineOf('- `dies`'), 'then ‘nowhere’'],
    ['  - 물을 것: dies', '  - 물을 것: nowhere', lineOf('- `once`'), '물을 것 ‘nowhere’'],
    ['  - 듣고 싶은 것: #moves', '  - 듣고 싶은 것: #nothing', lineOf('- `dies`'), '‘#nothing’'],
    ['  - 안 말함: #moves', '  - 안 말함: #nothing', lineOf('  - 안 말함: #moves'), '‘#nothing’'],
    ['  - 신호: 이벤트 & (옮기|옮긴)', '  - 신호: 이벤트 & (옮기|옮긴', lineOf('  - 신호'), '닫는 괄호'],
    ['- `again` · What does it do first when it is back?\n', '', lineOf('- `again`'), '‘again’의 영어'],
    ['- `down-2` · Who', '- `down-3` · Who', lineOf('- `down-2` · Who'), '짝이 되는 한국어'],
    ['## 출처', '## 참고', lineOf('## 출처'), '모르는 절 ‘참고’'],
    ['\n옮기는 일입니다.\n', '\n', 0, ''],
    ['- 써 본 적이', '써 본 적이', lineOf('- 써 본'), '항목이 아닙니다'],
    ['"한 번만 보낸다."', '한 번만 보낸다.', lineOf('- `once`'), '따옴표 안에'],
    ['- `down-2` · 편지가 안 오면 누가 아나요?\n', '', lineOf('## 한 계단'), '둘 이상'],
    ['reviewed: 2026-11-23', 'reviewed: ]', 10, 'YAML'],
  ])('%j → %j is refused at its line', (from, to, line, problem) => {
    const problems = broken(from, to);
    if (problem === '') expect(problems).toEqual([]);
    else
      expect(
        problems.filter((text) => text.startsWith(`concepts/relay.md ${line}행`) && text.includes(problem)),
      ).not.toEqual([]);
  });

  test('a name belongs to one card', () => {
    const other = CARD.replace('id: relay', 'id: other')
      .replace('릴레이 방식, en: Relay', '다른 것, en: Other')
      .replace('[릴레이, relay]', '[다른, RELAY]');
    const problems = problemsOf({ 'concepts/relay.md': CARD, 'concepts/other.md': other.replace('릴래이', '릴레에') });
    expect(problems).toEqual([
      'concepts/relay.md 4행: 이름 ‘relay’: 이미 ‘other’ 카드의 것입니다',
      'concepts/relay.md 3행: 이름 ‘Relay’: 이미 ‘other’ 카드의 것입니다',
    ]);
  });

  test('all problems come at once, as one config error', () => {
    const folder = folderOf({ 'concepts/relay.md': CARD.replace('level: mid', 'level: x').replace('failure', 'boom') });
    const error = (() => {
      try {
        loadKnowledge(folder);
      } catch (thrown) {
        return thrown as KkoriError;
      }
    })();
    expect(error).toBeInstanceOf(KkoriError);
    expect(error?.kind).toBe('config');
    expect(error?.message).toMatch(/level.*boom/s);
  });
});

describe('the library', () => {
  test('reads nothing before the first load, then once', async () => {
    const folder = folderOf({
      'concepts/relay.md': CARD,
      'README.md': '# 안내',
      'extras/star.md': '---\nid: star\ntitle: { ko: 별, en: Star }\n---\n\n## 아무 절\n\n글\n',
    });
    const library = createLibrary(folder);
    const knowledge = await library.load();
    writeFileSync(path.join(folder, 'concepts/relay.md'), 'broken');
    expect(await library.load()).toBe(knowledge);
    expect([...knowledge.pages.keys()]).toEqual(['kkori://knowledge/concepts/relay', 'kkori://knowledge/extras/star']);
  });

  test('its version follows every page', () => {
    const version = (text: string) => loadKnowledge(folderOf({ 'concepts/relay.md': text })).version;
    expect(version(CARD)).toBe(version(CARD));
    expect(version(`${CARD}\n`)).not.toBe(version(CARD));
    expect(version(CARD)).toMatch(/^[0-9a-f]{16}$/);
  });

  test('an empty or missing folder is an empty knowledge base', () => {
    expect(loadKnowledge(path.join(tmpdir(), 'kkori-nothing-here')).pages.size).toBe(0);
  });
});
