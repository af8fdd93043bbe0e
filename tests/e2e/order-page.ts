import { expect, type Page } from '@playwright/test';
import { type AppLocale, localePath } from '@/lib/i18n/routing';

export const REFERENCE = /CN[HS]-[A-Z0-9]{4}-[A-Z0-9]{4}/;
// A person takes longer than this to fill a form; a robot does not.
const MINIMUM_FILL_MS = 3_200;

export const newEmail = (name: string) =>
  `${name}-${Date.now()}-${Math.floor(Math.random() * 1e6)}@order.test`;

/** The address of one visitor, so that limits per connection hold for one test alone. */
export function ownConnection(parallelIndex: number): Record<string, string> {
  const part = () => Math.floor(Math.random() * 250) + 1;
  return { 'X-Forwarded-For': `10.${parallelIndex}.${part()}.${part()}` };
}

export async function openOrder(page: Page, locale: AppLocale, query = ''): Promise<void> {
  await page.goto(localePath(locale, `/hosting/order${query}`));
  await expectFormLive(page);
}

export async function expectFormLive(page: Page): Promise<void> {
  // The status line appears once the page is live.
  await expect(page.locator('form').getByRole('status').filter({ hasText: /\d/ })).toBeAttached();
}

export async function fillDetails(page: Page, email: string): Promise<void> {
  await page.locator('input[name=name]').fill('Camille Martin');
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=terms]').check();
}

/** Waits until the form has been open as long as a person needs; by then it usually has been. */
export async function waitAsLongAsAPerson(page: Page): Promise<void> {
  const openedAt = () =>
    page.evaluate(() => {
      const drafts = Object.values(sessionStorage).map((text) => JSON.parse(String(text)) as unknown);
      const opened = drafts.map((draft) => (draft as { openedAt?: number } | null)?.openedAt ?? Number.NaN);
      return opened.find((at) => at > 0) ?? Date.now();
    });
  await page.waitForTimeout(Math.max(0, (await openedAt()) + MINIMUM_FILL_MS - Date.now()));
}

export async function referenceOn(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/received\//);
  await expect(page.locator('main')).toContainText(REFERENCE);
  return REFERENCE.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? '';
}
