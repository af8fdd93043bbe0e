import { type APIRequestContext, type BrowserContext, expect } from '@playwright/test';
import { fillPlural } from '@/lib/i18n/fill';
import { localePath } from '@/lib/i18n/routing';
import { formatMoney } from '@/lib/money';
import { expectAccessible, expectNoSideScroll } from './axe';
import { test } from './backstage';
import {
  fillDetails,
  newEmail,
  openOrder,
  ownConnection,
  REFERENCE,
  referenceOn,
  waitAsLongAsAPerson,
} from './order-page';
import { wordsOf } from './words';

test.describe.configure({ mode: 'parallel' });
test.use({
  extraHTTPHeaders: async ({ browserName: _browserName }, use, info) =>
    use(ownConnection(info.parallelIndex)),
});

async function priceByApi(request: APIRequestContext, input: object): Promise<number> {
  const response = await request.post('/api/v1/pricing', { data: input });
  expect(response.status()).toBe(200);
  const { dueNow } = (await response.json()) as { dueNow: { gross: number } };
  return dueNow.gross;
}

for (const locale of ['fr', 'en'] as const) {
  test(`the price follows each choice and is the server's to the cent, in ${locale}`, async ({
    page,
    request,
  }) => {
    const { order } = wordsOf(locale);
    await openOrder(page, locale, '?plan=custom&cpu=4&ram=8');
    await page.locator('input[name=storage]').fill('600');
    await page
      .getByRole('slider', { name: new RegExp(order.units.custom.bandwidthTb.slice(0, 6)) })
      .fill('7');
    await expect(page.locator('input[name=bandwidth]')).toHaveValue('7');
    await page.locator('input[name=domainMode][value=register]').check();
    await page.locator('input[name=domainName]').fill('mon-essai.io');
    await page.locator('input[value=backup]').check();
    await page.locator('input[name=cycle][value=yearly]').check();
    await page.locator('input[name=quantity]').fill('6');
    await page.locator('input[name=coupon]').fill('cloud10');
    await page.getByRole('button', { name: order.coupon.apply }).click();
    await expect(page.getByText(order.coupon.applied, { exact: true })).toBeVisible();
    const gross = await priceByApi(request, {
      plan: 'custom',
      cycle: 'yearly',
      commitment: 12,
      quantity: 6,
      addons: ['backup'],
      resources: { vcpu: 4, ramGb: 8, storageGb: 600, bandwidthTb: 7 },
      domain: { mode: 'register', name: 'mon-essai.io' },
      customer: { country: 'FR', type: 'consumer' },
      coupon: 'CLOUD10',
    });
    const shown = formatMoney(gross, 'EUR', locale);
    await expect(page.getByRole('complementary')).toContainText(shown);
    await expectAccessible(page);

    // The address holds all of it: somebody else opens the same price.
    await expect(page).toHaveURL(/coupon=CLOUD10/);
    await page.reload();
    await expect(page.getByRole('complementary')).toContainText(shown);
  });

  test(`nothing typed is lost: errors, reload, a lost connection; one order in the end, in ${locale}`, async ({
    page,
    context,
  }) => {
    const { errors, order } = wordsOf(locale);
    await page.setViewportSize({ width: 375, height: 812 });
    await openOrder(page, locale, '?plan=professional');
    await page.locator('textarea[name=notes]').fill('Un texte assez long pour ne pas être retapé.');
    const send = page.getByRole('button', { name: order.review.send });
    await send.click();
    await expect(page.locator('input[name=name]')).toBeFocused();
    await expect(page.locator('#f-name-error')).toHaveText(errors.required);
    await expect(page.locator('form').getByRole('alert')).toContainText(
      fillPlural(locale, order.answer.errors, 3),
    );
    await expectAccessible(page);
    await expectNoSideScroll(page);

    const email = newEmail(`lost-${locale}`);
    await fillDetails(page, email);
    await expect(page.locator('[data-answer]')).toHaveCount(0);
    await page.locator('input[name=phone]').fill('12');
    await waitAsLongAsAPerson(page);
    await send.click();
    await expect(page.locator('input[name=phone]')).toBeFocused();
    await expect(page.locator('#f-phone-error')).toHaveText(errors.phone);
    await page.reload();
    await expect(page.locator('textarea[name=notes]')).toHaveValue(/retapé/);
    await expect(page.locator('input[name=email]')).toHaveValue(email);
    await page.locator('input[name=phone]').fill('+33 6 12 34 56 78');

    await context.setOffline(true);
    await send.click();
    await expect(page.locator('form').getByRole('alert')).toContainText(order.answer.offline);
    await context.setOffline(false);
    await send.dblclick();
    expect(await referenceOn(page)).toMatch(REFERENCE);
    await expectAccessible(page);
    await expectNoSideScroll(page);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => sessionStorage.getItem('hosting-order'))).toBeNull();
  });
}

