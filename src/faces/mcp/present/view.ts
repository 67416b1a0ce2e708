import { materialOf, type Session } from '../../../app/advance.ts';
import type { Deps } from '../../../app/deps.ts';
import type { Material } from '../../../app/material.ts';
import type { SessionState } from '../../../core/session/state.ts';
import type { Language } from '../../../core/vocabulary.ts';
import { keyGuard, lockedPages } from '../key.ts';

/** A session as the presenters look at it. */
export type View = {
  state: SessionState;
  material: Material;
  lang: Language;
  exam: boolean;
  /** True when the host asked to be told more with each turn. */
  full: boolean;
  /** Picks the words of the session's language. */
  t: (ko: string, en: string) => string;
  /** Pages (`concepts/x`) that hold the key of such a thread. */
  locked: ReadonlySet<string>;
  /** True for a line that says an expected point of a thread still to be answered. */
  holdsKey: (line: string) => boolean;
};

export async function viewOf(deps: Deps, session: Session): Promise<View> {
  const { state } = session;
  const material = await materialOf(deps, state);
  const locked = lockedPages(state, material);
  const lang = state.started?.lang ?? 'ko';
  return {
    state,
    material,
    lang,
    exam: state.started?.mode === 'exam',
    full: state.started?.detail === 'full',
    t: (ko, en) => (lang === 'ko' ? ko : en),
    locked,
    holdsKey: keyGuard(locked, [lang], material),
  };
}
