import { cut } from '../../evidence/evidence.ts';
import type { DesignProblem } from '../../knowledge/page.ts';
import { haystack, signalsIn } from '../../reading/signal-words.ts';
import type { Candidate } from '../candidate.ts';
import { sharedWords } from '../word-overlap.ts';
import type { Sourcing } from './shared.ts';

/** Parts of nearly every system: that a line names one says little about the problem. */
const IN_EVERY_SYSTEM: ReadonlySet<string> = new Set([
  'kafka',
  'batch-processing',
  'observability',
  'idempotency',
  'cache-hierarchy',
  'cache-ttl',
  'partitioning',
  'rate-limiting',
  'hot-key',
  'stream-processing',
  'concurrency-control',
]);

/** Below this a problem shares no subject with the posting: a general one is asked, and said to be one. */
const NEAR = 1;

/** Problems that need no knowledge of a trade. */
const GENERAL: readonly string[] = ['short-links', 'rate-alert', 'live-chat'];

/**
 * The problem page nearest to the dossier: by what title and duties are about, by industry, by concept; the seed breaks
 * ties. `near` false: none shares a subject with the posting, and the one given is a general problem.
 */
export function designProblemFor(s: Sourcing): { page: DesignProblem; near: boolean } | null {
  const industries = s.dossier?.profile.industry ?? [];
  const duties = s.requirements.filter((r) => r.kind === 'duty');
  // The heading as well: where it is taken apart into company and title, the subject may stand on either side.
  const title = `${s.dossier?.title ?? ''} ${s.dossier?.titleEvidence?.quote ?? ''}`;
  const inTitle = s.conceptsOf(title);
  const inDuties = duties.flatMap(({ line }) => s.lineConcepts.get(line.id) ?? []);
  const anywhere = [...s.lineConcepts.values()].flat();
  // What the title names is the subject; a queue or a cache that some line names is in every system.
  const weigh = (id: string) =>
    inTitle.includes(id) ? 3 : inDuties.includes(id) ? 1.2 : anywhere.includes(id) ? 0.5 : 0;
  const work = duties.map(({ line }) => line.text).join('\n');
  const text = `${title} ${work}`;
  const [titled, worked] = [haystack(title), haystack(work)];
  const scored = [...s.knowledge.designs.values()].map((page) => {
    const own = page.concepts.filter((id) => !IN_EVERY_SYSTEM.has(id));
    const near =
      2 * page.industries.filter((id) => industries.some((i) => i === id)).length +
      own.reduce((sum, id) => sum + weigh(id), 0) +
      (signalsIn(titled, page.signals).length > 0 ? 3 : 0) +
      2 * Math.min(2, signalsIn(worked, page.signals).length);
    const parts = page.concepts.filter((id) => IN_EVERY_SYSTEM.has(id)).reduce((sum, id) => sum + weigh(id), 0);
    const chance = s.random() * 0.4;
    return { page, near, chance, score: near + 0.3 * parts + 0.5 * sharedWords(text, page.problem.text.ko) + chance };
  });
  const fitting = scored.filter(({ near }) => near >= NEAR);
  const general = scored.filter(({ page }) => GENERAL.includes(page.id));
  const best =
    fitting.sort((a, b) => b.score - a.score)[0] ??
    (general.length > 0 ? general : scored).sort((a, b) => b.chance - a.chance)[0];
  return best ? { page: best.page, near: fitting.length > 0 } : null;
}

/** A design round is one problem walked through in stages: each stage's leading question is a slot of its own. */
export function designCandidates(s: Sourcing): Candidate[] {
  const problem = designProblemFor(s);
  if (!problem) return [];
  const { page, near } = problem;
  const duty =
    [...(s.dossier?.posting.responsibilities ?? []), ...(s.dossier?.posting.requirements ?? [])]
      .map((line) => ({
        line,
        n:
          sharedWords(line.text, page.problem.text.ko) +
          (s.lineConcepts.get(line.id) ?? []).filter((id) => page.concepts.includes(id)).length,
      }))
      .filter(({ n }) => n >= 1)
      .sort((a, b) => b.n - a.n)[0]?.line ?? null;
  const base = (
    id: string,
    stage: string,
    span: { start: number; end: number },
    question: string,
    score: number,
  ): Candidate => ({
    stage,
    key: id === 'problem' ? `system-design/${page.id}` : `system-design/${page.id}/${id}`,
    type: 'system-design',
    topic: page.title[s.lang],
    concepts: page.concepts.slice(0, 6),
    covers: [],
    question,
    intent:
      s.lang === 'ko'
        ? '조건을 좁히고 어림해서 설계를 끌고 가는지 봅니다 (지어낸 문제입니다)'
        : 'How you narrow, estimate and drive a design (the problem is invented)',
    evidence: [
      ...(duty ? [duty.evidence] : s.dossier?.titleEvidence ? [s.dossier.titleEvidence] : []),
      cut(page, span),
    ],
    reason:
      s.lang === 'ko'
        ? `설계 문제 ‘${page.title.ko}’${near ? (duty ? ' × 주요 업무' : '') : ' · 공고에 꼭 맞는 문제가 없어 두루 묻는 것으로'}`
        : `design problem “${page.title.en}”${near ? '' : ' (a general one: none fits the posting)'}`,
    score,
    inNotes: false,
    drafted: false,
    design: page.id,
  });
  const start = s.lang === 'ko' ? '어디서부터 정하시겠어요?' : 'Where would you start?';
  const out = [base('problem', 'scope', page.problem, `${asRequest(page.problem.text[s.lang], s.lang)} ${start}`, 12)];
  for (const [id, stage] of [
    ['flow.path', 'outline'],
    ['grow.first', 'depth'],
  ] as const) {
    const milestone = page.milestones.find((m) => m.id === id);
    if (milestone) out.push(base(id, stage, milestone, milestone.text[s.lang], stage === 'outline' ? 8 : 7));
  }
  const change = page.changes[Math.floor(s.random() * page.changes.length)];
  if (change) out.push(base(change.id, 'change', change, change.text[s.lang], 6));
  const colleague = page.colleague[0];
  if (colleague)
    out.push({ ...base('colleague', 'change', colleague, colleague.text[s.lang], 5), type: 'situational' });
  return out;
}

/** The problem as a request, so that one question mark is left: where to start. */
function asRequest(problem: string, lang: 'ko' | 'en'): string {
  return lang === 'ko'
    ? problem.trim().replace(/(해|봐|보아) ?주시겠어요\?$/u, '$1 주세요.')
    : problem
        .trim()
        .replace(/(?:could|would|can) you (?:please )?([a-z][^?.]*)\?$/iu, (_, verb: string) => `Please ${verb}.`);
}
