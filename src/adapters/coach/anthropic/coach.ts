import type { z } from 'zod';
import {
  AskWork,
  type BriefInput,
  type BriefName,
  ModelAssessWork,
  ModelCritiqueWork,
  PlanWork,
  WordWork,
} from '../../../core/brief.ts';
import { verifyModelCritique, verifyModelWork } from '../../../core/critique/verify-model-work.ts';
import { SummaryWork, verifySummaryWork } from '../../../core/critique/verify-summary.ts';
import { PROBE_MEANING } from '../../../core/probes/meanings.ts';
import { askedBetter, plannedBetter, wordedFits } from '../../../core/probes/model-words.ts';
import { type PromptName, type Prompts, type PromptValues, render } from '../../../core/prompt.ts';
import type { By } from '../../../core/session/events.ts';
import type { Papers, Thread } from '../../../core/thread.ts';
import type { Language } from '../../../core/vocabulary.ts';
import type { Coach, CoachEvent, CoachOutcome, Toolbox } from '../../../ports.ts';
import { fenced, listed, papersBlock, threadBlocks, userBlocks } from './blocks.ts';
import { Budget, type Limits } from './budget.ts';
import type { CallDeps } from './call.ts';
import type { EndpointSettings } from './endpoint.ts';
import { assessValues, checksValues, critiqueValues, planValues, summaryValues } from './prompt-values.ts';
import { questionSoFar, unwritten } from './shown.ts';
import type { Checked, Structured } from './structured.ts';

export type ModelSettings = EndpointSettings & { limits: Limits };
export type ModelDeps = {
  settings: ModelSettings;
  prompts: () => Prompts;
  /** kkori's own server, for briefs in which the model may look things up; opened at the first such brief. */
  toolbox: () => Promise<Toolbox>;
  wait?: CallDeps['wait'];
};

export type ModelCoach = Coach & {
  /** What this process has spent so far. */
  readonly budget: Budget;
};

type Options = { signal: AbortSignal; watch?: (event: CoachEvent) => void };
type Job<S extends z.ZodType, V> = {
  name: PromptName;
  lang: Language;
  papers: Papers;
  /** Checks of the question type: part of what is cached, also where they are not needed. */
  checks: string | null;
  thread: readonly string[];
  brief: string;
  schema: S;
  check: (value: z.output<S>) => Checked<V>;
  tools: boolean;
};

/**
 * A model behind the Messages API as a coach. Two decisions, not one: `assess` judges the answer (no tools, the answer
 * fenced, a quote with every yes), code decides what follows, `word-follow-up` puts that into words. `plan` and `ask` may
 * look things up. What comes back is checked by the core and mended once; whatever fails is a state.
 */
