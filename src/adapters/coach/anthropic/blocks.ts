import type Anthropic from '@anthropic-ai/sdk';
import type { SessionThread } from '../../../core/brief.ts';
import type { ResumeFact } from '../../../core/dossier.ts';
import { type Prompts, type PromptValues, render } from '../../../core/prompt.ts';
import type { Papers, Thread } from '../../../core/thread.ts';
import type { Language } from '../../../core/vocabulary.ts';

/**
 * A request in blocks, from what never changes to what is new: system, the papers, the checks of the question type, the
 * thread turn by turn, the brief. Marks stand behind papers, checks and thread (with the one behind the system that makes
 * the four there may be), so that the next call reads all of that from the cache; nothing in front of a mark ever holds a
 * date, an id or anything else that differs between two calls of a session.
 */
export function userBlocks(parts: {
  papers: string;
  checks: string | null;
  thread: readonly string[];
  brief: string;
}): Anthropic.TextBlockParam[] {
  const mark = { cache_control: { type: 'ephemeral' as const } };
  const text = (words: string, marked: boolean): Anthropic.TextBlockParam => ({
    type: 'text',
    text: words,
    ...(marked ? mark : {}),
  });
  return [
    text(parts.papers, true),
    ...(parts.checks === null ? [] : [text(parts.checks, true)]),
    ...parts.thread.map((words, i) => text(words, i === parts.thread.length - 1)),
    text(parts.brief, false),
  ];
}

const LINES_MAX = 80;
const LINE_MAX = 300;
const NONE: Record<Language, string> = { ko: '(없음)', en: '(none)' };

export function papersBlock(prompts: Prompts, papers: Papers, lang: Language): string {
  const prompt = prompts.get('material', lang);
  const values: PromptValues<'material'> = {
    company: fenced([papers.company, papers.title].filter(Boolean).join(' · ')) || NONE[lang],
    posting: listed(papers.posting, lang),
    resume: listed(papers.facts.map(factLine), lang),
    criteria: listed(papers.criteria, lang),
  };
  return render({ ...prompt, name: 'material' }, values);
}

function factLine(fact: ResumeFact): string {
  const place = [fact.org, fact.project, fact.role, fact.period].filter(Boolean).join(', ');
  return `${fact.id} · ${fact.text}${place ? ` (${place})` : ''}`;
}

export function listed(lines: readonly string[], lang: Language): string {
  if (lines.length === 0) return NONE[lang];
  return lines
    .slice(0, LINES_MAX)
    .map((line) => `- ${fenced(line).replace(/\s+/g, ' ').slice(0, LINE_MAX)}`)
    .join('\n');
}

/** Each question with its answer as one block: a thread only grows, so what was sent stays a prefix of what is sent next. */
export function threadBlocks(thread: Thread): string[] {
  const ko = thread.lang === 'ko';
  const tag = ko ? '줄기' : 'thread';
  const answerTag = ko ? '답' : 'answer';
  return thread.turns
    .filter((turn) => turn.answer !== '')
    .map((turn, i) => {
      const question = turn.kind === 'main' ? (ko ? '본 질문' : 'main question') : ko ? '꼬리 질문' : 'follow-up';
      return `<${tag} ${i + 1}>\n${question}: ${fenced(turn.question)}\n<${answerTag}>\n${fenced(turn.answer)}\n</${answerTag}>\n</${tag}>`;
    });
}

/** Characters of one answer in the whole session; longer ones are cut, their beginning says what they are about. */
const ANSWER_SHOWN = 1500;

/** Every thread of a session with its questions and answers, numbered as the session numbers them. */
export function sessionBlock(threads: readonly SessionThread[], lang: Language): string {
  const ko = lang === 'ko';
  const [tag, answerTag] = ko ? ['줄기', '답'] : ['thread', 'answer'];
  return threads
    .map(({ number, turns }) => {
      const said = turns.map(({ question, answer }) => {
        const cut = answer.length > ANSWER_SHOWN ? `${answer.slice(0, ANSWER_SHOWN)} […]` : answer;
        return `${ko ? '질문' : 'question'}: ${fenced(question)}\n<${answerTag}>\n${fenced(cut)}\n</${answerTag}>`;
      });
      return `<${tag} ${number}>\n${said.join('\n')}\n</${tag}>`;
    })
    .join('\n');
}

const TAGS = /<(\/?\s*(?:줄기|답|자료|thread|answer|material))/giu;
// Control, bidirectional and zero-width characters: they carry nothing and hide much.
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/** Untrusted text as it may stand between our own marks: it cannot close them, and hides nothing. */
export function fenced(text: string): string {
  return text.replace(HIDDEN, '').replace(TAGS, '‹$1').toWellFormed();
}
