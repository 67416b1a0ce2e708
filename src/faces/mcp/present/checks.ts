import { threadOf } from '../../../app/threads.ts';
import { lookAt } from '../../../core/probes/look.ts';
import { applicable } from '../../../core/rubric/assess.ts';
import { depthOf, type SlotState, slotOf, turnOf } from '../../../core/session/state.ts';
import { PROBES, type Probe } from '../../../core/vocabulary.ts';
import { typeName } from '../../report-words.ts';
import { keyless } from '../key.ts';
import type { Section } from './fit.ts';
import { heading } from './labels.ts';
import type { View } from './view.ts';

/** How many follow-ups a thread may have, and how many it has had. */
export function depth(view: View, slot: SlotState): { used: number; most: number } {
  const most = Math.min(slot.slot.followUps, view.state.started?.limits.depth ?? slot.slot.followUps);
  return { used: depthOf(view.state, slot), most };
}

/**
 * What comes with a question, and all that may: the names of the type's checks (in full their words as well, where those
 * say nothing of a card), the kinds of follow-up still open, and the depth left. `beside` = what else stands in the result.
 */
export function checksPart(view: View, turn: string, beside: string): Section {
  const { state, lang, t } = view;
  const slot = slotOf(state, turnOf(state, turn).asked.slot);
  const thread = threadOf(state, slot.slot.id, view.material);
  const checks = applicable(thread, lookAt(thread));
  const titles = new Map((thread.rubric?.criteria ?? []).map((c) => [c.id, c.title[lang]]));
  const groups = [...titles].flatMap(([id, title]) => {
    const ids = checks.filter((c) => c.criterion === id).map((c) => c.id);
    return ids.length > 0 ? [`${title}(${ids.join(', ')})`] : [];
  });
  const { used, most } = depth(view, slot);
  const left = most - used;
  const open = openProbes(
    view,
    slot,
    checks.flatMap((c) => c.probe ?? []),
  );
  const lines = [
    `- ${t('유형', 'type')}: ${typeName(slot.slot.type, lang)}`,
    groups.length > 0
      ? `- ${t('체크', 'checks')}: ${groups.join(' · ')}`
      : `- ${t('이 질문에는 체크가 없습니다', 'no checks for this question')}`,
    left > 0
      ? `- ${t('열린 꼬리', 'open probes')}: ${open.join(', ')} · ${t('남은 깊이', 'depth left')} ${left}`
      : `- ${t('꼬리 없음: followUps를 보내지 마세요', 'no follow-up left: send no followUps')}`,
  ];
  const short = `${heading('check', lang)}\n${lines.join('\n')}`;
  if (!view.full) return { text: short };
  const inWords = keyless(
    checks.map((c) => `  - \`${c.id}\` ${c.text[lang]}`),
    view.holdsKey,
    beside,
  ).filter((line) => line !== null);
  return { text: [short, ...inWords].join('\n'), shorter: [short], gives: 7 };
}

/** By type alone: what the format allows and the type's checks ask for, without the kinds already put in this thread. */
function openProbes(view: View, slot: SlotState, wanted: readonly Probe[]): Probe[] {
  const used = new Set(slot.turns.map((id) => turnOf(view.state, id).asked.probe));
  const allowed = view.material.knowledge.formats.get(view.state.started!.format)?.probes ?? PROBES;
  const of = wanted.length > 0 ? [...new Set(wanted)] : allowed;
  return of.filter((p) => allowed.includes(p) && !used.has(p) && p !== 'step-down');
}
