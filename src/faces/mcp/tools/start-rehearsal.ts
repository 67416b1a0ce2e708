import { z } from 'zod';
import { FORMATS, ID_PATTERN, LANGUAGES, MODES } from '../../../core/vocabulary.ts';
import { optional, whole } from '../input.ts';
import { FULL_TURN_BYTES } from '../present/fit.ts';
import { tool } from '../tool.ts';

export const input = z.object({
  dossier: optional(z.string().regex(ID_PATTERN).max(80)).describe(
    'Slug from list_dossiers. May be left out when there is one dossier or none',
  ),
  format: optional(z.enum(FORMATS)).describe('Kind of interview; default technical'),
  questions: optional(whole(1, 30)).describe("Number of main questions. Leave out for the format's own length"),
  minutes: optional(whole(5, 240)).describe('Length in minutes instead of a number of questions'),
  mode: optional(z.enum(MODES)).describe('exam (실전, default): feedback at the end. coach (연습): after each thread'),
  lang: optional(z.enum(LANGUAGES)).describe('Language of the interview: ko (default) or en'),
  detail: optional(z.enum(['short', 'full'])).describe(
    'How much you are told with each turn: short (default), or full: checks in words, longer quotes, pages to read',
  ),
  seed: optional(whole(0, 2_147_483_647)).describe('Another number gives another selection of questions'),
});

export const startRehearsalTool = tool({
  name: 'start_rehearsal',
  title: '모의 면접 시작 · Start a rehearsal',
  description: `Starts a mock interview (모의 면접, 면접 연습, 리허설) for practice and returns a session id, the stages with their minutes, the requirements it will not reach, and the first question ready to say. Questions are made from the posting, the résumé and a knowledge base; 꼬리 질문 (follow-up questions) come from submit_answer. You play the interviewer: say exactly what stands under **지금 할 말** (Say now), wait for the person, then call submit_answer with their words verbatim. One call per answer. Never show the plan, other questions or expected points ahead of time.
Formats: technical (1차 기술 면접), system-design, resume (이력서 심층), assignment (과제 리뷰), culture-fit (컬처핏), executive (임원), full (통합 리허설). mode exam (실전, default): silent like a real interview, feedback only at the end after the person rated themselves. mode coach (연습): feedback after each thread (줄기: one question with its follow-ups). What the person says here goes to the provider of this assistant: the first result says so, pass it on. Only for practice, never to be used during a real interview.`,
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
  input,
  limit: FULL_TURN_BYTES,
  load: () => import('../calls/start-rehearsal.ts'),
});
