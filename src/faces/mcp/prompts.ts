import { completable, type McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { Deps } from '../../app/deps.ts';
import { slugsIn } from '../../app/slugs.ts';
import { FORMATS, LANGUAGES } from '../../core/vocabulary.ts';
import { promptWords } from './prompt-words.ts';

const ARGUMENT_MAX = 20_000;
/** At most this many completions, as the protocol has it. */
const OFFERED = 100;

/**
 * What a person may start by hand in a host that shows prompts: the same four jobs as the tools, with the dossier and the
 * format completed. A prompt only says what to call and how to behave; the work goes through the tools.
 */
export function registerPrompts(server: McpServer, deps: () => Promise<Deps>): void {
  const dossier = completable(z.string().max(80), async (typed) => {
    const slugs = slugsIn(await (await deps()).workspace.list());
    return slugs.filter((slug) => slug.includes(typed.toLowerCase())).slice(0, OFFERED);
  })
    .optional()
    .describe('지원 건 (dossier); empty = the only one there is');
  const format = completable(z.string().max(40), (typed) =>
    FORMATS.filter((name) => name.startsWith(typed.toLowerCase())),
  )
    .optional()
    .describe(`형식 (format): ${FORMATS.join(', ')}`);
  const lang = completable(z.string().max(2), (typed) => LANGUAGES.filter((name) => name.startsWith(typed)))
    .optional()
    .describe('ko or en');
  const said = (text: string) => ({ messages: [{ role: 'user' as const, content: { type: 'text' as const, text } }] });

  server.registerPrompt(
    'rehearse',
    {
      title: '면접 리허설 · Mock interview',
      description:
        '지원 건으로 모의 면접을 시작합니다. 질문, 꼬리 질문, 끝난 뒤의 피드백 (mock interview with follow-ups).',
      argsSchema: z.object({ dossier, format, lang }),
    },
    (args) => said(promptWords.rehearse(args)),
  );
  server.registerPrompt(
    'follow-up',
    {
      title: '꼬리 질문 · Follow-up questions',
      description: '질문 하나와 답 하나에 올 꼬리 질문을 봅니다 (follow-up questions for one answer).',
      argsSchema: z.object({
        question: z.string().min(2).max(1000).describe('질문, 또는 노트의 표(Q3)'),
        answer: z.string().min(1).max(ARGUMENT_MAX).describe('내 답'),
        dossier,
      }),
    },
    (args) => said(promptWords.followUp(args)),
  );
  server.registerPrompt(
    'critique-draft',
    {
      title: '답변 초안 비평 · Critique of a draft',
      description:
        '답변 초안을 면접관처럼 봅니다: 찾지 못한 것, 어긋난 것, 올 꼬리 질문 (critique of an answer draft).',
      argsSchema: z.object({
        question: z.string().min(2).max(1000).describe('질문, 또는 노트의 표(Q3)'),
        draft: z.string().max(ARGUMENT_MAX).optional().describe('초안. 노트에 적혀 있으면 비워 둡니다'),
        dossier,
      }),
    },
    (args) => said(promptWords.critique(args)),
  );
  server.registerPrompt(
    'build-dossier',
    {
      title: '지원 건 정리 · Build a dossier',
      description: '공고와 이력서를 여덟 부분의 준비 노트로 정리합니다 (a dossier from a posting and a résumé).',
      argsSchema: z.object({ dossier }),
    },
    (args) => said(promptWords.buildDossier(args)),
  );
}
