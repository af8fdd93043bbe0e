import type { Browser, BrowserContextOptions, Page } from '@playwright/test';

export type Cookie = { name: string; value: string };

/** A browser of its own, already signed in when a cookie is given. */
export async function openBrowser(
  browser: Browser,
  options: BrowserContextOptions & { cookie?: Cookie } = {},
): Promise<Page> {
  const { cookie, ...contextOptions } = options;
  const context = await browser.newContext(contextOptions);
  const url = contextOptions.baseURL ?? 'http://localhost:3000';
  if (cookie) await context.addCookies([{ ...cookie, url, httpOnly: true, sameSite: 'Lax' }]);
  return context.newPage();
}
