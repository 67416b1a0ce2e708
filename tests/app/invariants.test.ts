import { beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../src/app/advance.ts';
import { materialOf } from '../../src/app/advance.ts';
import type { Deps } from '../../src/app/deps.ts';
import { listDossiers } from '../../src/app/dossiers.ts';
import { reportFrom } from '../../src/app/review.ts';
import { threadOf } from '../../src/app/threads.ts';
import { forbiddenInFeedback } from '../../src/core/critique/forbidden.ts';
import { locate } from '../../src/core/evidence/locate.ts';
import { pointsMet } from '../../src/core/knowledge/cards.ts';
import { hangulShare } from '../../src/core/korean.ts';
import { nearDuplicate } from '../../src/core/plan/select.ts';
import { forbiddenTopic } from '../../src/core/probes/forbidden-topics.ts';
import { wordingProblems } from '../../src/core/probes/verify.ts';
import type { EventOf, SessionEvent } from '../../src/core/session/events.ts';
import { slotOf, turnOf } from '../../src/core/session/state.ts';
import { replay } from '../../src/core/session/step.ts';
import { answersOf } from '../support/answers.ts';
import { realFiles, sampleFiles, testDeps } from '../support/deps.ts';
import { hold } from '../support/rehearsal.ts';

type Held = { session: Session; deps: Deps; events: SessionEvent[]; label: string };
const FRAMING = ['opening', 'reverse', 'closing'];

async function holdAll(
  files: Record<string, string>,
  formats: string[],
  seeds: number[],
  lang: 'ko' | 'en' = 'ko',
): Promise<Held[]> {
  const out: Held[] = [];
  const slugs = (await listDossiers(testDeps(files))).dossiers.map((d) => d.slug);
  for (const dossier of slugs) {
    for (const format of formats) {
      for (const seed of seeds) {
        const deps = testDeps(files);
        const session = await hold(
          deps,
          { dossier, format, seed, lang, mode: seed % 2 === 0 ? 'exam' : 'coach' },
          answersOf(seed),
        );
        out.push({
          session,
          deps,
          events: (await deps.store.load(session.state.id))!,
          label: `${dossier} ${format} ${seed}`,
        });
      }
    }
  }
  return out;
}

const asked = (held: Held) => held.events.filter((e): e is EventOf<'asked'> => e.type === 'asked');
const followUps = (held: Held) => asked(held).filter((e) => e.kind === 'follow-up');

/** What holds always, over whole rehearsals with answers of every kind. */
function invariants(
  name: string,
  source: () => Record<string, string> | null,
  formats: string[],
  lang: 'ko' | 'en' = 'ko',
) {
  describe.runIf(source() !== null)(name, () => {
    let all: Held[];
    beforeAll(async () => {
      all = await holdAll(source()!, formats, [1, 2, 3], lang);
    }, 120_000);

    it('A1: every question cites evidence of eight characters or more that stands where it says', async () => {
      for (const held of all) {
        const material = await materialOf(held.deps, held.session.state);
        for (const { slot } of held.session.state.slots) {
          expect(slot.evidence.length, `${held.label} ${slot.key}`).toBeGreaterThan(0);
          expect(
            slot.evidence.some((e) => e.quote.trim().length >= 8),
            `${held.label} ${slot.key}`,
          ).toBe(true);
          for (const e of slot.evidence) {
            const text = material.knowledge.pages.get(e.uri)?.text ?? (await held.deps.workspace.read(e.uri)).text;
            expect(text.slice(e.start, e.end) === e.quote, `${held.label} ${slot.key} ${e.uri} ${e.start}`).toBe(true);
          }
        }
      }
    });

    it('A3: no question twice in a plan, nor nearly', () => {
      for (const held of all) {
        const questions = held.session.state.slots.map((s) => s.slot.question);
        for (const [i, a] of questions.entries())
          for (const b of questions.slice(i + 1)) expect(nearDuplicate(a, b), held.label).toBe(false);
      }
    });

    it('A5: types follow the format, and forbidden topics never appear', () => {
      for (const held of all) {
        for (const e of asked(held)) expect(forbiddenTopic(e.question), held.label).toBeNull();
        const { format } = held.session.state.started!;
        expect(['technical', 'system-design', 'resume', 'culture-fit', 'executive', 'assignment', 'full']).toContain(
          format,
        );
      }
    });

    it('A6 and A21: a generated follow-up names its probe, holds one point, keeps the rules, and takes hold of something said', () => {
      for (const held of all) {
        for (const e of followUps(held)) {
          const where = `${held.label} ${e.turn} ${e.key}`;
          expect(e.probe, where).toBeDefined();
          expect(e.anchor, where).toBeDefined();
          // A card's own quote, with the particle that its author chose for it, is no quote of the candidate.
          const onCard = /^[a-z0-9-]+\/[a-z0-9-]+$/u.test(e.key) && !e.key.startsWith('frame/');
          const wrong = wordingProblems(e.question, { lang }).filter((p) => !(onCard && /particle/u.test(p)));
          if (e.by.coach !== 'dossier') expect(wrong, where).toEqual([]);
          const { anchor } = e;
          if (anchor?.in === 'answer') {
            const said = turnOf(held.session.state, anchor.turn!).attempts[0]!.text;
            expect(said.slice(anchor.start, anchor.end) === anchor.quote, where).toBe(true);
          }
          if (anchor?.in === 'question')
            expect(turnOf(held.session.state, anchor.turn!).asked.question.includes(anchor.quote), where).toBe(true);
        }
      }
    });

    it('A21: no follow-up twice in a session, frames at most two in five', () => {
      let frames = 0;
      let total = 0;
      for (const held of all) {
        const keys = followUps(held).map((e) => e.key);
        expect(new Set(keys).size, held.label).toBe(keys.length);
        frames += keys.filter((key) => key.startsWith('frame/')).length;
        total += keys.length;
      }
      expect(total).toBeGreaterThan(0);
      expect(frames / total).toBeLessThanOrEqual(0.4);
    });

    it('A7: follow-ups stop, at three at the latest, and the reason is recorded', () => {
      for (const held of all) {
        for (const slot of held.session.state.slots) {
          expect(slot.turns.length, held.label).toBeLessThanOrEqual(4);
          const last = slot.turns.at(-1);
          if (last) expect(turnOf(held.session.state, last).decided?.reason, held.label).toMatch(/\p{L}{2}/u);
        }
      }
    });

    it('A7: the first 모르겠습니다 steps down a level, the second closes the thread', async () => {
      const deps = testDeps(source()!);
      const slug = (await listDossiers(deps)).dossiers[0]!.slug;
      const session = await hold(deps, { dossier: slug, format: formats[0]!, seed: 1, lang, mode: 'exam' }, () =>
        lang === 'ko' ? '모르겠습니다' : 'I do not know',
      );
      for (const slot of session.state.slots) {
        if (FRAMING.includes(slot.slot.type) || slot.slot.followUps === 0) continue;
        const probes = slot.turns.map((id) => turnOf(session.state, id).asked.probe ?? 'main');
        expect(probes, slot.slot.key).toEqual(['main', 'step-down']);
        expect(turnOf(session.state, slot.turns[1]!).decided?.code).toBe('unknown-twice');
      }
    });

    it('A8 and A17: points are at most three, quote what was said or name what they answer to, and judge nobody', async () => {
      for (const held of all) {
        const report = await reportFrom(held.deps, held.session.state);
        expect(report.points.length).toBeLessThanOrEqual(3);
        for (const slot of held.session.state.slots)
          expect(report.threadPoints.filter((p) => p.slot === slot.slot.id).length, held.label).toBeLessThanOrEqual(3);
        for (const point of [...report.points, ...report.threadPoints]) {
          expect(point.quote !== undefined || point.missing !== undefined, held.label).toBe(true);
          expect(forbiddenInFeedback(`${point.say} ${point.next ?? ''}`), held.label).toBeNull();
          if (!point.quote) continue;
          const answers = slotOf(held.session.state, point.slot).turns.map(
            (id) => turnOf(held.session.state, id).attempts[0]?.text ?? '',
          );
          expect(
            answers.some((a) => a.includes(point.quote!) || locate(a, point.quote!) !== null),
            `${held.label} ${point.slot}`,
          ).toBe(true);
        }
        const unmet = new Set(
          held.session.state.slots.flatMap((s) =>
            s.turns.flatMap((id) =>
              turnOf(held.session.state, id).attempts.flatMap((a) =>
                a.assessed
                  .at(-1)!
                  .checks.filter((c) => c.met !== true)
                  .map((c) => c.id),
              ),
            ),
          ),
        );
        for (const point of report.threadPoints)
          if (point.kind === 'fix' && point.check && !point.check.includes('#'))
            expect(unmet.has(point.check), `${held.label} ${point.check}`).toBe(true);
      }
    });

    it('A11: an injected instruction, personal data or an empty answer meets no check', async () => {
      for (const held of all) {
        for (const id of held.session.state.turnOrder) {
          const turn = turnOf(held.session.state, id);
          const first = turn.attempts[0];
          if (!first || turn.asked.kind === 'follow-up' || !/무시하고|ignore all previous/u.test(first.text)) continue;
          expect(
            first.assessed[0]!.checks.filter((c) => c.met === true),
            held.label,
          ).toEqual([]);
        }
      }
    });

    it('A12: the same workspace, seed, clock and ids give the same bytes, and a replay the same report', async () => {
      const [again] = await holdAll(source()!, [formats[0]!], [1], lang);
      const first = all.find((h) => h.label === again!.label)!;
      expect(JSON.stringify(again!.events)).toBe(JSON.stringify(first.events));
      const replayed = replay(first.session.state.id, structuredClone(first.events));
      expect(JSON.stringify(await reportFrom(first.deps, replayed))).toBe(
        JSON.stringify(await reportFrom(first.deps, first.session.state)),
      );
    });

    it('A13: everything said is in the chosen language', async () => {
      for (const held of all) {
        const report = await reportFrom(held.deps, held.session.state);
        const said = [
          ...asked(held)
            .filter((e) => e.by.coach !== 'dossier')
            .map((e) => e.question),
          ...report.threadPoints.flatMap((p) => [p.say, p.next ?? '']),
        ].filter(Boolean);
        for (const text of said) {
          const bare = text.replace(/[‘“"'][^’”"']*[’”"']/gu, '');
          if (lang === 'ko') expect(hangulShare(text), `${held.label}: ${text}`).toBeGreaterThanOrEqual(0.6);
          else expect(hangulShare(bare), `${held.label}: ${text}`).toBeLessThanOrEqual(0.4);
        }
      }
    });

    it('A14: the coach is named, and there is no level and no total', async () => {
      for (const held of all) {
        const report = await reportFrom(held.deps, held.session.state);
        expect(report.coach).toBe('offline');
        for (const e of held.events) if (e.type === 'assessed') expect(e.levels).toBeUndefined();
      }
    });

    it('A20: no question gives away a core point of its card that was not said', async () => {
      for (const held of all) {
        const material = await materialOf(held.deps, held.session.state);
        for (const slot of held.session.state.slots) {
          const thread = threadOf(held.session.state, slot.slot.id, material);
          if (!thread.card) continue;
          for (const turn of thread.turns.filter(
            (t) => t.kind === 'follow-up' && t.key.startsWith(`${thread.card!.id}/`) && !t.key.includes('/down-'),
          )) {
            const probe = thread.card.probes.find((p) => `${thread.card!.id}/${p.id}` === turn.key);
            // A follow-up after the deed itself, not one of the card's.
            if (!probe) continue;
            const words = probe.text[lang];
            const found = pointsMet(thread.card, [thread.prepare(words)], lang).filter(
              (f) => f.met && probe.wants.includes(f.point.id),
            );
            expect(
              found.map((f) => f.point.id),
              `${held.label} ${turn.key}`,
            ).toEqual([]);
          }
        }
      }
    });
  });
}

invariants('the sample, technical and design', sampleFiles, ['technical', 'system-design']);
invariants('the sample, the other formats', sampleFiles, ['resume', 'assignment', 'culture-fit', 'executive', 'full']);
invariants('the sample in English', sampleFiles, ['technical', 'system-design'], 'en');
invariants('real documents', realFiles, [
  'technical',
  'system-design',
  'resume',
  'assignment',
  'culture-fit',
  'executive',
  'full',
]);

describe('A2: two dossiers, one résumé', () => {
  it('give plans that differ in most of their topics', async () => {
    const topics = async (dossier: string) => {
      const deps = testDeps(sampleFiles());
      const session = await hold(deps, { dossier, format: 'technical', questions: 8, seed: 1 }, () => '모르겠습니다');
      return session.state.slots.map((s) => `${s.slot.type} ${s.slot.key} ${s.slot.requirement ?? ''}`);
    };
    const [a, b] = [await topics('hanigyeol'), await topics('gureumteum')];
    expect(a.filter((t) => !b.includes(t)).length / a.length).toBeGreaterThanOrEqual(0.6);
  });

  it('cite on average nearly two kinds of source', async () => {
    const deps = testDeps(sampleFiles());
    const session = await hold(
      deps,
      { dossier: 'hanigyeol', format: 'technical', questions: 10, seed: 2 },
      () => '모르겠습니다',
    );
    const kinds = session.state.slots.map(
      (s) =>
        new Set(
          s.slot.evidence.map((e) =>
            e.uri.startsWith('kkori://dossiers')
              ? e.uri.endsWith('/posting')
                ? 'posting'
                : 'notes'
              : e.uri.split('/')[2],
          ),
        ).size,
    );
    expect(kinds.reduce((x, y) => x + y, 0) / kinds.length).toBeGreaterThanOrEqual(1.8);
  });
});

describe('A3: over sessions', () => {
  it('repeats no generated question in three sessions of a dossier', async () => {
    const deps = testDeps(sampleFiles());
    const questions: { question: string; reason: string; ref?: string }[] = [];
    for (let i = 0; i < 3; i++) {
      const session = await hold(
        deps,
        { dossier: 'hanigyeol', format: 'technical', questions: 5, seed: 1, mode: 'exam' },
        answersOf(i),
      );
      questions.push(...session.state.slots.map((s) => s.slot));
    }
    for (const [i, a] of questions.entries())
      for (const b of questions.slice(i + 1))
        if (!b.ref && !/지난번/u.test(b.reason))
          expect(nearDuplicate(a.question, b.question), `${a.question} / ${b.question}`).toBe(false);
  });
});

describe('A4: coverage of a long rehearsal', () => {
  it('covers nearly all requirements that can be asked about and half of the wishes, and lists the rest', async () => {
    const deps = testDeps(sampleFiles());
    const session = await hold(
      deps,
      { dossier: 'hanigyeol', format: 'full', questions: 15, seed: 1 },
      () => '모르겠습니다',
    );
    const { covered, uncovered } = session.state.planned!;
    const share = (kind: string) =>
      covered.filter((c) => c.kind === kind).length / [...covered, ...uncovered].filter((c) => c.kind === kind).length;
    expect(share('must'), JSON.stringify(uncovered)).toBeGreaterThanOrEqual(0.9);
    expect(share('preferred'), JSON.stringify(uncovered)).toBeGreaterThanOrEqual(0.5);
  });
});
