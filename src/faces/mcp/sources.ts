import type { Deps } from '../../app/deps.ts';
import { showDossier } from '../../app/dossiers.ts';
import { knowledgeOf, slugsIn, unknownDossier } from '../../app/material.ts';
import { KkoriError, nearest } from '../../core/errors.ts';
import { turnOf } from '../../core/session/state.ts';
import { ID_PATTERN } from '../../core/vocabulary.ts';
import {
  DOSSIER_SECTIONS,
  type DossierSection,
  EMPTY_SECTION,
  READABLE_SECTIONS,
  sectionText,
} from './dossier-sections.ts';
import { reportText } from './session-report.ts';
import { sessionNamed } from './sessions.ts';
import { withheldNote, withheldNow } from './withheld.ts';
import { readablePage } from './withheld-page.ts';

/** A text found by its URI. `ours` = written by kkori, not by the candidate or a company; `note` = what is not in it. */
export type Found = { title: string; text: string; ours?: boolean; note?: string };

/**
 * Whatever a `kkori://` URI stands for. Ids are looked up, no path is made from them. Throws not-found with what there
 * is. What sessions under way still ask is kept back of pages of ours and said so; the candidate's own papers are whole.
 */
export async function sourceAt(deps: Deps, uri: string): Promise<Found> {
  const parts = /^kkori:\/\/([^\s]{1,400})$/u.exec(uri)?.[1]?.split('/') ?? [];
  if (parts.length === 0 || parts.length > 5 || !parts.every((part) => ID_PATTERN.test(part))) throw unknownUri(uri);
  const [area, first, second, third, fourth] = parts as [string, ...(string | undefined)[]];
  switch (`${area} ${parts.length}`) {
    case 'resume 1':
      if (!(await deps.workspace.list()).some(({ kind }) => kind === 'resume')) throw noResume();
      return file(deps, uri, '이력서 · résumé');
    case 'notes 2':
      return file(deps, uri, uri);
    case 'dossiers 2':
    case 'dossiers 3':
      return dossier(deps, first!, second);
    case 'knowledge 3':
    case 'knowledge 4':
      return knowledgePage(deps, `${first}/${second}`, third);
    case 'sessions 3':
      if (second === 'report')
        return { title: uri, text: await reportText(deps, await sessionNamed(deps, first!)), ours: true };
      throw unknownUri(uri);
    case 'sessions 5':
      if (second === 'turns') return storedAnswer(deps, first!, third!, fourth!);
      throw unknownUri(uri);
    default:
      throw unknownUri(uri);
  }
}

async function file(deps: Deps, uri: string, title: string): Promise<Found> {
  return { title, text: (await deps.workspace.read(uri)).text };
}

async function dossier(deps: Deps, slug: string, section: string | undefined): Promise<Found> {
  const entries = await deps.workspace.list();
  const files = entries.filter((e) => e.dossier === slug);
  if (files.length === 0) throw unknownDossier(slug, slugsIn(entries));
  if (section === undefined) {
    const texts = await Promise.all(files.map((f) => deps.workspace.read(f.uri)));
    return {
      title: `kkori://dossiers/${slug}`,
      text: texts.map((s) => (texts.length > 1 ? `<!-- ${s.uri} -->\n${s.text}` : s.text)).join('\n\n'),
    };
  }
  const uri = `kkori://dossiers/${slug}/${section}`;
  const own = files.find((f) => f.uri === uri);
  if (own) return file(deps, uri, uri);
  if (section === 'check') {
    const { checkText } = await import('./dossier-check.ts');
    return { title: uri, ...(await checkText(deps, slug)) };
  }
  const known = DOSSIER_SECTIONS.find((s) => s === section);
  if (!known) {
    const near = nearest(section, READABLE_SECTIONS);
    throw new KkoriError('not-found', `‘${section}’ 부분은 없습니다.`, {
      hint: `${near ? `혹시 ${near}인가요? ` : ''}있는 부분 (sections): ${READABLE_SECTIONS.join(', ')}`,
    });
  }
  const text = sectionText(await showDossier(deps, slug), known);
  return text === EMPTY_SECTION ? { title: uri, ...(await builtSection(deps, slug, known)) } : { title: uri, text };
}

