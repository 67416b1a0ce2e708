import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { materialOf } from '../../src/app/advance.ts';
import type { Deps } from '../../src/app/deps.ts';
import { answerIn, startRehearsal } from '../../src/app/rehearse.ts';
import { turnOf } from '../../src/core/session/state.ts';
import type { Row } from './measures.ts';

const Withheld = z.array(
  z.strictObject({
    question: z.string(),
    opening: z.string(),
    facts: z.array(z.strictObject({ ask: z.string(), tell: z.string() })).min(2),
  }),
);

/** Said when a question asks for nothing that is left. */
const NOTHING_NEW = '그 부분은 앞에서 말씀드린 것이 전부입니다.';

export type Elicited = { question: string; told: number; of: number; asked: string[] };

/**
 * A rehearsal with a candidate who withholds facts until the right question comes. Every thread is opened with the vague
 * answer of one case; what the follow-ups bring out is counted. The same for any coach.
 */
export async function elicit(deps: Deps, coach: 'offline' | 'anthropic'): Promise<Elicited[]> {
  const cases = Withheld.parse(parse(readFileSync(path.join(import.meta.dirname, 'withheld.yaml'), 'utf8')));
  const out: Elicited[] = [];
  for (const { question, opening, facts } of cases) {
    const session = await startRehearsal(deps, {
      dossier: 'hanigyeol',
      format: 'resume',
      questions: 1,
      coach,
      mode: 'exam',
      ignoreHistory: true,
    });
    const material = await materialOf(deps, session.state);
    const left = [...facts];
    const asked: string[] = [];
    await answerIn(deps, session, material, { text: opening, via: 'typed', asked: question });
    const thread = session.state.slots[0]!.slot.id;
    while (session.state.open && turnOf(session.state, session.state.open).asked.slot === thread) {
      const put = turnOf(session.state, session.state.open).asked.question;
      asked.push(put);
      const at = left.findIndex((fact) => new RegExp(fact.ask, 'u').test(put));
      const text = at < 0 ? NOTHING_NEW : left.splice(at, 1)[0]!.tell;
      await answerIn(deps, session, material, { text, via: 'typed' });
    }
    out.push({ question, told: facts.length - left.length, of: facts.length, asked });
  }
  return out;
}

export function elicitationRow(elicited: readonly Elicited[]): Row {
  const told = elicited.reduce((n, e) => n + e.told, 0);
  const of = elicited.reduce((n, e) => n + e.of, 0);
  const asked = elicited.reduce((n, e) => n + e.asked.length, 0);
  return { measure: 'withheld facts brought out', value: `${told} / ${of}`, of: `${asked} follow-ups` };
}
