import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Debian's, Ubuntu's and Google's own: no browser is ever downloaded for a test. */
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((at) =>
  existsSync(at),
);

/** What a suite in a browser says of itself: that it ran, or why it could not. */
export const BROWSER = CHROMIUM ? 'in Chromium' : 'in Chromium, skipped: none is installed here (/usr/bin/chromium)';
export const hasBrowser = CHROMIUM !== undefined;

/** Headless, in a folder of its own, and without what a browser calls home for. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM!,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** What a page did that a person would not see: errors it wrote, addresses it asked for. */
export type Watched = { errors: string[]; asked: string[] };

export function watch(page: Page): Watched {
  const watched: Watched = { errors: [], asked: [] };
  page.on('pageerror', (error) => watched.errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') watched.errors.push(message.text());
  });
  page.on('request', (request) => watched.asked.push(request.url()));
  return watched;
}
