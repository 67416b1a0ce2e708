import { keyless } from '../key.ts';
import { fenced } from './fence.ts';
import { clip, compose, type Section } from './fit.ts';
import { modeName } from './labels.ts';
import { sections, turnBytes } from './result.ts';
import { questionWords } from './utter.ts';
import type { View } from './view.ts';

/**
 * The first result: what kind of interview it will be (stages and minutes, what it will not reach), where the words
 * go, the first question, and none of the others.
 */
export function opening(view: View): string {
  const { state, t } = view;
  const first = state.open;
  const notice = t(
    '이 대화에서 하시는 말과 자료는 쓰시는 어시스턴트의 제공자에게 전달됩니다. 연습에만 쓰세요.',
    'What you say here goes to the provider of this assistant. For practice only.',
  );
  const question = first ? questionWords(view, first) : '';
  const left = uncovered(view);
  const say = `${notice}\n${question}`;
  const parts = sections(view, { stored: storedLines(view), say, next: null, beside: left?.text });
  return compose([...parts.slice(0, 2), left, ...parts.slice(2)], turnBytes(view));
}

function storedLines(view: View): string[] {
  const { state, lang, t, exam } = view;
  const started = state.started!;
  const format = view.material.knowledge.formats.get(started.format);
  const minutes = started.limits.minutes ?? Math.round(state.slots.reduce((sum, { slot }) => sum + slot.minutes, 0));
  const stages = (format?.stages ?? []).flatMap((stage) => {
    const slots = state.slots.filter(({ slot }) => slot.stage === stage.id);
    const sum = Math.round(slots.reduce((total, { slot }) => total + slot.minutes, 0));
    return slots.length === 0
      ? []
      : [`${stage.title[lang]} ${sum}${t('분', ' min')}${slots.length > 1 ? ` ×${slots.length}` : ''}`];
  });
  return [
    [
      t('회차를 열었습니다', 'Session opened'),
      clip(started.title ?? t('지원 건 없이', 'no dossier'), 80),
      format?.title[lang] ?? started.format,
      modeName(exam ? 'exam' : 'coach', lang),
      `${t('약 ', 'about ')}${minutes}${t('분', ' min')}`,
    ].join(' · '),
    `${t('단계', 'Stages')}: ${stages.join(' → ')}`,
    ...(state.planned?.warnings ?? []).map((warning) => clip(warning, 200)),
  ];
}

/** Requirements that this session will not reach: the candidate should know what it does not practise. */
function uncovered({ state, t, holdsKey, full }: View): Section | null {
  const all = state.planned?.uncovered ?? [];
  if (all.length === 0) return null;
  const word = (kind: 'must' | 'preferred') => (kind === 'must' ? t('자격', 'must') : t('우대', 'preferred'));
  const words = keyless(
    all.map((u) => clip(u.text, 120)),
    holdsKey,
  );
  const line = (u: (typeof all)[number], i: number) =>
    [word(u.kind), words[i] ?? t('(답하신 뒤에 보고서에서)', '(in the report, after your answers)')].join(' · ') +
    (full ? ` — ${clip(u.why, 60)}` : '');
  const head = `${t('이번에 다루지 않는 요건', 'requirements not reached this time')} ${all.length}`;
  const text = (most: number) =>
    most === 0
      ? head
      : `${head}\n${fenced([...all.slice(0, most).map(line), ...(all.length > most ? ['…'] : [])].join('\n'))}`;
  return { text: text(full ? 20 : 5), shorter: [text(3), text(0)], gives: 8 };
}
