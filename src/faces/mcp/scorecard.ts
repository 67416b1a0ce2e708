import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/server';
import type { Deps } from '../../app/deps.ts';
import { KkoriError } from '../../core/errors.ts';
import { clean } from '../../core/evidence/text.ts';
import { mask } from '../../core/masking.ts';
import { ID_PATTERN } from '../../core/vocabulary.ts';
import type { ReportNames } from '../report-words.ts';
import type { Scorecard } from '../scorecard/shape.ts';
import { PRIVATE, refused } from './resource-replies.ts';

/**
 * The scorecard in hosts with MCP Apps: a page that `get_report` points to, and the session that it shows. The page
 * reads the session as a resource. A tool's `structuredContent` would be all that several hosts let their model see
 * (the text would be lost), and a tool for the page alone would stand in the list of every host that does not know
 * such tools.
 */

export const UI_EXTENSION = 'io.modelcontextprotocol/ui';
export const SCORECARD_URI = 'ui://kkori/scorecard';
const VIEW_TYPE = 'text/html;profile=mcp-app';

/** 120 answers of 20,000 Hangul syllables come to 7.2 MB; a client reads at most 10 MB in one message over stdio. */
const CARD_BYTES = 8 * 1024 * 1024;

export function registerScorecard(server: McpServer, deps: () => Promise<Deps>): void {
  server.registerResource(
    'scorecard',
    SCORECARD_URI,
    {
      title: '회차 점검표 · scorecard',
      description: 'get_report의 결과를 보여 주는 화면 (the page that shows a report)',
      mimeType: VIEW_TYPE,
    },
    async (uri) => {
      // Only a host that shows pages needs them.
      const { scorecardView } = await import('../scorecard/page.ts');
      return {
        contents: [
          { uri: uri.href, mimeType: VIEW_TYPE, text: await scorecardView(), _meta: { ui: { prefersBorder: true } } },
        ],
      };
    },
  );
  server.registerResource(
    'scorecard-data',
    new ResourceTemplate('kkori://sessions/{id}/scorecard', { list: undefined }),
    {
      title: '점검표의 자료 · scorecard data',
      description: '한 회차의 점검표 자료 (JSON)',
      mimeType: 'application/json',
      cacheHint: PRIVATE,
    },
    (uri, { id }) =>
      refused(uri, async () => {
        const text = JSON.stringify(await scorecardFor(await deps(), String(id)));
        if (Buffer.byteLength(text) > CARD_BYTES)
          throw new KkoriError('input', '점검표로 보이기에는 너무 깁니다.', { hint: 'get_report로 읽어 주세요.' });
        return { contents: [{ uri: uri.href, mimeType: 'application/json', text }] };
      }),
  );
}

/**
 * What the page shows of a session: only what `get_report` would say, masked before quotes are looked for in answers,
 * so that both are masked alike. Throws not-found, or input while an exam is not rated.
 */
async function scorecardFor(deps: Deps, id: string): Promise<Scorecard> {
  if (!ID_PATTERN.test(id)) throw new KkoriError('not-found', '그런 회차는 없습니다.');
  const [{ sessionNamed }, { reportFor }, { materialOf }] = await Promise.all([
    import('./sessions.ts'),
    import('./session-report.ts'),
    import('../../app/advance.ts'),
  ]);
  const session = await sessionNamed(deps, id);
  const report = everyText(await reportFor(deps, session), (text) => mask(clean(text)).text);
  const { knowledge, resume } = await materialOf(deps, session.state);
  const [{ makeScorecard }, { namesFrom }] = await Promise.all([
    import('../scorecard/card.ts'),
    import('../report-words.ts'),
  ]);
  const names = namesFrom(knowledge, resume, session.state.started!.lang);
  const masked: ReportNames = {
    ...names,
    fact: (fact) => {
      const text = names.fact(fact);
      return text === null ? null : mask(clean(text)).text;
    },
  };
  return makeScorecard(report, masked);
}

/** Every string of plain data through `change`; the rest as it is. */
function everyText<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((one) => everyText(one, change)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, everyText(one, change)])) as T;
}
