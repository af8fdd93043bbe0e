import { expect, type Page } from '@playwright/test';
import { test } from './backstage';
import { openBoard } from './board';
import { openBrowser } from './people';

/** What moves for longer than a blink: the page says `reduce`, so nothing should. */
const moving = (page: Page) =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState, effect }) => {
        const { activeDuration } = effect?.getComputedTiming() ?? {};
        return playState === 'running' && Number(activeDuration ?? 0) > 10;
      })
      .map((animation) => ('animationName' in animation ? String(animation.animationName) : animation.id)),
  );

const smoothScrolling = (page: Page) =>
  page.evaluate(() => {
    const all = [document.documentElement, ...document.querySelectorAll('*')];
    return all.filter((element) => getComputedStyle(element).scrollBehavior === 'smooth').length;
  });

/** A turning wheel and a pulsing skeleton, as they are shown while something loads. */
const loading = (page: Page) =>
  page.evaluate(() => {
    for (const name of ['animate-spin', 'animate-pulse']) {
      const mark = document.createElement('div');
      mark.className = name;
      document.body.append(mark);
    }
  });

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('nothing moves on the public pages for who asked for less motion', async ({ page }) => {
  for (const path of ['/', '/hosting', '/hosting/order', '/request-service']) {
    await page.goto(path);
    expect(await moving(page), path).toEqual([]);
    expect(await smoothScrolling(page), path).toBe(0);
  }
  await page.goto('/hosting/order');
  await page.locator('label', { hasText: 'Professional' }).first().click();
  await loading(page);
  expect(await moving(page)).toEqual([]);
});

test('nothing moves in the workspace for who asked for less motion, not even what arrives', async ({
  browser,
  baseURL,
  backstage,
}) => {
  const { cookie, id } = await backstage.member({ role: 'ADMIN' });
  const page = await openBrowser(browser, { baseURL, cookie, reducedMotion: 'reduce' });
  const word = `Calme${Math.random().toString(36).slice(2, 8)}`;
  await backstage.leads({ titles: [`Premiere ${word}`], assignedToId: id, status: 'new' });
  for (const path of ['/live-pulse', '/crm', '/crm/leads', '/admin/users']) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    expect(await moving(page), path).toEqual([]);
  }
  await openBoard(page, word);
  expect(await moving(page)).toEqual([]);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await loading(page);
  expect(await moving(page)).toEqual([]);
  await page.context().close();
});
