import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { makeScorecard } from '../../../src/faces/scorecard/card.ts';
import { scorecardFile } from '../../../src/faces/scorecard/page.ts';
import { BROWSER, hasBrowser, openBrowser, watch } from '../../support/browser.ts';
import { HOSTILE, heldScorecard, type Made, SAID, SAID_EN } from '../../support/scorecards.ts';

const STARTING = 120_000;

describe.skipIf(!hasBrowser)(`the scorecard as a file, ${BROWSER}`, { timeout: STARTING }, () => {
  let browser: Browser;
  let folder: string;
  const made = {} as Record<'ko' | 'en' | 'hostile', Made>;
  beforeAll(async () => {
    browser = await openBrowser();
    folder = await mkdtemp(path.join(tmpdir(), 'kkori-scorecard-'));
    made.ko = await heldScorecard((_, __, kind) => (kind === 'main' ? SAID : '모르겠습니다'));
    made.en = await heldScorecard(() => SAID_EN, { lang: 'en' });
    made.hostile = await heldScorecard(() => `${HOSTILE}\n${'가나다라마바사'.repeat(1000)}${'x'.repeat(10_000)}`);
  }, STARTING);
  afterAll(async () => {
    await browser?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  async function opened(card: Made['card'], width = 1200, colorScheme: 'light' | 'dark' = 'light') {
    const file = path.join(folder, `${card.lang}-${width}.html`);
    await writeFile(file, await scorecardFile(card));
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    onTestFinished(() => page.close());
    const seen = watch(page);
    await page.goto(pathToFileURL(file).href);
    return { page, seen, url: pathToFileURL(file).href };
  }

  it.each(['ko', 'en', 'hostile'] as const)('%s: writes no error and asks for nothing but itself', async (which) => {
    const { page, seen, url } = await opened(made[which].card);
    expect(await page.locator('article').count()).toBe(made[which].card.threads.length);
    await page.getByRole('button', { name: made[which].card.words.openAll }).click();
    expect(seen).toEqual({ errors: [], asked: [url] });
    expect(await page.evaluate('document.documentElement.lang')).toBe(made[which].card.lang);
  });

  it('shows hostile answers as the text they are', async () => {
    const { page } = await opened(made.hostile.card);
    expect(await page.evaluate('window.taken')).toBeUndefined();
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('.said').first().textContent()).toContain('<img src=x onerror="window.taken = 1">');
  });

  it.each([
    ['ko', 360],
    ['en', 360],
    ['hostile', 360],
    ['hostile', 1200],
  ] as const)('%s: is never wider than %i px', async (which, width) => {
    const { page } = await opened(made[which].card, width);
    await page.getByRole('button', { name: made[which].card.words.openAll }).click();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  it.each([
    ['ko', 'light', 1200],
    ['en', 'dark', 360],
  ] as const)('%s, %s, %i px: passes the checks of axe', async (which, scheme, width) => {
    const { page } = await opened(made[which].card, width, scheme);
    await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
    expect(await violations(page)).toEqual([]);
  });

  it('is dark where the person’s screen is, and light on paper', async () => {
    const paper = 'getComputedStyle(document.documentElement).backgroundColor';
    const { page } = await opened(made.ko.card, 1200, 'dark');
    expect(await page.evaluate(paper)).toBe('rgb(21, 23, 27)');
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(paper)).toBe('rgb(253, 252, 249)');
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('.thread > details:not([open])').count()).toBe(0);
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    expect(await page.locator('.thread > details:not([open])').count()).toBeGreaterThan(0);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
  });

  it('is walked through with the keyboard: every thread opens, every quote is gone to', async () => {
    const { page } = await opened(made.ko.card);
    const { threads } = made.ko.card;
    await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = false");
    const reached = new Set<string>();
    for (let i = 0; i < 200 && reached.size < threads.length; i++) {
      await page.keyboard.press('Tab');
      const here = await page.evaluate(
        "document.activeElement.matches('.thread > details > summary') ? document.activeElement.closest('article').id : ''",
      );
      if (here === '') continue;
      reached.add(String(here));
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.parentElement.open')).toBe(true);
    }
    expect([...reached]).toEqual(threads.map((thread) => `thread-${thread.id}`));
    const note = page.locator('.checks a.note').first();
    await note.focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate("document.activeElement.closest('mark') !== null")).toBe(true);
  });

  it('shows an exam that is not rated without feedback', async () => {
    const { report, names } = made.ko;
    const { page, seen } = await opened(makeScorecard({ ...report, open: false }, names));
    expect(await page.getByRole('note').textContent()).toContain('자기 평가');
    expect(await page.locator('mark, .checks, .points, .glance').count()).toBe(0);
    expect(seen.errors).toEqual([]);
    expect(await violations(page)).toEqual([]);
  });
});

/** What axe finds against WCAG 2.2 AA and its own good practice, as `rule: where`. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = (await page.evaluate('axe.run()')) as AxeResults;
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}
