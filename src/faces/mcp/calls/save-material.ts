import type { z } from 'zod';
import { type AddResult, addMaterial } from '../../../app/intake.ts';
import { KkoriError, nearest } from '../../../core/errors.ts';
import { sourceText } from '../../../core/evidence/text.ts';
import { inHost } from '../host-words.ts';
import { fenced } from '../present/fence.ts';
import { clip, compose } from '../present/fit.ts';
import { inboxPlace } from '../present/inbox-place.ts';
import { heading } from '../present/labels.ts';
import type { Answer, Call } from '../tool.ts';
import type { input } from '../tools/save-material.ts';

/** Letters shown of each end of a text that came typed, so that a cut is seen. */
const END = 20;

export async function run(
  { deps, changed }: Call,
  { inbox, text, kind, dossier }: z.output<typeof input>,
): Promise<Answer> {
  if ((inbox === undefined) === (text === undefined))
    throw new KkoriError('input', '`inbox`와 `text` 가운데 하나만 보내 주세요 (exactly one of inbox, text).', {
      hint: `파일이 있으면 ${inboxPlace(deps.workspace.display, 'ko')}에 넣고 그 이름을 inbox로 보내 주세요.`,
    });
  const document = inbox === undefined ? { name: dossier ?? '', text: text! } : await fromInbox(deps, inbox);
  const result = await addMaterial(deps, {
    ...document,
    ...(kind ? { as: kind } : {}),
    ...(dossier ? { to: dossier } : {}),
  });
  changed?.();
  const lang = (await deps.workspace.settings()).language ?? 'ko';
  const t = (ko: string, en: string) => (lang === 'ko' ? ko : en);
  const slug = result.dossiers[0]?.slug;
  const next = slug
    ? { tool: 'start_rehearsal', arguments: { dossier: slug } }
    : { tool: 'list_dossiers', arguments: {} };
  return {
    text: compose([
      { text: `**${t('넣었습니다', 'Stored')}**: ${NAMES[result.kind][lang]} → ${result.stored}` },
      { text: converted(result, t) },
      { text: read(result, t), gives: 1 },
      { text: text === undefined ? '' : received(text, t) },
      { text: result.warnings.map((warning) => `- ${clip(inHost(warning), 200)}`).join('\n'), shorter: [''], gives: 2 },
      { text: `${heading('call', lang)}\n\`\`\`json\n${JSON.stringify(next)}\n\`\`\`` },
    ]),
  };
}

const NAMES: Record<AddResult['kind'], { ko: string; en: string }> = {
  posting: { ko: '공고', en: 'posting' },
  'multi-posting': { ko: '공고 여럿', en: 'several postings' },
  qa: { ko: '질문과 답', en: 'questions and answers' },
  dossier: { ko: '준비 노트', en: 'dossier' },
  resume: { ko: '이력서', en: 'résumé' },
  notes: { ko: '노트', en: 'notes' },
};

/** A file is looked up by its name among those of the inbox; nothing is made into a path. */
async function fromInbox(deps: Call['deps'], name: string): Promise<{ name: string; bytes: Uint8Array }> {
  const wanted = name.normalize('NFC').trim();
  const files = (await deps.workspace.list()).filter((entry) => entry.kind === 'inbox');
  const found = files.find(
    ({ label }) => label.normalize('NFC').replace(/^inbox\//u, '') === wanted.replace(/^inbox\//u, ''),
  );
  if (found) return deps.inbox(found.uri);
  const names = files.map(({ label }) => label.replace(/^inbox\//u, ''));
  const near = nearest(wanted, names);
  throw new KkoriError('not-found', `inbox에 ‘${wanted.slice(0, 80)}’ 파일이 없습니다.`, {
    hint:
      names.length === 0
        ? `inbox가 비어 있습니다. 지원자에게 파일을 ${inboxPlace(deps.workspace.display, 'ko')}에 넣거나 글을 이 대화에 붙여 달라고 해 주세요 (the inbox is empty: ask for the file there, or for the text here).`
        : `${near ? `혹시 ${near}인가요? ` : ''}있는 파일 (files): ${names.slice(0, 12).join(', ')}`,
  });
}

const FORMATS = { html: 'HTML', docx: 'Word', pdf: 'PDF' };

/** What was made into Markdown, so that a page that was not read is seen. */
function converted({ read: made }: AddResult, t: (ko: string, en: string) => string): string {
  if (!made) return '';
  const name = FORMATS[made.format];
  const count = made.characters.toLocaleString('en');
  const pages = made.pages ? t(` ${made.pages}쪽`, `, ${made.pages} page${made.pages === 1 ? '' : 's'}`) : '';
  return t(
    `${name}${pages}에서 ${count}자를 읽어 Markdown으로 저장`,
    `Read from ${name}${pages}: ${count} characters, kept as Markdown`,
  );
}

function read({ dossiers, resume }: AddResult, t: (ko: string, en: string) => string): string {
  if (resume)
    return t(`이력서에서 읽은 사실 ${resume.facts.length}줄`, `${resume.facts.length} facts read from the résumé`);
  return dossiers
    .map(({ slug, company, title, posting, questions }) => {
      const name = clip([company, title].filter(Boolean).join(' · '), 120);
      const counts = [
        `${t('업무', 'duties')} ${posting.responsibilities.length}`,
        `${t('자격요건', 'requirements')} ${posting.requirements.length}`,
        `${t('우대', 'preferred')} ${posting.preferred.length}`,
        `${t('질문', 'questions')} ${questions.length}`,
      ];
      return `\`${slug}\` ${name} (${counts.join(', ')})`;
    })
    .join('\n');
}

function received(text: string, t: (ko: string, en: string) => string): string {
  const whole = sourceText(text).trim();
  const ends = `${whole.slice(0, END)} … ${whole.slice(-END)}`.replace(/\s+/gu, ' ');
  return `${t(
    `받은 글 ${whole.length.toLocaleString('en')}자. 처음과 끝이 원문과 다르면 잘린 것입니다`,
    `Received ${whole.length.toLocaleString('en')} characters. If its ends differ from the original it was cut`,
  )}\n${fenced(ends)}`;
}
