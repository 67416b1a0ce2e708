import { materialOf, openSession } from '../../app/advance.ts';
import type { Deps } from '../../app/deps.ts';
import { knowledgeOf } from '../../app/material.ts';
import type { Knowledge } from '../../core/knowledge/page.ts';
import { isFraming } from '../../core/plan/quotas.ts';
import { AT_THE_DESK } from '../../core/session/events.ts';
import type { SessionState } from '../../core/session/state.ts';
import { keyGuard, lockedPages } from './key.ts';

/** How many sessions are looked through for ones that still ask. */
const SESSIONS_LOOKED = 50;
/** A session that nobody touched for so long is laid aside: three times the longest rehearsal there is, ms. */
const LAID_ASIDE = 12 * 60 * 60 * 1000;
/** Letters of a question at the least, so that a few common words are not taken for one. */
const QUESTION_MIN = 10;

/**
 * What sessions under way keep back from everything else that a host reads: the key of threads still to be answered,
 * and questions still to be put. It is for words of ours alone; the candidate's own papers are never cut.
 */
export type Withheld = {
  /** Sessions that still ask; none = nothing is kept back. */
  sessions: readonly string[];
  /** Pages (`concepts/x`, `designs/x`) that hold the key of a thread. */
  pages: ReadonlySet<string>;
  /** True for a follow-up or point of such a page by its key: `transactional-outbox/dup`, `system-design/rate-alert/m1`. */
  holds(key: string): boolean;
  /** True for a text with a question in it that is planned and not put yet, or a follow-up of such a page. */
  asks(text: string): boolean;
  /** True for a line that asks such a question or says an expected point. */
  tells(line: string): boolean;
};

/** What is kept back now, over all sessions of the workspace. */
export async function withheldNow(deps: Deps): Promise<Withheld> {
  const sessions: string[] = [];
  const pages = new Set<string>();
  const questions: string[] = [];
  const since = deps.clock.now() - LAID_ASIDE;
  for (const summary of await deps.store.sessions({ without: AT_THE_DESK, limit: SESSIONS_LOOKED })) {
    // An exam in a host that has ended but was not rated keeps its key as well.
    const over = summary.ended && (summary.mode !== 'exam' || summary.coach !== 'host');
    if (over || summary.updatedAt < since) continue;
    const { state } = await openSession(deps, summary.id);
    const locked = lockedPages(state, await materialOf(deps, state));
    const planned = plannedQuestions(state);
    if (locked.size + planned.length === 0) continue;
    sessions.push(summary.id);
    questions.push(...planned);
    for (const page of locked) pages.add(page);
  }
  if (sessions.length === 0) return { sessions, pages, holds: () => false, asks: () => false, tells: () => false };
  // English signals are read beside the Korean ones: a line counts in either language.
  const { knowledge } = await knowledgeOf(deps);
  const says = keyGuard(pages, ['ko', 'en'], { knowledge });
  const bare = [...questions, ...[...pages].flatMap((page) => followUpsOf(page, knowledge))]
    .map(letters)
    .filter((question) => question.length >= QUESTION_MIN);
  const asks = (text: string) => {
    const whole = letters(text);
    return bare.some((question) => whole.includes(question));
  };
  return {
    sessions,
    pages,
    holds: (key) => key.split(/[#/]/u).some((part) => pages.has(`concepts/${part}`) || pages.has(`designs/${part}`)),
    asks,
    tells: (line) => asks(line) || says(line),
  };
}

/** Questions not put yet, in the words planned and in those of the page they came from. */
function plannedQuestions({ slots, ended }: SessionState): string[] {
  if (ended) return [];
  return slots
    .filter(({ status, slot }) => status === 'pending' && !isFraming(slot.type))
    .flatMap(({ slot }) => [
      slot.question,
      ...slot.evidence.filter(({ uri }) => uri.startsWith('kkori://knowledge/')).map(({ quote }) => quote),
    ]);
}

/** Everything that a page with a key would ask, as far as it stands there without a blank. */
function followUpsOf(page: string, { concepts, designs }: Knowledge): string[] {
  const [folder, id] = page.split('/') as [string, string];
  const card = folder === 'concepts' ? concepts.get(id) : undefined;
  const design = folder === 'designs' ? designs.get(id) : undefined;
  const texts = [
    ...(card ? [...card.probes, ...card.stepsDown] : []),
    ...(design ? [...design.milestones, ...design.changes, ...design.colleague, ...design.firstMistakes] : []),
  ].flatMap(({ text }) => [text.ko, text.en]);
  return texts.map((text) => text.slice(text.lastIndexOf('}') + 1));
}

const letters = (text: string) => text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Lines of ours without those that tell, alone or together with a neighbour; null stands where one was. A line that is
 * not `ours` stays as it is.
 */
export function untold<T>(
  lines: readonly T[],
  { sessions, tells }: Withheld,
  words: (line: T) => string,
  ours: (line: T) => boolean = () => true,
): (T | null)[] {
  if (sessions.length === 0) return [...lines];
  const out: (T | null)[] = [];
  for (const line of lines) {
    // What was left out parts nothing: its neighbours stand together.
    const at = out.findLastIndex((kept) => kept !== null);
    const before = out[at] ?? null;
    const together = before !== null && tells(`${words(before)}\n${words(line)}`);
    if (!ours(line)) {
      if (together && ours(before)) out[at] = null;
      out.push(line);
    } else out.push(together || tells(words(line)) ? null : line);
  }
  return out;
}

/** Says that something was kept back, for which session, and when it comes. */
export function withheldNote({ sessions }: Withheld, lang: 'ko' | 'en'): string {
  const ids = sessions.slice(0, 3).join(', ');
  return lang === 'ko'
    ? `진행 중인 회차(${ids})가 아직 물을 것은 뺐습니다. 그 줄기에 답한 뒤에 나옵니다(실전 모드는 자기 평가 뒤). 그만둔 회차라면 steer_rehearsal의 end로 끝내면 바로 볼 수 있습니다.`
    : `What a session under way (${ids}) has yet to ask is left out. It comes once that thread is answered (in exam mode after the self-rating); a session that is given up is ended with steer_rehearsal, action end.`;
}
