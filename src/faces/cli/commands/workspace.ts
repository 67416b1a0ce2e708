import path from 'node:path';
import { listDossiers, showDossier, viewOf, type WorkspaceSummary } from '../../../app/dossiers.ts';
import { dossierTitle } from '../../../core/dossier.ts';
import { KkoriError } from '../../../core/errors.ts';
import { clean } from '../../../core/evidence/text.ts';
import { formatName, reportWords } from '../../report-words.ts';
import { say } from '../command-words.ts';
import type { Console } from '../console.ts';
import { dossierMeant } from '../dossier-meant.ts';
import { EXIT } from '../environment.ts';
import { named } from '../failure.ts';
import { cutTo, dayOf, inline, padTo, widthOf, wrap } from '../text.ts';

/** `kkori init [dir]`: makes the workspace, or says that it is one already. */
export async function init(console: Console, dir: string | undefined): Promise<number> {
  const { config } = console.env;
  const standard = path.join(config.home, 'kkori');
  const wanted = dir ?? console.workspace ?? config.workspace ?? standard;
  const made = await console.env.init(wanted);
  if (console.json) console.printJson({ workspace: path.resolve(wanted), made });
  else {
    console.out(made.length > 0 ? say.made(wanted) : say.there(wanted));
    for (const name of made) console.out(`  ${name}`);
    const elsewhere =
      path.resolve(wanted) !== standard && config.workspace === null && path.resolve(wanted) !== process.cwd();
    for (const line of say.afterInit(elsewhere ? wanted : '')) console.out(console.typed(line));
  }
  return EXIT.ok;
}

/** `kkori` alone: what there is and what to do next. */
export async function overview(console: Console): Promise<number> {
  let opened = false;
  try {
    return await console.withWorkspace(async ({ deps, display }) => {
      opened = true;
      const summary = await console.during(say.opening, listDossiers(deps));
      if (console.json) {
        console.printJson({ workspace: display, ...summary });
        return EXIT.ok;
      }
      console.out(console.style.bold(say.workspace(display)));
      for (const line of [...dossierLines(console, summary), ...sessionLines(console, summary)]) console.out(line);
      for (const line of nextLines(summary)) console.out(console.typed(line));
      return EXIT.ok;
    });
  } catch (error) {
    if (opened || !(error instanceof KkoriError)) throw error;
    if (error.kind !== 'not-found' && error.kind !== 'config') throw error;
    if (console.json) throw error;
    for (const line of [...say.noWorkspace, `  ${say.help}`]) console.out(console.typed(line));
    return EXIT.ok;
  }
}

export async function dossierList(console: Console): Promise<number> {
  return console.withWorkspace(async ({ deps }) => {
    const summary = await console.during(say.opening, listDossiers(deps));
    if (console.json) console.printJson(summary);
    else if (summary.dossiers.length === 0) console.out(console.typed(say.noDossiers));
    else
      for (const line of [
        ...dossierLines(console, summary),
        console.typed(say.resumeLine(summary.resume?.facts ?? null)),
      ])
        console.out(line);
    return EXIT.ok;
  });
}

/** The ledger of résumé lines over all sessions: what was defended, and what nobody has asked about yet. */
export async function resumeShow(console: Console): Promise<number> {
  return console.withWorkspace(async ({ deps }) => {
    const { resumeLedger } = await import('../../../app/review.ts');
    const rows = await named(resumeLedger(deps));
    if (console.json) {
      console.printJson({ resume: rows });
      return EXIT.ok;
    }
    const names = reportWords('ko').ledger;
    const asked = rows.filter((row) => row.times > 0).length;
    console.out(
      console.style.bold(
        `이력서 ${rows.length}줄 가운데 ${rows.length - asked}줄은 아직 한 번도 설명해 보지 않았습니다.`,
      ),
    );
    let above = '';
    for (const row of rows) {
      const place = [row.org, row.project, row.role].filter(Boolean).join(' · ');
      if (place !== above) console.out(console.style.dim(inline(place)));
      above = place;
      const times = row.times > 0 ? ` (${row.times}번)` : '';
      for (const line of wrap(
        inline(row.text),
        console.width,
        padTo(`${row.fact} ${names[row.state]}${times}`, 20),
        ' '.repeat(20),
      ))
        console.out(line);
    }
    return EXIT.ok;
  });
}