export function modelCoach({ settings, prompts, toolbox, wait }: ModelDeps): ModelCoach {
  const budget = new Budget(settings.limits);
  let opened: Promise<CallDeps> | null = null;
  // The SDK and everything that needs it are loaded with the first brief.
  const deps = () => {
    opened ??= import('./endpoint.ts').then(async ({ connect }) => ({
      endpoint: await connect(settings),
      budget,
      wait: wait ?? sleep,
    }));
    return opened;
  };

  async function perform<S extends z.ZodType, V>(job: Job<S, V>, { signal, watch }: Options): Promise<Structured<V>> {
    const { structured } = await import('./structured.ts');
    const prompt = prompts().get(job.name, job.lang);
    return structured(
      await deps(),
      {
        system: prompts().get('system', job.lang).template,
        messages: [
          {
            role: 'user',
            content: userBlocks({
              papers: papersBlock(prompts(), job.papers, job.lang),
              checks: job.checks,
              thread: job.thread,
              brief: job.brief,
            }),
          },
        ],
        maxTokens: prompt.maxTokens,
        effort: prompt.effort,
        lang: job.lang,
        signal,
        ...(watch
          ? { watch: (event) => watch(job.name === 'word-follow-up' ? questionSoFar(event) : unwritten(event)) }
          : {}),
        ...(job.tools ? { toolbox: await toolbox() } : {}),
      },
      job.schema,
      job.check,
    );
  }

  const words = <N extends PromptName>(name: N, lang: Language, values: PromptValues<N>) =>
    render({ ...prompts().get(name, lang), name }, values);

  const checksOf = ({ rubric, lang }: Thread) => (rubric ? words('checks', lang, checksValues(rubric, lang)) : null);

  async function assess(thread: Thread, options: Options) {
    return perform(
      {
        name: 'assess',
        lang: thread.lang,
        papers: thread.papers,
        checks: checksOf(thread),
        thread: threadBlocks(thread),
        brief: words('assess', thread.lang, assessValues(thread)),
        schema: ModelAssessWork,
        check: (work) => verifyModelWork(thread, work),
        tools: false,
      },
      options,
    );
  }

  async function critique(input: BriefInput<'critique-draft'>, options: Options) {
    const { thread, sources } = input;
    const { lang } = thread;
    return perform(
      {
        name: 'critique-draft',
        lang,
        papers: thread.papers,
        checks: checksOf(thread),
        thread: threadBlocks(thread),
        brief: words('critique-draft', lang, critiqueValues(input)),
        schema: ModelCritiqueWork,
        check: (work) => verifyModelCritique(thread, work, sources),
        tools: false,
      },
      options,
    );
  }

  async function wordFollowUp({ thread, decision }: BriefInput<'word-follow-up'>, options: Options) {
    if (decision.outcome !== 'probe') return null;
    const { candidate } = decision;
    const lang = thread.lang;
    return perform(
      {
        name: 'word-follow-up',
        lang,
        papers: thread.papers,
        checks: checksOf(thread),
        thread: threadBlocks(thread),
        brief: words('word-follow-up', lang, {
          probe: candidate.probe,
          meaning: PROBE_MEANING[candidate.probe][lang],
          target: fenced(candidate.why),
          written: fenced(candidate.question),
        }),
        schema: WordWork,
        check: (work) => wordedFits(work, candidate, thread),
        tools: false,
      },
      options,
    );
  }

  async function plan(input: BriefInput<'plan'>, options: Options) {
    const { slots, lang, papers } = input;
    return perform(
      {
        name: 'plan',
        lang,
        papers,
        checks: null,
        thread: [],
        brief: words('plan', lang, planValues(input)),
        schema: PlanWork,
        check: (work) => plannedBetter(work.slots, slots, papers, lang),
        tools: true,
      },
      options,
    );
  }

  async function ask({ thread, decision, candidates }: BriefInput<'ask'>, options: Options) {
    const lang = thread.lang;
    return perform(
      {
        name: 'ask',
        lang,
        papers: thread.papers,
        checks: checksOf(thread),
        thread: threadBlocks(thread),
        brief: words('ask', lang, {
          open: decision.open.join(', ') || '—',
          written: listed(
            candidates.map((c) => `${c.probe} · ${c.question}`),
            lang,
          ),
        }),
        schema: AskWork,
        check: (work) => askedBetter(work.followUps, thread),
        tools: true,
      },
      options,
    );
  }

  async function summarise(input: BriefInput<'summarise'>, options: Options) {
    const { lang, papers, answers, sources, aliases } = input;
    return perform(
      {
        name: 'summarise',
        lang,
        papers,
        checks: null,
        thread: [],
        brief: words('summarise', lang, summaryValues(input)),
        schema: SummaryWork,
        check: (work) => {
          const { work: value, problems } = verifySummaryWork(work, answers, sources, { aliases, lang });
          return problems ? { problems } : { value };
        },
        tools: false,
      },
      options,
    );
  }

  return {
    name: 'anthropic',
    budget,
    async perform<B extends BriefName>(brief: B, input: BriefInput<B>, options: Options): Promise<CoachOutcome<B>> {
      const run = async (): Promise<Structured<unknown> | null> => {
        switch (brief) {
          case 'assess':
            return assess((input as BriefInput<'assess'>).thread, options);
          case 'critique-draft':
            return critique(input as BriefInput<'critique-draft'>, options);
          case 'word-follow-up':
            return wordFollowUp(input as BriefInput<'word-follow-up'>, options);
          case 'plan':
            return plan(input as BriefInput<'plan'>, options);
          case 'ask':
            return ask(input as BriefInput<'ask'>, options);
          case 'summarise':
            return summarise(input as BriefInput<'summarise'>, options);
          default:
            return null;
        }
      };
      const { lang, thread } = input as { lang?: Language; thread?: Thread };
      try {
        options.watch?.({ type: 'work', brief });
        const made = await run();
        if (!made) return { kind: 'failed', reason: 'not done by this coach', retryable: false };
        const by: By = {
          coach: 'anthropic',
          model: made.model.slice(0, 200),
          prompt: prompts().get(brief as PromptName, lang ?? thread?.lang ?? 'ko').hash,
          usage: made.usage,
        };
        return made.kind === 'done'
          ? { kind: 'done', value: made.value as never, by }
          : { kind: 'failed', reason: made.reason, retryable: made.retryable, by };
      } catch (error) {
        return {
          kind: 'failed',
          reason: error instanceof Error ? error.message.slice(0, 200) : 'unknown',
          retryable: false,
        };
      } finally {
        options.watch?.({ type: 'done' });
      }
    },
  };
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new Error('aborted'));
    });
  });
}
