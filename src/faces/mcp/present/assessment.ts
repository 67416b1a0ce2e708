import { threadOf } from '../../../app/threads.ts';
import type { Assessment } from '../../../core/brief.ts';
import { lookAt } from '../../../core/probes/look.ts';
import { applicable } from '../../../core/rubric/assess.ts';
import type { Point } from '../../../core/session/events.ts';
import { assessmentOf, RULE_JUDGED } from '../../../core/session/reading.ts';
import { type SlotState, slotOf, type TicketState } from '../../../core/session/state.ts';
import { typeName } from '../../report-words.ts';
import { clip, type Section } from './fit.ts';
import { heading } from './labels.ts';
import type { View } from './view.ts';

/** What the rules took an answer for when there was nothing to judge in it. */
const GATE_WORDS: Record<NonNullable<Assessment['gate']>, string> = {
  empty: '빈 답',
  unknown: '마지막에 모른다고 함',
  echo: '질문을 되풀이함',
  copied: '다른 글을 옮김',
  'off-topic': '질문과 다른 이야기',
  'other-language': '다른 언어',
};

const SHORT = { quote: 100, say: 240 };
const FULL = { quote: 400, say: 600 };

/**
 * The checks of closed threads as work: ids with their words, the card's expected points, what rules saw. Only ever
 * called for threads whose answers are stored (in exam mode after the self-rating). Checks of one question type are
 * written out once.
 */
export function assessmentParts(view: View, tickets: readonly TicketState[]): Section[] {
  const written = new Set<string>();
  return tickets.map((ticket, i) => {
    const slot = slotOf(view.state, ticket.subject.slot ?? '');
    const thread = threadOf(view.state, slot.slot.id, view.material);
    const { lang, t } = view;
    const assessed = assessmentOf(view.state, slot);
    const found = new Map((assessed?.checks ?? []).map((c) => [c.id, c.met]));
    const type = thread.rubric?.id ?? '';
    const checks = applicable(thread, lookAt(thread)).filter((c) => !RULE_JUDGED.test(`${type}.${c.id}`));
    const seen = (id: string) => ruleWord(found.get(`${type}.${id}`), view);
    const long = checks.map((c) => `- \`${c.id}\` ${c.text[lang]}${seen(c.id)}`);
    const short = `${t('체크', 'checks')}: ${checks.map((c) => `\`${c.id}\`${seen(c.id)}`).join(', ')}`;
    const expected = (assessed?.expected ?? []).map(
      (p) => `- \`${p.card}#${p.point}\` ${p.text}${p.met ? t(' — 규칙: 찾음', ' — rules: found') : ''}`,
    );
    const wrong = view.full ? misconceptions(view, slot) : [];
    const points = (assessed?.points ?? []).map((p) => `- ${pointWords(p, view)}`);
    const head = `${heading('assess', lang, `${slot.slot.id} · ${typeName(slot.slot.type, lang)}`)} ticket \`${ticket.ticket}\``;
    const again = written.has(type);
    written.add(type);
    const body = (withPoints: boolean, writeChecks: boolean) =>
      [
        head,
        assessed?.gate
          ? `${t('규칙이 본 답', 'rules see the answer as')}: ${t(GATE_WORDS[assessed.gate], assessed.gate)}`
          : '',
        checks.length === 0
          ? ''
          : writeChecks && !again
            ? `${t('체크 (yes에는 답의 말 그대로)', 'Checks (a yes needs the words of the answer)')}\n${long.join('\n')}`
            : short,
        expected.length > 0 ? `${t('답에 들어갈 것', 'Expected points')}\n${expected.join('\n')}` : '',
        withPoints && wrong.length > 0 ? `${t('흔한 오해', 'Misconceptions')}\n${wrong.join('\n')}` : '',
        withPoints && points.length > 0
          ? `${t('견줄 것: 규칙의 피드백', "To compare: the rules' feedback")}\n${points.join('\n')}`
          : '',
      ]
        .filter(Boolean)
        .join('\n');
    const later = `${head} — ${t('자세한 것은 앞의 ticket을 보낸 뒤에 옵니다', 'details follow once the tickets before it are done')}`;
    // The first may lose words but stays usable; the others wait for their turn.
    return {
      text: body(true, true),
      shorter: [body(false, true), body(false, false), ...(i > 0 ? [later] : [])],
      gives: 2 + i,
    };
  });
}

/** What is often said wrongly about the card of a thread that is over, unless another thread still stands on it. */
function misconceptions({ material, lang, locked }: View, { slot }: SlotState): string[] {
  const card = material.knowledge.concepts.get(slot.card ?? '');
  // The pages say these in Korean only.
  if (!card || lang !== 'ko' || locked.has(`concepts/${slot.card}`)) return [];
  return card.misconceptions.map((m) => `- ${m.claim} → ${m.why}`);
}

function ruleWord(met: boolean | null | undefined, { t }: View): string {
  if (met === true) return t(' — 규칙: 예', ' — rules: yes');
  if (met === false) return t(' — 규칙: 찾지 못함', ' — rules: not found');
  return '';
}

/** One point of feedback in a line: quote → what cannot be told from it → what to do. */
function pointWords(point: Point, { t, full }: View): string {
  const most = full ? FULL : SHORT;
  const kind = point.kind === 'keep' ? t('지킬 것', 'Keep') : t('고칠 것', 'Fix');
  const place = point.quote
    ? `“${clip(point.quote, most.quote)}”`
    : point.missing
      ? t(`질문의 ‘${clip(point.missing, most.quote)}’`, `asked: ‘${clip(point.missing, most.quote)}’`)
      : '';
  const next = point.next ? ` → ${clip(point.next, most.say)}` : '';
  return `${kind}: ${place} — ${clip(point.say, most.say)}${next}`;
}

/** What to say of a thread's feedback; at most three points, what to keep first. */
export function feedbackWords(view: View, points: readonly Point[]): string {
  if (points.length === 0)
    return view.t(
      '이 줄기에서는 아직 남길 문장을 찾지 못했습니다.',
      'There is no sentence to keep or mend in this thread yet.',
    );
  // What is said is the same, however much a host is told beside it.
  return points.map((p) => pointWords(p, { ...view, full: false })).join('\n');
}
