import { filledPoints, pointsMet } from '../knowledge/cards.ts';
import type { Thread } from '../thread.ts';
import { LEVELS } from '../vocabulary.ts';
import type { MoveOnCode } from './decide.ts';
import { heardEnough, leftOpen } from './essentials.ts';
import type { Look } from './look.ts';
import { cardBelongs } from './relevance.ts';

/** The recorded reason for moving on, in the words the candidate sees. */
export function moveOnWords(code: MoveOnCode, thread: Thread, seen: Look | null, detail?: string): string {
  const ko = thread.lang === 'ko';
  const heard = seen ? heardEnough(seen) : [];
  const open = seen ? leftOpen(seen) : [];
  const points = seen ? coreCount(thread, seen) : null;
  const count = points
    ? ko
      ? `핵심 ${points.all}개 중 ${points.met}개 확인`
      : `${points.met} of ${points.all} core points found`
    : null;
  const depth = thread.turns.filter((t) => t.kind === 'follow-up').length;
  const numbers = ['', '하나', '둘', '셋'];
  switch (code) {
    case 'filled':
      if (count) return ko ? `들을 것을 들음 · ${count}` : `enough was heard · ${count}`;
      return ko ? `${heard.join('·')}${lastIsVowel(heard.at(-1)!) ? '를' : '을'} 들음` : `heard: ${heard.join(', ')}`;
    case 'depth':
      return [ko ? `꼬리 ${numbers[depth] ?? depth}` : `${depth} follow-up${depth === 1 ? '' : 's'}`, count]
        .filter(Boolean)
        .join(' · ');
    case 'unknown-twice':
      return ko ? '모른다고 두 번 말씀하심 · 빈틈을 솔직하게 밝힘' : 'said “I do not know” twice, plainly';
    case 'honest':
      return ko ? '재지 않았거나 모르는 것을 분명히 밝힘' : 'said plainly what was not measured or known';
    case 'time':
      return ko ? '시간' : 'time';
    case 'stage':
      return ko
        ? thread.slot.type === 'opening'
          ? '자기소개에는 꼬리를 달지 않음'
          : '이 단계에는 꼬리를 달지 않음'
        : 'no follow-ups at this stage';
    case 'gate':
      return detail ?? (ko ? '답을 확인하지 못함' : 'the answer could not be used');
    case 'no-candidate':
      if (open.length > 0)
        return ko
          ? `더 물을 것이 없음 · 아직 듣지 못한 것: ${open.join('·')}`
          : `nothing more to ask · not heard: ${open.join(', ')}`;
      return count
        ? ko
          ? `더 물을 것이 없음 · ${count}`
          : `nothing more to ask · ${count}`
        : ko
          ? '더 물을 것이 없음'
          : 'nothing more to ask';
  }
}

/** Core points of the candidate's level or below: all and found. Null where no card stands behind the thread. */
export function coreCount(thread: Thread, seen: Look): { all: number; met: number } | null {
  const { card } = thread;
  if (!card || !cardBelongs(card, seen)) return null;
  const reach = LEVELS.indexOf(thread.level);
  const core = card.points.filter((p) => p.weight === 'core' && LEVELS.indexOf(p.level) <= reach);
  const met = filledPoints(
    pointsMet(
      card,
      seen.answers.map((a) => a.prepared),
      thread.lang,
    ),
  );
  return { all: core.length, met: core.filter((p) => met.has(p.id)).length };
}

function lastIsVowel(word: string): boolean {
  const code = word.charCodeAt(word.length - 1);
  return code >= 0xac00 && code <= 0xd7a3 ? (code - 0xac00) % 28 === 0 : true;
}