export async function dossierShow(console: Console, slug: string | undefined): Promise<number> {
  return console.withWorkspace(async ({ deps }) => {
    const dossier = await named(showDossier(deps, await dossierMeant(deps, slug)));
    if (console.json) {
      console.printJson(dossier);
      return EXIT.ok;
    }
    const { posting } = viewOf(dossier);
    const { labelTitles } = await import('../../../app/compare.ts');
    const kinds = await labelTitles(deps, dossier.profileEvidence, 'ko');
    console.out(console.style.bold(inline(dossierTitle(dossier))));
    const facts = [
      dossier.employmentType,
      dossier.location,
      years(dossier.yearsMin, dossier.yearsMax),
      dossier.terms.slice(0, 12).join(', '),
    ];
    for (const fact of facts.filter((text) => text)) for (const line of wrap(fact!, console.width)) console.out(line);
    const section = (name: string, lines: string[]) => {
      if (lines.length === 0) return;
      console.out(`\n${console.style.accent(name)}`);
      for (const text of lines) for (const line of wrap(text, console.width, '  · ', '    ')) console.out(line);
    };
    section(
      '회사 갈래',
      dossier.profileEvidence.map((label, i) => `${kinds[i]} (‘${label.words.slice(0, 3).map(inline).join('’, ‘')}’)`),
    );
    section('하는 일', posting.responsibilities);
    section('자격요건', posting.requirements);
    section('우대', posting.preferred);
    section(
      '맞는 점',
      dossier.fit.map((line) => line.text),
    );
    section(
      '회사',
      dossier.companySummary.map((line) => line.text),
    );
    section(
      '예상 질문',
      dossier.questions.map((q) => `${q.ref} ${clean(q.question)}${q.draft ? ' (초안 있음)' : ''}`),
    );
    section(
      '물어볼 것',
      dossier.ask.map((line) => line.text),
    );
    section(
      '그 밖의 내용',
      dossier.unread.map((line) => cutTo(line.text, 120)),
    );
    for (const warning of dossier.warnings) console.err(inline(warning));
    return EXIT.ok;
  });
}

function years(min: number | null, max: number | null): string | null {
  if (min === null && max === null) return null;
  return `경력 ${min ?? ''}${max === null ? '년 이상' : `–${max}년`}`;
}

function dossierLines(console: Console, { dossiers }: WorkspaceSummary): string[] {
  if (dossiers.length === 0) return [];
  const column = Math.min(34, Math.max(...dossiers.map((d) => widthOf(d.slug))) + 2);
  return [
    console.style.accent(say.dossiers),
    ...dossiers.map((d) => {
      const name = [d.company, d.title].filter(Boolean).join(' · ');
      const detail = d.problem
        ? inline(d.problem)
        : [name, say.dossierLine(d.requirements, d.questions, d.drafts)].filter(Boolean).join(' · ');
      return `  ${padTo(d.slug, column - 1)} ${cutTo(detail, console.width - column - 2)}`;
    }),
  ];
}

function sessionLines(console: Console, { sessions }: WorkspaceSummary): string[] {
  if (sessions.length === 0) return [];
  return [
    console.style.accent(say.openSessions),
    ...sessions
      .slice(0, 3)
      .map(
        (s) =>
          `  ${cutTo([dayOf(s.updatedAt), s.title ?? s.dossier, formatName(s.format, 'ko')].filter(Boolean).join(' · '), console.width - 2)}`,
      ),
  ];
}

function nextLines({ dossiers, sessions, resume, inbox }: WorkspaceSummary): string[] {
  const out: string[] = [];
  if (dossiers.length === 0 && resume === null) return [...say.nothingYet, ...inboxLine(inbox)];
  out.push(say.resumeLine(resume?.facts ?? null), ...inboxLine(inbox), say.nextSteps);
  if (sessions.length > 0) out.push(`  ${say.nextResume}`);
  // The one practised last comes first; those never practised keep their order.
  const usable = dossiers.filter((d) => !d.problem).sort((a, b) => (b.rehearsedAt ?? 0) - (a.rehearsedAt ?? 0));
  for (const dossier of usable.slice(0, 2)) out.push(`  ${say.nextRehearse(dossier.slug)}`);
  const drafted = usable.find((d) => d.drafts > 0);
  if (drafted) out.push(`  ${say.nextCritique(drafted.slug)}`);
  if (dossiers.length === 0) out.push(say.noDossiers);
  out.push(`  ${say.help}`);
  return out;
}

function inboxLine(inbox: string[]): string[] {
  return inbox.length === 0
    ? []
    : [say.inbox(inbox.slice(0, 4).map(inline).join(', ') + (inbox.length > 4 ? ' …' : ''))];
}