/** Where the candidate's own files say nothing, what the rules put together of the other papers. */
async function builtSection(deps: Deps, slug: string, id: DossierSection): Promise<Pick<Found, 'text' | 'note'>> {
  // Loaded when it is asked for: a host that lists the tools waits for no planner.
  const { buildDossier } = await import('../../app/build-dossier.ts');
  const { sectionMarkdown } = await import('../../core/build/markdown.ts');
  const { untoldDossier } = await import('./withheld-dossier.ts');
  const withheld = await withheldNow(deps);
  const { sections, prose, lang, cut } = untoldDossier(await buildDossier(deps, slug), withheld);
  const section = sections.find((one) => one.id === id);
  if (!section) return { text: EMPTY_SECTION };
  const text = sectionMarkdown(
    section.claims,
    prose.find((one) => one.id === id),
    lang,
  );
  return { text, ...(cut.has(section.id) ? { note: withheldNote(withheld, lang) } : {}) };
}

async function knowledgePage(deps: Deps, id: string, section: string | undefined): Promise<Found> {
  const { knowledge } = await knowledgeOf(deps);
  const uri = `kkori://knowledge/${id}`;
  const page = knowledge.pages.get(uri);
  if (!page) {
    const near = nearest(uri, knowledge.pages.keys());
    throw new KkoriError('not-found', `그런 지식 쪽은 없습니다: ${id}`, { hint: near ? `혹시 ${near}인가요?` : '' });
  }
  const withheld = await withheldNow(deps);
  const readable = readablePage(page, knowledge, withheld);
  const note = readable.cut ? { note: withheldNote(withheld, (await deps.workspace.settings()).language ?? 'ko') } : {};
  if (section === undefined || withheld.pages.has(id)) return { title: page.title.ko, text: readable.text, ...note };
  const sections = readable.text.split(/^(?=## )/mu).slice(1);
  const slugs = sections.map((text) => slugOf(text.slice(3, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n'))));
  const text = sections[/^\d{1,2}$/.test(section) ? Number(section) - 1 : slugs.indexOf(section)];
  if (text === undefined) {
    const list = sections.map((s, i) => `${i + 1} ${s.slice(3).split('\n')[0]}`);
    throw new KkoriError('not-found', `‘${section}’ 부분은 없습니다.`, {
      hint: `번호로 고를 수 있습니다 (by number): ${list.join(', ').slice(0, 600)}`,
    });
  }
  return { title: `${page.title.ko} · ${section}`, text, ...note };
}

const slugOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

async function storedAnswer(deps: Deps, id: string, turnId: string, attemptId: string): Promise<Found> {
  const { state } = await sessionNamed(deps, id);
  const turn = state.turns.has(turnId) ? turnOf(state, turnId) : null;
  const attempt = turn?.attempts.find((a) => a.id === attemptId);
  if (!turn || !attempt) {
    const have = state.turnOrder.flatMap((t) => turnOf(state, t).attempts.map((a) => `${t}/${a.id}`));
    throw new KkoriError('not-found', `${id}에 ${turnId}/${attemptId} 답은 없습니다.`, {
      hint: have.length > 0 ? `있는 답 (answers): ${have.slice(-20).join(', ')}` : '',
    });
  }
  return {
    title: `kkori://sessions/${id}/turns/${turnId}/${attemptId}`,
    text: `Q. ${turn.worded?.text ?? turn.asked.question}\n\nA. ${attempt.text}`,
  };
}

function noResume(): KkoriError {
  return new KkoriError('not-found', '이력서가 아직 없습니다.', {
    hint: '지원자가 이력서를 이 대화에 붙이면 save_material로 넣을 수 있습니다 (no résumé yet: save_material).',
  });
}

function unknownUri(uri: string): KkoriError {
  return new KkoriError('input', `읽을 수 없는 주소입니다: ${uri.replace(/\s+/g, ' ').slice(0, 120)}`, {
    hint: '읽을 수 있는 것: kkori://dossiers/{slug}[/{section}], kkori://resume, kkori://notes/{id}, kkori://knowledge/{folder}/{id}, kkori://sessions/{id}/report, kkori://sessions/{id}/turns/{turn}/{attempt}',
  });
}
