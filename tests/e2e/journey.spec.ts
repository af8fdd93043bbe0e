import { expect, type Page } from '@playwright/test';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { expectAccessible, expectNoSideScroll } from './axe';
import { test } from './backstage';
import { expectLive } from './board';
import { ownConnection, referenceOn, waitAsLongAsAPerson } from './order-page';
import { openBrowser } from './people';
import { wordsOf } from './words';

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 375, height: 812 };

test.describe.configure({ mode: 'parallel' });

// At a desk the client orders in the tests of the order form.
for (const locale of ['fr', 'en'] as const) {
  test(`an order travels live to the seller, in ${locale}, client on a phone`, async ({
    browser,
    baseURL,
    backstage,
  }, info) => {
    test.setTimeout(180_000);
    const words = wordsOf(locale);
    const nora = await backstage.journeySeller({ run: process.env.E2E_RUN ?? 'alone' });
    const boss = await backstage.member({ role: 'ADMIN' });
    const at = (path: string) => localePath(locale, path);
    const seller = await openBrowser(browser, {
      baseURL,
      cookie: nora.cookie,
      viewport: DESK,
    });
    const admin = await openBrowser(browser, {
      baseURL,
      cookie: boss.cookie,
      viewport: DESK,
    });
    const visitor = await openBrowser(browser, {
      baseURL,
      viewport: PHONE,
      extraHTTPHeaders: ownConnection(info.parallelIndex),
    });
    const company = `Atelier ${locale} ${Date.now()}`;
    const email = `${company.replaceAll(' ', '-').toLowerCase()}@journey.test`;

    await seller.goto(at('/crm/pipeline'));
    await expectLive(seller, words.shell.connection);
    await admin.goto(at('/live-pulse'));
    await expectLive(admin, words.shell.connection);
    await expectAccessible(seller);
    await expectAccessible(admin);

    await visitor.goto(at('/hosting'));
    await expectSound(visitor);
    await visitor.locator('a[href*="/hosting/order?plan=professional"]:visible').first().click();
    await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(words.order.title);
    await expect(visitor.getByRole('radio', { name: /^Professional/ })).toBeChecked();
    await expectSound(visitor);
    await fillOrder(visitor, locale, { company, email });
    await visitor.getByRole('button', { name: words.order.review.send }).click();
    await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(words.order.received.title);
    await expectSound(visitor);
    expect(await visitor.context().cookies()).toEqual([]);
    const reference = await referenceOn(visitor);

    // Nobody reloads anything: the card, the bell and the feed come by themselves.
    const card = seller.getByRole('article').filter({ hasText: company });
    await expect(card).toBeVisible();
    await seller.getByRole('button', { name: /^Notifications, / }).click();
    await expect(seller.getByRole('dialog').getByText(company).first()).toBeVisible();
    await expectAccessible(seller);
    await seller.keyboard.press('Escape');
    await expect(admin.getByText(reference).first()).toBeVisible();

    await expectAccessible(seller);
    await card.getByRole('link').click();
    await expect(seller).toHaveURL(/\/crm\/leads\//);
    await expect(seller.getByText(reference).first()).toBeVisible();
    await expectAccessible(seller);

    await setPasswordFromMail(admin, visitor, { locale, email });
    await expectAccessible(admin);
    await expect(visitor).toHaveURL(new RegExp(`${at('/account/requests')}$`));
    await expect(visitor.getByText(reference)).toBeVisible();
    await expectSound(visitor);
    await visitor.getByText(reference).click();
    await expect(visitor).toHaveURL(new RegExp(reference));
    await expectSound(visitor);
    await Promise.all([seller, admin, visitor].map((page) => page.context().close()));
  });
}

async function expectSound(page: Page): Promise<void> {
  await expectNoSideScroll(page);
  await expectAccessible(page);
}

async function fillOrder(
  page: Page,
  locale: AppLocale,
  who: { company: string; email: string },
): Promise<void> {
  const { order } = wordsOf(locale);
  await page.getByRole('checkbox', { name: new RegExp(`^${order.price.lines.addon.ssl}`) }).check();
  await page.getByRole('radio', { name: new RegExp(`^${order.details.business}`) }).check();
  await page.locator('input[name=name]').fill('Camille Martin');
  await page.locator('input[name=email]').fill(who.email);
  await page.locator('input[name=company]').fill(who.company);
  await page.locator('input[name=terms]').check();
  await waitAsLongAsAPerson(page);
}

/** Opens the client's message in the mailbox and follows its link, as the client would in theirs. */
async function setPasswordFromMail(
  admin: Page,
  client: Page,
  { locale, email }: { locale: AppLocale; email: string },
): Promise<void> {
  const words = wordsOf(locale);
  await expect(async () => {
    await admin.goto(localePath(locale, `/admin/mailbox?q=${encodeURIComponent(email)}`));
    await admin
      .getByRole('listitem')
      .filter({ hasText: email })
      .getByRole('link')
      .first()
      .click({ timeout: 5_000 });
    await expect(admin.frameLocator('iframe').locator('a[href*="/set-password/"]').first()).toBeVisible({
      timeout: 3_000,
    });
  }).toPass({ timeout: 30_000 });
  const link = await admin
    .frameLocator('iframe')
    .locator('a[href*="/set-password/"]')
    .first()
    .getAttribute('href');
  await client.goto(link ?? '');
  await expectSound(client);
  await client
    .getByLabel(words.auth.setPassword.password, { exact: true })
    .fill('une longue phrase de passe');
  await client.getByRole('button', { name: words.auth.setPassword.submit }).click();
}
