import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { test } from './backstage';
import {
  expectFormLive,
  fillDetails,
  newEmail,
  openOrder,
  ownConnection,
  REFERENCE,
  referenceOn,
  waitAsLongAsAPerson,
} from './order-page';
import { wordsOf } from './words';

const { order } = wordsOf('fr');

test.describe.configure({ mode: 'parallel' });
test.use({
  extraHTTPHeaders: async ({ browserName: _browserName }, use, info) =>
    use(ownConnection(info.parallelIndex)),
});

type Typed = { field: string; value: string; checked?: boolean };

/** What somebody chooses and types, step by step, with a slip or two on the way. */
const STEPS: readonly Typed[][] = [
  [{ field: 'plan', value: 'custom', checked: true }],
  [
    { field: 'cpu', value: '6' },
    { field: 'ram', value: '16' },
    { field: 'storage', value: '650' },
  ],
  [
    { field: 'domainMode', value: 'register', checked: true },
    { field: 'domainName', value: 'boulangerie-martin' },
  ],
  [
    { field: 'addons[]', value: 'backup', checked: true },
    { field: 'addons[]', value: 'cdn', checked: true },
  ],
  [
    { field: 'cycle', value: 'yearly', checked: true },
    { field: 'commitment', value: '24', checked: true },
    { field: 'quantity', value: '3' },
    { field: 'coupon', value: 'CLOUD10' },
  ],
  [
    { field: 'customerType', value: 'business', checked: true },
    { field: 'name', value: 'Léa d’Árbol' },
    { field: 'email', value: 'lea@' },
    { field: 'phone', value: '06 12' },
    { field: 'company', value: 'Boulangerie <Martin> & fils' },
    { field: 'notes', value: 'Une note\nsur deux lignes.' },
  ],
];

const inputOf = (page: Page, { field, value, checked }: Typed) =>
  page.locator(checked ? `[name="${field}"][value="${value}"]` : `[name="${field}"]:visible`);

async function expectKept(page: Page, typed: readonly Typed[]): Promise<void> {
  for (const one of typed) {
    if (one.checked) await expect(inputOf(page, one), one.value).toBeChecked();
    else await expect(inputOf(page, one), one.field).toHaveValue(one.value);
  }
}

test('a reload at every step, then back and forward, give back all that was typed', async ({ page }) => {
  test.setTimeout(120_000);
  await openOrder(page, 'fr');
  const typed: Typed[] = [];
  for (const step of STEPS) {
    for (const one of step) {
      const input = inputOf(page, one);
      if (one.checked) await input.check();
      else await input.fill(one.value);
    }
    typed.push(...step);
    await page.reload();
    await expectFormLive(page);
    await expectKept(page, typed);
  }
  await page
    .getByRole('banner')
    .getByRole('link', { name: wordsOf('fr').common.nav.request_service })
    .click();
  await expect(page).toHaveURL(/\/request-service/);
  await page.goBack();
  await expectFormLive(page);
  await expectKept(page, typed);
  await page.goForward();
  await expect(page).toHaveURL(/\/request-service/);
  await page.goBack();
  await expectKept(page, typed);

  // The address alone carries the configuration to somebody else, and nothing about the person.
  const shared = page.url();
  expect(shared).not.toContain('Boulangerie');
  expect(shared).not.toContain('lea');
  const other = await (await page.context().browser()?.newContext())?.newPage();
  if (!other) throw new Error('no second browser');
  await other.goto(shared);
  await expectFormLive(other);
  const about = ['name', 'email', 'phone', 'company', 'notes'];
  await expectKept(
    other,
    typed.filter(({ field }) => !about.includes(field)),
  );
  await expect(other.locator('input[name=email]')).toHaveValue('');
  const price = (one: Page) => one.getByRole('complementary').textContent();
  await expect.poll(() => price(other)).toBe(await price(page));
  await other.context().close();
});

