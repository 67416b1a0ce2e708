import path from 'node:path';
import type { Browser } from 'playwright-core';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { BROWSER, hasBrowser, openBrowser, watch } from '../../support/browser.ts';
import { answerUntil, SAID } from '../../support/mcp-candidate.ts';
import { type Host, hostOf } from '../../support/mcp-client.ts';
import { sampleFiles, testDeps } from '../../support/mcp-deps.ts';

const STARTING = 120_000;

/** What a host gives a view that names no origin of its own (MCP Apps 2026-01-26). */
const POLICY =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'none'";
const FRAME =
  '<!doctype html><iframe id="view" title="view" sandbox="allow-scripts" style="width:100%;border:0"></iframe>';
const ANSWERS = [SAID.outbox, SAID.numbers, SAID.honest];
const CAPABILITIES = { serverResources: {}, serverTools: {}, message: {} };

/** The browser's own, inside of functions that run there. */
declare const getComputedStyle: (element: unknown) => Record<string, string>;

type Heard = { messages: { role: string; content: { text: string }[] }[]; sizes: number[]; reads: string[] };

describe.skipIf(!hasBrowser)(`the scorecard in a host’s frame, ${BROWSER}`, { timeout: STARTING }, () => {
  let browser: Browser;
  let script: string;
  beforeAll(async () => {
    browser = await openBrowser();
    const bundle = await rolldown({
      input: path.join(import.meta.dirname, '..', '..', 'support', 'app-host.js'),
      platform: 'browser',
      logLevel: 'silent',
    });
    script = (await bundle.generate({ format: 'iife' })).output[0].code;
    await bundle.close();
  }, STARTING);
  afterAll(() => browser?.close());

  /** A rehearsal held over MCP, its report called for, and the view that the host opens beside it. */
  async function shown(options: { mode?: string; capabilities?: object; context?: object; rate?: boolean } = {}) {
    const host = await hostOf(testDeps(sampleFiles()));
    onTestFinished(() => host.close());
    const start = { dossier: 'hanigyeol', format: 'technical', questions: 2, mode: options.mode ?? 'coach' };
    await answerUntil(host, await host.call('start_rehearsal', start), 's-0001', ANSWERS, () => false);
    const view = await host.client.readResource({ uri: 'ui://kkori/scorecard' });
    const input = { session: 's-0001' };
    const result = await host.client.callTool({ name: 'get_report', arguments: input });

    const page = await browser.newPage({ viewport: { width: 800, height: 900 } });
    onTestFinished(() => page.close());
    const seen = watch(page);
    await page.route('**/*', (route) => {
      const { hostname } = new URL(route.request().url());
      if (hostname === 'host.test') return route.fulfill({ contentType: 'text/html', body: FRAME });
      if (hostname !== 'view.test') return route.abort();
      const { text } = view.contents[0] as { text: string };
      return route.fulfill({ contentType: 'text/html', body: text, headers: { 'content-security-policy': POLICY } });
    });
    await page.exposeFunction('kkoriRead', (uri: string) => answered(host, uri));
    await page.goto('http://host.test/');
    await page.evaluate(script);
    const setup = {
      context: options.context ?? { theme: 'light' },
      capabilities: options.capabilities ?? CAPABILITIES,
      input,
      result,
    };
    await page.evaluate(`openView(${JSON.stringify(setup)})`);
    const frame = page.frameLocator('#view');
    const heard = async () => (await page.evaluate('heard')) as Heard;
    return { page, frame, seen, heard, host, result };
  }

  it('shows the session that the tool was called for, and asks nobody but its host', async () => {
    const { frame, seen, heard, page } = await shown();
    await frame.locator('h1').waitFor();
    expect(await frame.locator('article').count()).toBe(2);
    expect(await frame.locator('.said').first().textContent()).toContain('아웃박스 저장을 함께 넣고');
    expect(await frame.locator('mark').count()).toBeGreaterThan(2);
    expect(await frame.getByRole('button', { name: '인쇄' }).count()).toBe(0);
    expect((await heard()).reads).toEqual(['kkori://sessions/s-0001/scorecard']);
    expect(seen).toEqual({ errors: [], asked: ['http://host.test/', 'http://view.test/'] });
    await expect.poll(async () => (await heard()).sizes.at(-1)).toBeGreaterThan(600);
    const height = (await heard()).sizes.at(-1)!;
    await frame.getByRole('button', { name: '모두 펼치기' }).click();
    await expect.poll(async () => (await heard()).sizes.at(-1)).not.toBe(height);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(800);
  });

  it('takes the host’s theme, colours and font, and follows when they change', async () => {
    const variables = { '--color-background-primary': 'rgb(1, 2, 3)', '--font-sans': 'serif' };
    const { frame, page } = await shown({ context: { theme: 'dark', styles: { variables } } });
    await frame.locator('h1').waitFor();
    const style = () =>
      frame.locator('html').evaluate((root) => {
        const { backgroundColor, fontFamily, colorScheme } = getComputedStyle(root);
        return { backgroundColor, fontFamily, colorScheme };
      });
    expect(await style()).toEqual({ backgroundColor: 'rgb(1, 2, 3)', fontFamily: 'serif', colorScheme: 'dark' });
    const changed = {
      theme: 'light',
      styles: { variables: { ...variables, '--color-background-primary': 'rgb(250, 250, 250)' } },
    };
    await page.evaluate(`bridge.setHostContext(${JSON.stringify(changed)})`);
    await expect.poll(style).toMatchObject({ backgroundColor: 'rgb(250, 250, 250)', colorScheme: 'light' });
  });

  it('asks the host, in the candidate’s words, to practise the weakest thread again', async () => {
    const { frame, heard } = await shown();
    await frame.getByRole('button', { name: '연습하기' }).first().click();
    await frame.getByText('대화에 보냈습니다').waitFor();
    const [message] = (await heard()).messages;
    expect(message!.role).toBe('user');
    expect(message!.content[0]!.text).toMatch(/^이 질문을 다시 연습하고 싶습니다: “.+” /u);
  });

  it('offers nothing that the host cannot do', async () => {
    const { frame } = await shown({ capabilities: { serverResources: {} } });
    await frame.locator('h1').waitFor();
    expect(await frame.getByRole('button', { name: '연습하기' }).count()).toBe(0);
  });

  it('shows the tool’s text where the host passes no resource on, or the exam is not rated', async () => {
    const { frame } = await shown({ capabilities: {} });
    await frame.getByText('## 묻고 답한 것').waitFor();
    const exam = await shown({ mode: 'exam' });
    await exam.frame.getByText('먼저 스스로 평가하게 하세요.').waitFor();
    expect(await exam.frame.locator('mark, article').count()).toBe(0);
    expect((await exam.heard()).reads).toEqual(['kkori://sessions/s-0001/scorecard']);
  });

  it('listens to the window that holds it and to no other', async () => {
    const { frame, page } = await shown();
    await frame.locator('h1').waitFor();
    const params = { content: [{ type: 'text', text: 'not from the host' }], isError: true };
    const message = { jsonrpc: '2.0', method: 'ui/notifications/tool-result', params };
    await frame.locator('html').evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
    await page.evaluate('bridge.teardownResource({})');
    expect(await frame.locator('h1').count()).toBe(1);
    expect(await frame.getByText('not from the host').count()).toBe(0);
  });
});

async function answered(host: Host, uri: string): Promise<unknown> {
  return host.client.readResource({ uri }).catch((error: Error) => ({ error: error.message }));
}
