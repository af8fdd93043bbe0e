import { execFileSync } from 'node:child_process';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';

type Sessions = { cookieName: string; seller: string; admin: string };

/** Sessions of a seller without leads and of an admin, made in the running platform's database. */
export function makeStaff(): Sessions {
  const script = ['tsx', '--tsconfig', 'tsconfig.scripts.json', 'tests/e2e/make-seller.ts'];
  const output = execFileSync('npx', script, {
    encoding: 'utf8',
    env: { ...process.env, LOG_LEVEL: 'silent' },
  });
  return JSON.parse(output.slice(output.indexOf('{'))) as Sessions;
}

/** A browser of its own, already signed in when a cookie is given. */
export async function openBrowser(
  browser: Browser,
  options: BrowserContextOptions & { cookie?: { name: string; value: string } } = {},
): Promise<Page> {
  const { cookie, ...contextOptions } = options;
  const context = await browser.newContext(contextOptions);
  const url = contextOptions.baseURL ?? 'http://localhost:3000';
  if (cookie) await context.addCookies([{ ...cookie, url, httpOnly: true, sameSite: 'Lax' }]);
  return context.newPage();
}
