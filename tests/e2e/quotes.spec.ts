import { expect } from '@playwright/test';
import { expectAccessible, expectNoSideScroll } from './axe';
import { test } from './backstage';
import { openBrowser } from './people';
import { wordsOf } from './words';

test('a seller quotes from a lead, the client asks and accepts on a phone, and the seller sees it live', async ({
  browser,
  baseURL,
  backstage,
}) => {
  const { quotes, offer, leads } = wordsOf('fr');
  const seller = await backstage.member({ role: 'SELLER', name: 'Vera Devis' });
  const leadId = await backstage.leadOfOrder({ sellerId: seller.id });
  const desk = await openBrowser(browser, { baseURL, cookie: seller.cookie, locale: 'fr' });
  await desk.goto(`/crm/leads/${leadId}`);
  await desk.getByRole('button', { name: quotes.lead.make }).click();

  await desk.getByRole('button', { name: quotes.edit.add }).click();
  const line = desk.getByRole('listitem', { name: quotes.edit.line.replace('{number}', '1') });
  await expect(line.getByLabel(quotes.edit.label)).toBeFocused();
  await desk.keyboard.type('Supervision');
  await line.getByLabel(quotes.edit.unit).fill('49,00');
  await line.getByLabel(quotes.edit.kind).selectOption('recurring');
  await line.getByLabel(quotes.edit.optional, { exact: true }).check();
  await expectAccessible(desk);
  await desk.getByRole('button', { name: quotes.edit.send }).click();
  await desk.getByRole('dialog').getByRole('button', { name: quotes.edit.confirm_send }).click();
  await expect(desk.getByText(quotes.status.sent, { exact: true }).first()).toBeVisible();

  const link = await backstage.quoteLink({ leadId });
  const phone = await openBrowser(browser, { baseURL, viewport: { width: 375, height: 812 }, locale: 'fr' });
  await phone.goto(link);
  await expectAccessible(phone);
  await expectNoSideScroll(phone);
  await expect(desk.getByText(quotes.reading.now.split(' :')[0] ?? '')).toBeVisible({ timeout: 15_000 });
  const now = phone.locator('#summary');
  const before = await now.innerText();
  await phone.getByLabel('Supervision').check();
  await expect(now).not.toHaveText(before);

  await phone.getByLabel(offer.ask.label).fill('Quand commencez-vous ?');
  await phone.getByRole('button', { name: offer.ask.submit }).click();
  await expect(phone.getByText(offer.ask.sent)).toBeVisible();
  await desk.getByLabel(quotes.questions.answer).fill('Lundi.');
  await desk.getByRole('button', { name: quotes.questions.send }).click();
  await expect(desk.getByText('Lundi.')).toBeVisible();

  await phone.getByLabel(offer.accept.capacity).fill('gérante');
  await phone.getByLabel(offer.accept.terms).check();
  await phone.getByRole('button', { name: offer.accept.submit }).click();
  await expect(phone.getByRole('heading', { name: offer.state.accepted.title })).toBeVisible();
  await expectAccessible(phone);
  await expect(desk.getByRole('heading', { name: quotes.proof.title })).toBeVisible();
  await desk.goto(`/crm/leads/${leadId}`);
  await expect(desk.getByText(leads.status.won, { exact: true }).first()).toBeVisible();
  await phone.context().close();
  await desk.context().close();
});

test('without JavaScript the total of the ticked options is confirmed, then the quote accepted', async ({
  browser,
  baseURL,
  backstage,
}) => {
  const { offer } = wordsOf('en');
  const link = await backstage.quoteWithOption({ label: 'Watch' });
  const plain = await openBrowser(browser, {
    baseURL,
    javaScriptEnabled: false,
    viewport: { width: 375, height: 812 },
    locale: 'en',
  });
  await plain.goto(`/en${link}`);
  await plain.getByLabel('Watch').check();
  await plain.getByLabel(offer.accept.capacity).fill('director');
  await plain.getByLabel(offer.accept.terms).check();
  await plain.getByRole('button', { name: offer.accept.submit }).click();
  await expect(plain.getByRole('alert')).toContainText('€');
  await expect(plain.getByLabel('Watch')).toBeChecked();
  await plain.getByLabel(offer.accept.terms).check();
  await plain.getByRole('button', { name: offer.accept.submit }).click();
  await expect(plain.getByRole('heading', { name: offer.state.accepted.title })).toBeVisible();
  await plain.context().close();
});
