import { expect } from '@playwright/test';
import { test } from './backstage';
import { openBrowser } from './people';
import { wordsOf } from './words';

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
