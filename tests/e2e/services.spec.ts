import { expect } from '@playwright/test';
import { localePath } from '@/lib/i18n/routing';
import { expectAccessible } from './axe';
import { test } from './backstage';
import { openBrowser } from './people';
import { wordsOf } from './words';

// One after the other: what is sold for the changes of plan has invoices to draw, and the first watches how soon its server is up.
test.describe.configure({ mode: 'default' });

test('a client watches a server come up on a phone, and asks for a larger one', async ({
  browser,
  baseURL,
  backstage,
}) => {
  const { services } = wordsOf('en');
  const { id, cookie } = await backstage.member({ role: 'CLIENT', name: 'Cléo' });
  const { requestId, serviceId } = await backstage.plannedService({ id });
  const viewport = { width: 375, height: 900 };
  const page = await openBrowser(browser, { baseURL, cookie, viewport, locale: 'en' });
  await page.goto('/en/account/services');
  await page.getByRole('link', { name: new RegExp(services.state.pending) }).click();
  await expect(page).toHaveURL(new RegExp(serviceId));
  const state = page.getByRole('status').filter({ hasText: services.mine.line.pending });
  await expect(state).toBeVisible();
  await expectAccessible(page);
  // Nobody touches the page from here on.
  await backstage.paid({ requestId });
  await expect(page.getByText(services.state.active, { exact: true }).first()).toBeVisible({
    timeout: 20_000,
  });
  for (const step of ['paid', 'reserved', 'created', 'configured', 'online'] as const)
    await expect(page.getByRole('listitem').filter({ hasText: services.step[step] })).toBeVisible();
  await page.getByRole('button', { name: services.mine.upgrade.open }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(services.mine.upgrade.note).fill('16 GB of memory');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: services.mine.upgrade.submit }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('16 GB of memory')).toBeVisible();
  await page.getByRole('button', { name: services.ask.withdraw }).click();
  await expect(page.getByRole('button', { name: services.mine.upgrade.open })).toBeVisible();
  await page.context().close();
});

for (const { locale, javaScriptEnabled } of [
  { locale: 'fr', javaScriptEnabled: false },
  { locale: 'en', javaScriptEnabled: true },
] as const) {
  const how = javaScriptEnabled ? 'with' : 'without';
  test(`a client changes the plan ${how} JavaScript, and reads that it is done`, async ({
    browser,
    baseURL,
    backstage,
  }) => {
    const { change } = wordsOf(locale).billing.subscription;
    const { subscriptionId, cookie } = await backstage.runningPlan();
    const page = await openBrowser(browser, { baseURL, cookie, locale, javaScriptEnabled });
    const path = localePath(locale, `/account/subscriptions/${subscriptionId}`);
    await page.goto(path);
    await page.getByLabel(change.plan, { exact: true }).selectOption('professional');
    await page.getByRole('button', { name: change.preview }).click();
    await page.getByRole('button', { name: change.confirm }).click();
    await expect(page.getByText(change.done)).toBeVisible();
    await expect(page).toHaveURL(`${path}?changed=yes`);
    await expect(page.getByRole('button', { name: change.confirm })).toBeHidden();
    await page.context().close();
  });
}
