import { expect } from '@playwright/test';
import { expectAccessible } from './axe';
import { test } from './backstage';
import { openBrowser } from './people';
import { wordsOf } from './words';

test('a machine is added, corrected, drained and removed, in English on a phone', async ({
  browser,
  baseURL,
  backstage,
}) => {
  const { cloud, errors } = wordsOf('en');
  const { cookie } = await backstage.member({ role: 'ADMIN', name: 'Chef' });
  const viewport = { width: 375, height: 900 };
  const page = await openBrowser(browser, { baseURL, cookie, viewport, locale: 'en' });
  await page.goto('/en/admin/cloud');
  await expectAccessible(page, { colours: true });
  await page.getByRole('button', { name: cloud.add.open }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(cloud.form.name).fill('par-1');
  await dialog.getByLabel(cloud.form.region).fill('Paris');
  await dialog.getByRole('button', { name: cloud.add.submit }).click();
  await expect(dialog.locator('#add-name-error')).toHaveText(errors.name_taken);
  await expect(dialog.getByLabel(cloud.form.name)).toBeFocused();
  await expectAccessible(page, { colours: true });
  const name = `e2e-${Date.now().toString(36)}`;
  await dialog.getByLabel(cloud.form.name).fill(name);
  await expect(dialog.getByLabel(cloud.form.region)).toHaveValue('Paris');
  await dialog.getByRole('button', { name: cloud.add.submit }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByLabel(cloud.form.ram).fill('512');
  await page.getByRole('button', { name: cloud.node.save }).click();
  await expect(page.getByText(cloud.node.saved)).toBeVisible();
  await page.getByRole('button', { name: cloud.node.drain }).click();
  await expect(page.getByText(cloud.state.draining, { exact: true })).toBeVisible();
  await expectAccessible(page, { colours: true });
  await page.getByRole('button', { name: cloud.node.remove }).click();
  await page.getByRole('dialog').getByRole('button', { name: cloud.node.remove }).click();
  await expect(page.getByRole('button', { name: cloud.add.open })).toBeVisible();
  await expect(page.getByRole('link', { name })).toHaveCount(0);
  await page.context().close();
});