test('a price that changed meanwhile is named before anything is ordered', async ({
  page,
  backstage,
  request,
}) => {
  await openOrder(page, 'fr', '?plan=starter&domain=register:mon-essai.net');
  await expect(page.locator('input[name=domainName]')).toHaveValue('mon-essai.net');
  const email = newEmail('price');
  await fillDetails(page, email);
  const total = async () => {
    const input = {
      plan: 'starter',
      cycle: 'monthly',
      commitment: 0,
      quantity: 1,
      addons: [],
      domain: { mode: 'register', name: 'mon-essai.net' },
      customer: { country: 'FR', type: 'consumer' },
    };
    const answer = await request.post('/api/v1/pricing', { data: input });
    expect(answer.status(), await answer.text()).toBe(200);
    return ((await answer.json()) as { dueNow: { gross: number } }).dueNow.gross;
  };
  const before = await total();
  await backstage.raiseDomainPrice({ tld: 'net' });
  await expect.poll(total).toBe(before + 120);
  await waitAsLongAsAPerson(page);
  const send = page.getByRole('button', { name: order.review.send });
  await send.click();
  const answer = page.locator('form').getByRole('alert');
  await expect(answer).toContainText('Le prix a changé');
  await expectAccessible(page);
  expect(await backstage.ordersOf({ email })).toBe(0);
  await expect(page.locator('input[name=email]')).toHaveValue(email);
  await send.click();
  await referenceOn(page);
  expect(await backstage.ordersOf({ email })).toBe(1);
});

test('an order sent in the very moment of the last change shows its receipt', async ({ page, backstage }) => {
  await openOrder(page, 'fr', '?plan=starter');
  const email = newEmail('quick');
  await fillDetails(page, email);
  await waitAsLongAsAPerson(page);
  // The address is about to follow the change while the order is already on its way.
  await page.route('**/hosting/order**', async (route) => {
    if (route.request().method() === 'POST') await new Promise((resolve) => setTimeout(resolve, 600));
    await route.fallback();
  });
  await page.locator('input[name=quantity]').fill('2');
  await page.locator('input[name=quantity]').press('Enter');
  await page.locator('textarea[name=notes]').fill('Encore un mot.');
  await referenceOn(page);
  expect(await backstage.ordersOf({ email })).toBe(1);
});

test('a double click orders once', async ({ page, backstage }) => {
  await openOrder(page, 'fr', '?plan=starter');
  const email = newEmail('double');
  await fillDetails(page, email);
  await waitAsLongAsAPerson(page);
  await page.getByRole('button', { name: order.review.send }).dblclick({ delay: 20 });
  expect(await referenceOn(page)).toMatch(REFERENCE);
  expect(await backstage.ordersOf({ email })).toBe(1);
  // Back from the receipt: an empty form, not a second order.
  await page.goBack();
  await expectFormLive(page);
  await expect(page.locator('input[name=email]')).toHaveValue('');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('back, forward and a refused form keep what was typed', async ({ page, backstage }) => {
    await page.goto('/hosting/order');
    const typed: Typed[] = [
      { field: 'plan', value: 'custom', checked: true },
      { field: 'cpu', value: '6' },
      { field: 'name', value: 'Léa Martin' },
      { field: 'email', value: newEmail('plain-back') },
      { field: 'notes', value: 'Une note assez longue.' },
    ];
    for (const one of typed) {
      if (one.checked) await inputOf(page, one).check();
      else await inputOf(page, one).fill(one.value);
    }
    await page
      .getByRole('banner')
      .getByRole('link', { name: wordsOf('fr').common.nav.request_service })
      .click();
    await page.goBack();
    await expectKept(page, typed);
    await page.goForward();
    await page.goBack();
    await expectKept(page, typed);
    await page.getByRole('button', { name: order.review.send }).click();
    await expectKept(page, typed);
    await page.locator('input[name=terms]').check();
    for (let press = 0; press < 2; press += 1) {
      if (!/received/.test(page.url())) await page.getByRole('button', { name: order.review.send }).click();
    }
    await referenceOn(page);
    expect(await backstage.ordersOf({ email: typed[3]?.value ?? '' })).toBe(1);
  });
});
