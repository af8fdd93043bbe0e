import { type Browser, chromium, type Locator, type Page } from 'playwright';
import { browserArgs } from '@/lib/bench/browser';
import { messagesOf } from '@/lib/i18n/messages';
import { findChromium } from '@/lib/processes/find-chromium';

export const words = messagesOf('fr');
const PASSWORD = 'cloudnexus-demo';

/** Says where to get one when there is none: what people see can only be seen in a browser. */
export async function openChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('these tests need Chromium: apt-get install chromium, or set CHROMIUM_PATH');
  return chromium.launch({ executablePath, args: browserArgs });
}

export async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' });
  return context.newPage();
}

/** A page signed in by the form; further ones of its context share the session. */
export async function signedIn(browser: Browser, url: string, email: string): Promise<Page> {
  const page = await newPage(browser);
  await page.goto(`${url}/login`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('input[name=password]').press('Enter');
  await page.waitForURL((address) => !/login|enter/.test(address.pathname));
  return page;
}

/** Marks the document, so that a reload of it shows. */
export const mark = (page: Page): Promise<void> =>
  page.evaluate(() => void document.body.setAttribute('data-marked', 'yes'));

export const isMarked = async (page: Page): Promise<boolean> =>
  (await page.locator('body').getAttribute('data-marked')) === 'yes';

export const connection = (page: Page, text: string | RegExp): Locator =>
  page.getByRole('status').filter({ hasText: text });

/** Until the page is connected and its live data flow. */
export const untilLive = (page: Page, timeout = 60_000): Promise<void> =>
  connection(page, words.shell.connection.live).first().waitFor({ state: 'attached', timeout });

/** The open board, once it can be worked with. */
export async function openPipeline(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/crm/pipeline`);
  await untilLive(page);
  await page.locator('[id^=rfd-announcement]').waitFor({ state: 'attached' });
}

/** The card of an order: its company is named after the order's key. */
export const cardOf = (page: Page, key: string): Locator =>
  page.getByRole('article').filter({ hasText: `Faults ${key.slice(0, 8)}` });