test('an answer that was lost on its way is the same order when sent again', async ({ page }) => {
  const { order } = wordsOf('fr');
  await openOrder(page, 'fr');
  await fillDetails(page, newEmail('again'));
  await waitAsLongAsAPerson(page);
  const answered: string[] = [];
  await page.route('**/hosting/order**', async (route) => {
    if (route.request().method() !== 'POST' || answered.length > 0) return route.fallback();
    const response = await route.fetch({ maxRedirects: 0 });
    answered.push(/"goTo":"([^"]*)"/.exec(await response.text())?.[1] ?? '');
    return route.abort();
  });
  const send = page.getByRole('button', { name: order.review.send });
  await send.click();
  await expect(page.locator('form').getByRole('alert')).toContainText(order.answer.unreachable);
  await send.click();
  await referenceOn(page);
  expect(answered[0]).toBe(new URL(page.url()).pathname);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the plain form refills, shows the price, and orders', async ({ page }) => {
    const { errors, order } = wordsOf('fr');
    await page.goto('/hosting/order');
    await page.locator('input[name=plan][value=custom]').check();
    await expect(page.locator('input[name=cpu]')).toBeVisible();
    await expect(page.locator('input[name=extraCpu]')).toBeHidden();
    await page.locator('input[name=cpu]').fill('4');
    await page.locator('input[name=domainMode][value=existing]').check();
    await page.locator('input[name=domainName]').fill('pas un domaine');
    await fillDetails(page, newEmail('plain'));
    const send = page.getByRole('button', { name: order.review.send });
    await send.click();
    await expect(page.locator('#f-domainName-error')).toHaveText(errors.domain_invalid);
    await expect(page.locator('input[name=cpu]')).toHaveValue('4');
    await expect(page.locator('input[name=terms]')).toBeChecked();
    await page.locator('input[name=domainName]').fill('exemple.fr');
    await send.click();
    const answer = page.locator('form').getByRole('alert');
    await expect(answer).toContainText(/\d,\d\d/);
    const total = /\d[\d\s]*,\d\d/.exec((await answer.textContent()) ?? '')?.[0] ?? '';
    await expect(page.getByRole('complementary')).toContainText(total);
    await send.click();
    await referenceOn(page);
  });
});

for (const locale of ['fr', 'en'] as const) {
  test(`a service request is kept, corrected and received, in ${locale}`, async ({ page }) => {
    const { request } = wordsOf(locale);
    await page.setViewportSize({ width: 375, height: 812 });
    const send = page.getByRole('button', { name: request.send });
    await page.goto(localePath(locale, '/request-service'));
    await expect(page.locator('form[novalidate]')).toBeVisible();
    await send.click();
    await expect(page.locator('input[name=kind]').first()).toBeFocused();
    await page.goto(localePath(locale, '/request-service?kind=migration'));
    await expect(page.locator('input[name=kind][value=migration]')).toBeChecked();
    await page.locator('input[name=need]').fill('Déplacer notre boutique');
    await page.locator('textarea[name=description]').fill('Trop court');
    await fillDetails(page, newEmail(`service-${locale}`));
    await waitAsLongAsAPerson(page);
    await send.click();
    await expect(page.locator('textarea[name=description]')).toBeFocused();
    await expectAccessible(page);
    await expectNoSideScroll(page);
    await page.reload();
    await expect(page.locator('input[name=need]')).toHaveValue('Déplacer notre boutique');
    await page
      .locator('textarea[name=description]')
      .fill('Une boutique de 300 articles, sur un vieux serveur.');
    await send.click();
    expect(await referenceOn(page)).toMatch(/^CNS-/);
    await expectAccessible(page);
  });
}

test('a receipt that does not exist is not found', async ({ page }) => {
  for (const path of ['/hosting/order/received/nothing', '/en/request-service/received/nothing']) {
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
  }
});

test('the plans are static, set no cookie and switch without a script', async ({
  browser,
  baseURL,
  request,
}) => {
  const response = await request.get('/hosting');
  expect(response.headers()['set-cookie']).toBeUndefined();
  const context: BrowserContext = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/hosting');
  const first = page.getByRole('article').first();
  await expect(first).toContainText(formatMoney(490, 'EUR', 'fr'));
  await page.locator('input[name=cycle][value=yearly]').check({ force: true });
  await expect(first.getByText(formatMoney(4_998, 'EUR', 'fr'))).toBeVisible();
  await expect(first.locator('a:visible')).toHaveAttribute(
    'href',
    '/hosting/order?plan=starter&cycle=yearly',
  );
  await context.close();
});
