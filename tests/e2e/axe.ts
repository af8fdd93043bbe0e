import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * No serious or critical accessibility finding on the page as it stands. Colours, the dearest to judge by far, are the
 * same in every language: they are judged in French, or where a test that speaks English alone asks for it.
 */
export async function expectAccessible(page: Page, { colours = false } = {}): Promise<void> {
  await expect(page).toHaveTitle(/./);
  const inFrench = (await page.locator('html').getAttribute('lang')) === 'fr';
  // Colours are measured when nothing is moving any more.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null))),
  );
  // A message of the mailbox stands in a frame that runs no script, which the checker would wait for. The title is asked
  // for above, patiently: a page that is being refreshed has none for a moment, in which the checker may come by.
  const checker = new AxeBuilder({ page })
    .exclude('iframe')
    // No frame of another origin is looked into: no second page is needed to put the parts together.
    .setLegacyMode()
    .options({
      resultTypes: ['violations'],
      rules: {
        'document-title': { enabled: false },
        'color-contrast': { enabled: colours || inFrench },
      },
    });
  const { violations } = await checker.analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary})`).join(' | ')}`,
    );
  expect(grave, page.url()).toEqual([]);
}

/** Nothing makes the page scroll sideways. */
export async function expectNoSideScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond, page.url()).toBeLessThanOrEqual(0);
}
