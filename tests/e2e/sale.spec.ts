import { expect, type Page } from '@playwright/test';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { expectAccessible, expectNoSideScroll } from './axe';
import { type Backstage, test } from './backstage';
import { openBrowser } from './people';
import { wordsOf } from './words';

const PHONE = { width: 375, height: 812 };

test.describe.configure({ mode: 'parallel' });

for (const locale of ['fr', 'en'] as const) {
  test(`from a quote to a server that is online, in ${locale}, client on a phone`, async ({
    browser,
    baseURL,
    backstage,
  }) => {
    test.setTimeout(150_000);
    const seller = await backstage.member({ role: 'SELLER', name: 'Vera Devis' });
    const leadId = await backstage.leadOfOrder({ sellerId: seller.id });
    const desk = await openBrowser(browser, { baseURL, cookie: seller.cookie, locale });
    await desk.goto(localePath(locale, `/crm/leads/${leadId}`));
    const sale = { locale, baseURL, backstage, leadId };
    const phone = await waitForQuote(browser, sale);
    await writeAndSend(desk, locale);
    await openQuote(phone, sale);
    await readAskAndAccept(phone, desk, locale);
    await phone.context().close();
    await desk.goto(localePath(locale, `/crm/leads/${leadId}`));
    const { leads } = wordsOf(locale);
    await expect(desk.getByText(leads.status.won, { exact: true }).first()).toBeVisible();

    await payAndWatch(browser, desk, sale);
    await desk.context().close();
  });
}

async function writeAndSend(desk: Page, locale: AppLocale): Promise<void> {
  const { quotes } = wordsOf(locale);
  await desk.getByRole('button', { name: quotes.lead.make }).click();
  await desk.getByRole('button', { name: quotes.edit.add }).click();
  const line = desk.getByRole('listitem', { name: quotes.edit.line.replace('{number}', '1') });
  await expect(line.getByLabel(quotes.edit.label)).toBeFocused();
  await desk.keyboard.type('Supervision');
  await line.getByLabel(quotes.edit.unit).fill(locale === 'fr' ? '49,00' : '49.00');
  await line.getByLabel(quotes.edit.kind).selectOption('recurring');
  await line.getByLabel(quotes.edit.optional, { exact: true }).check();
  await expectAccessible(desk);
  await desk.getByRole('button', { name: quotes.edit.send }).click();
  await desk.getByRole('dialog').getByRole('button', { name: quotes.edit.confirm_send }).click();
  await expect(desk.getByText(quotes.status.sent, { exact: true }).first()).toBeVisible();
}

/** In French a client without an account's cookie; in English one who has the list of their quotes open, still empty. */
async function waitForQuote(
  browser: Parameters<typeof openBrowser>[0],
  { locale, baseURL, backstage, leadId }: Sale,
): Promise<Page> {
  if (locale === 'fr') return openBrowser(browser, { baseURL, viewport: PHONE, locale });
  const { cookie } = await backstage.clientOf({ leadId });
  const phone = await openBrowser(browser, { baseURL, cookie, viewport: PHONE, locale });
  await phone.goto('/en/account/quotes');
  await expect(phone.getByText(wordsOf(locale).account.quotes.empty.title)).toBeVisible();
  return phone;
}

/** In French by the link of the e-mail; in English by the list, where it appears by itself and all goes the same way. */
async function openQuote(phone: Page, { locale, backstage, leadId }: Sale): Promise<void> {
  if (locale === 'fr') {
    await phone.goto(await backstage.quoteLink({ leadId }));
    return;
  }
  const sent = phone.getByRole('link', { name: new RegExp(wordsOf(locale).account.quotes.state.sent) });
  await expect(sent).toBeVisible();
  await expectAccessible(phone);
  await expectNoSideScroll(phone);
  await sent.click();
  await expect(phone.getByRole('heading', { level: 1, name: /CNQ/ })).toBeVisible();
}

/** The client reads, asks and accepts; nobody reloads anything at the seller's desk. */
async function readAskAndAccept(phone: Page, desk: Page, locale: AppLocale): Promise<void> {
  const { quotes, offer } = wordsOf(locale);
  await expectAccessible(phone);
  await expectNoSideScroll(phone);
  await expect(desk.getByText(quotes.reading.now.split(/ ?:/)[0] ?? '')).toBeVisible();
  const now = phone.locator('#summary');
  const before = (await now.textContent()) ?? '';
  await phone.getByLabel('Supervision').check();
  await expect(now).not.toHaveText(before);

  await phone.getByLabel(offer.ask.label).fill('Lundi ?');
  await phone.getByRole('button', { name: offer.ask.submit }).click();
  await expect(phone.getByText(offer.ask.sent)).toBeVisible();
  await desk.getByLabel(quotes.questions.answer).fill('Lundi.');
  await desk.getByRole('button', { name: quotes.questions.send }).click();
  await expect(desk.getByText('Lundi.')).toBeVisible();
  // The page of a link is read anew when it is opened; that of an account by itself.
  if (locale === 'en') await expect(phone.getByText('Lundi.')).toBeVisible();

  await phone.getByLabel(offer.accept.capacity).fill('gérante');
  await phone.getByLabel(offer.accept.terms).check();
  await phone.getByRole('button', { name: offer.accept.submit }).click();
  await expect(phone.getByRole('heading', { name: offer.state.accepted.title })).toBeVisible();
  await expectAccessible(phone);
  await expect(desk.getByRole('heading', { name: quotes.proof.title })).toBeVisible();
}

type Sale = { locale: AppLocale; baseURL?: string; backstage: Backstage; leadId: string };

/** The seller records the transfer; the client sees the server come up, and the invoice paid. */
async function payAndWatch(
  browser: Parameters<typeof openBrowser>[0],
  desk: Page,
  { locale, baseURL, backstage, leadId }: Sale,
): Promise<void> {
  const { services, billing } = wordsOf(locale);
  const number = await backstage.invoiceOf({ leadId });
  const { cookie } = await backstage.clientOf({ leadId });
  const home = await openBrowser(browser, { baseURL, cookie, viewport: PHONE, locale });
  await home.goto(localePath(locale, '/account/services'));
  await expect(home.getByText(services.mine.line.pending)).toBeVisible();

  await desk.goto(localePath(locale, `/crm/invoices/${number}`));
  await expectAccessible(desk);
  await desk.getByRole('button', { name: billing.staff.record, exact: true }).click();
  await desk.getByRole('dialog').getByRole('button', { name: billing.staff.recordSubmit }).click();
  await expect(desk.getByText(billing.status.paid, { exact: true }).first()).toBeVisible();

  await expect(home.getByText(services.state.active, { exact: true })).toBeVisible({ timeout: 45_000 });
  await expectAccessible(home);
  await home.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await expect(home.getByText(services.step.online, { exact: true }).first()).toBeVisible();
  await expectAccessible(home);
  await expectNoSideScroll(home);
  await home.goto(localePath(locale, `/account/invoices/${number}`));
  await expect(home.getByText(billing.status.paid, { exact: true }).first()).toBeVisible();
  await expectAccessible(home);
  await expectNoSideScroll(home);
  await home.context().close();
}
