import { type Answer, type Block, type Body, lastText, type Responder } from './fake-model.ts';

type ScriptedBrief = 'assess' | 'word' | 'plan' | 'ask' | 'critique' | 'summarise';

/** What a scripted model does with each brief; what is left out is done well and plainly. */
export type Script = Partial<Record<ScriptedBrief, (body: Body, times: number) => Answer>>;

/** Which brief a request is for, by its own words. */
export function briefOf(body: Body): ScriptedBrief | 'repair' {
  const text = firstText(body);
  if (/^일: 판단 \(assess\)|^Job: judging \(assess\)/mu.test(text)) return 'assess';
  if (/^일: 꼬리 질문 쓰기 \(word\)|^Job: wording a follow-up \(word\)/mu.test(text)) return 'word';
  if (/^일: 초안 비평|^Job: critique of a draft/mu.test(text)) return 'critique';
  if (/^일: 회차 정리 \(summarise\)|^Job: summary of the session/mu.test(text)) return 'summarise';
  if (/할 일: 아래 본 질문을|Job: fit the main questions/u.test(text)) return 'plan';
  if (/꼬리 질문을 셋까지 씁니다|write up to three follow-ups/u.test(text)) return 'ask';
  return 'repair';
}

/** The request proper, also where a repair was asked for after it. */
function firstText(body: Body): string {
  const first = body.messages[0]!.content;
  return typeof first === 'string' ? first : (first as Block[]).map((block) => block.text ?? '').join('\n');
}

/** The answers in a request, oldest first. */
export function answersIn(body: Body): string[] {
  const text = firstText(body);
  return [...text.matchAll(/<(?:답|answer)>\n([\s\S]*?)\n<\/(?:답|answer)>/gu)].map((match) => match[1]!);
}

/** Ids of the lists of an assess brief. */
export function idsIn(body: Body): string[] {
  return [...lastText(body).matchAll(/^- (\S+) · /gmu)].map((match) => match[1]!);
}

/** A sentence of the last answer that can be quoted. */
export function quotable(body: Body): string {
  const sentences = (answersIn(body).at(-1) ?? '').split(/(?<=[.?!])\s+/u);
  return (sentences.find((sentence) => sentence.length >= 8) ?? '').slice(0, 110);
}

export const json = (value: unknown): Answer => ({ text: JSON.stringify(value) });

const PLAIN: Required<Script> = {
  // The first check is met, with a quote; of the others it is not sure.
  assess: (body) => {
    const quote = quotable(body);
    const [first, ...rest] = idsIn(body).filter((id) => /^[a-z-]+\.[a-z-]+$/u.test(id));
    return json({
      checks: [
        ...(first && quote ? [{ id: first, met: 'yes', quote }] : []),
        ...rest.slice(0, 10).map((id) => ({ id, met: 'unsure' })),
      ],
      points: [],
      misconceptions: [],
      conflicts: [],
    });
  },
  // The sentence that a person wrote, as it stands.
  word: (body) => {
    const written = /(?:사람이 써 둔 문장|As a person wrote it): (.+)/u.exec(lastText(body))?.[1] ?? '';
    // After a bare 모르겠습니다 there is nothing else to hold on to.
    const anchor = quotable(body) || (answersIn(body).at(-1) ?? '');
    return json({ question: written, anchor: anchor.slice(0, 12) });
  },
  critique: () => json({ checks: [], points: [], misconceptions: [], conflicts: [] }),
  summarise: (body) =>
    json(
      /^일: /mu.test(firstText(body))
        ? {
            text: '한 일과 고른 까닭은 이어서 말씀하셨고, 어떻게 확인했는지는 찾지 못했습니다.',
            next: ['확인한 방법을 한 문장으로 말하기'],
          }
        : {
            text: 'What was done and why came across; how it was verified did not.',
            next: ['Say in one sentence how it was verified'],
          },
    ),
  plan: () => json({ slots: [] }),
  ask: () => json({ followUps: [] }),
};

/** A model that does every brief as scripted, else plainly. `times` counts the requests of the same brief from 1. */
export function scripted(script: Script = {}): Responder {
  const counts = new Map<string, number>();
  return (body) => {
    const brief = briefOf(body);
    const times = (counts.get(brief) ?? 0) + 1;
    counts.set(brief, times);
    const act = brief === 'repair' ? PLAIN.assess : (script[brief] ?? PLAIN[brief]);
    return act(body, times);
  };
}
