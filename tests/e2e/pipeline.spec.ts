import { expect } from '@playwright/test';
import { expectAccessible, expectNoSideScroll } from './axe';
import { type Backstage, test } from './backstage';
import { boxOf, cardIn, cardOf, choose, columnOf, dragTo, holdOver, moveByMenu, openBoard } from './board';
import { openBrowser } from './people';
import { wordsOf } from './words';

const { errors, leads, pipeline } = wordsOf('fr');
const DESKTOP = { width: 1400, height: 900 };

const stageOf = async (backstage: Backstage, [leadId = '']: string[]) =>
  (await backstage.leadState({ leadId })).status;

/** A word that is in no other title, so that each test looks at its own cards. */
const newWord = () => `Zelda${Math.random().toString(36).slice(2, 8)}`;

async function sellerWith(backstage: Backstage, titles: string[]) {
  const seller = await backstage.member({ role: 'SELLER', name: 'Ines Vendeuse' });
  const leadIds = await backstage.leads({ titles, assignedToId: seller.id, status: 'new' });
  return { seller, leadIds };
}

test.describe.configure({ mode: 'parallel' });
test.use({ viewport: DESKTOP });

test('two people move one card: the second sees it go back, with the reason, and where it really is', async ({
  browser,
  baseURL,
  backstage,
}) => {
  const word = newWord();
  const title = `Refonte ${word}`;
  const { seller, leadIds } = await sellerWith(backstage, [title]);
  const admin = await backstage.member({ role: 'ADMIN' });
  const mine = await openBrowser(browser, { baseURL, cookie: seller.cookie, viewport: DESKTOP });
  const theirs = await openBrowser(browser, { baseURL, cookie: admin.cookie, viewport: DESKTOP });
  await Promise.all([openBoard(mine, word), openBoard(theirs, word)]);

  // Held over a column, the board stands still: this is how both see the card where it no longer is.
  await holdOver(mine, title, 'qualified');
  await moveByMenu(theirs, title, 'contacted');
  await expect(cardIn(theirs, 'contacted', title)).toBeVisible();
  await expect.poll(() => stageOf(backstage, leadIds)).toBe('contacted');
  await expect(cardIn(mine, 'contacted', title)).toHaveCount(0);
  await mine.mouse.up();
  const refusal = mine.locator('[data-sonner-toast]').filter({ hasText: errors.conflict });
  await expect(refusal).toContainText(pipeline.rolled_back.replace('{title}', title));
  await expect(cardIn(mine, 'contacted', title)).toBeVisible();
  await expect(cardOf(mine, title)).toHaveCount(1);
  await expect(columnOf(mine, 'contacted')).toContainText('1 carte');
  await expectAccessible(mine);
  expect(await stageOf(backstage, leadIds)).toBe('contacted');
  await Promise.all([mine, theirs].map((page) => page.context().close()));
});

test('won asks what was sold, and undo puts the lead back as it was', async ({
  browser,
  baseURL,
  backstage,
}) => {
  const word = newWord();
  const title = `Gagnee ${word}`;
  const { seller, leadIds } = await sellerWith(backstage, [title]);
  const state = () => backstage.leadState({ leadId: leadIds[0] ?? '' });
  const page = await openBrowser(browser, { baseURL, cookie: seller.cookie, viewport: DESKTOP });
  await openBoard(page, word);
  await dragTo(page, title, 'won');
  const dialog = page.getByRole('dialog', { name: leads.close.won_title });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);

  // Given up, nothing has happened.
  await dialog.getByRole('button', { name: leads.close.cancel }).last().click();
  await expect(cardIn(page, 'new', title)).toBeVisible();
  expect((await state()).status).toBe('new');

  await dragTo(page, title, 'won');
  await dialog.getByLabel(leads.close.value).fill('deux mille');
  await dialog.getByRole('button', { name: leads.close.won_confirm }).click();
  await expect(dialog.getByLabel(leads.close.value)).toBeFocused();
  await expect(dialog).toContainText(errors.amount);
  await dialog.getByLabel(leads.close.value).fill('2 345,60');
  await dialog.getByRole('button', { name: leads.close.won_confirm }).click();
  await expect(dialog).toBeHidden();
  await expect(cardIn(page, 'won', title)).toContainText('2 346');
  expect(await state()).toMatchObject({ status: 'won', estimatedValueCents: 234_560 });

  await page.locator('[data-sonner-toast]').getByRole('button', { name: pipeline.undo }).click();
  await expect(cardIn(page, 'new', title)).toBeVisible();
  await expect.poll(state).toMatchObject({ status: 'new', estimatedValueCents: 120_000 });
  await expect(cardIn(page, 'new', title)).toContainText('1 200');
  await page.context().close();
});

test('lost asks why, and says so when nothing was chosen', async ({ browser, baseURL, backstage }) => {
  const word = newWord();
  const title = `Perdue ${word}`;
  const { seller, leadIds } = await sellerWith(backstage, [title]);
  const page = await openBrowser(browser, { baseURL, cookie: seller.cookie, viewport: DESKTOP });
  await openBoard(page, word);
  await moveByMenu(page, title, 'lost');
  const dialog = page.getByRole('dialog', { name: leads.close.lost_title });
  await dialog.getByRole('button', { name: leads.close.lost_confirm }).click();
  await expect(dialog.getByLabel(leads.close.reason)).toBeFocused();
  await expect(dialog).toContainText(errors.lost_reason_required);
  await expectAccessible(page);
  await dialog.getByLabel(leads.close.reason).selectOption('competitor');
  await dialog.getByRole('button', { name: leads.close.lost_confirm }).click();
  await expect(cardIn(page, 'lost', title)).toBeVisible();
  expect(await backstage.leadState({ leadId: leadIds[0] ?? '' })).toMatchObject({
    status: 'lost',
    lostReason: 'competitor',
  });
  await page.context().close();
});

test('the keyboard lifts a card, carries it to another column and drops it', async ({
  browser,
  baseURL,
  backstage,
}) => {
  const word = newWord();
  const titles = [`Premiere ${word}`, `Seconde ${word}`];
  const { seller, leadIds } = await sellerWith(backstage, titles);
  const page = await openBrowser(browser, { baseURL, cookie: seller.cookie, viewport: DESKTOP });
  await openBoard(page, word);
  const link = cardOf(page, titles[0] ?? '').getByRole('link');
  const announced = page.locator('[id^=rfd-announcement]');
  await link.focus();
  await page.keyboard.press('Space');
  await expect(announced).toContainText('saisie');
  await page.keyboard.press('ArrowDown');
  await expect(announced).toContainText('Position 2');
  await page.keyboard.press('ArrowRight');
  await expect(announced).toContainText(leads.status.contacted);
  await page.keyboard.press('Space');
  await expect(cardIn(page, 'contacted', titles[0] ?? '')).toBeVisible();
  await expect(cardIn(page, 'contacted', titles[0] ?? '').getByRole('link')).toBeFocused();
  await expect.poll(() => stageOf(backstage, leadIds)).toBe('contacted');

  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(cardIn(page, 'contacted', titles[0] ?? '').getByRole('link')).toBeFocused();
  expect(await stageOf(backstage, leadIds)).toBe('contacted');
  await page.context().close();
});

test('a lead of the pool that somebody takes leaves the board of the others', async ({
  browser,
  baseURL,
  backstage,
}) => {
  const word = newWord();
  const title = `Libre ${word}`;
  const [leadId] = await backstage.leads({ titles: [title], assignedToId: null, status: 'new' });
  const pages = await Promise.all(
    ['Lou Rapide', 'Max Lent'].map(async (name) => {
      const { cookie } = await backstage.member({ role: 'SELLER', name });
      return openBrowser(browser, { baseURL, cookie, viewport: DESKTOP });
    }),
  );
  const [quick, slow] = pages as [(typeof pages)[0], (typeof pages)[0]];
  await Promise.all(pages.map((page) => openBoard(page, word)));
  await expect(cardOf(slow, title)).toBeVisible();
  await choose(quick, title, pipeline.card.take);
  await expect(quick.locator('[data-sonner-toast]')).toContainText(pipeline.taken.replace('{title}', title));
  await expect(cardOf(quick, title)).toBeVisible();
  await expect(cardOf(slow, title)).toHaveCount(0);
  await slow.goto(`/crm/leads/${leadId}`);
  await Promise.all(pages.map((page) => page.context().close()));
});

test('a long column shows its next cards on the way down, and counts them all', async ({
  browser,
  baseURL,
  backstage,
}) => {
  const word = newWord();
  const titles = Array.from({ length: 130 }, (_, index) => `Carte ${index + 1} ${word}`);
  const { seller } = await sellerWith(backstage, titles);
  const page = await openBrowser(browser, { baseURL, cookie: seller.cookie, viewport: DESKTOP });
  await openBoard(page, word);
  const column = columnOf(page, 'new');
  await expect(column.getByRole('heading', { level: 2 })).toContainText('130');
  const before = await column.getByRole('article').count();
  expect(before).toBeLessThan(130);
  await expect(async () => {
    await column.locator('[data-rfd-droppable-id]').evaluate((list) => list.scrollTo(0, list.scrollHeight));
    await expect(cardOf(page, titles[129] ?? '')).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  await expect(page).toHaveURL(/more=/);
  await page.context().close();
});

for (const [goal, where] of [
  ['contacted', 'the next column'],
  ['proposal', 'a column far out of sight'],
] as const) {
  test(`a finger carries a card to ${where} on a phone`, async ({ browser, baseURL, backstage }) => {
    const word = newWord();
    const title = `Tactile ${word}`;
    const { seller, leadIds } = await sellerWith(backstage, [title, `Voisine ${word}`]);
    const page = await openBrowser(browser, {
      baseURL,
      cookie: seller.cookie,
      viewport: { width: 375, height: 812 },
      hasTouch: true,
      isMobile: true,
      deviceScaleFactor: 2,
    });
    await openBoard(page, word);
    await expectNoSideScroll(page);
    const finger = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
      finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
    const card = await boxOf(cardOf(page, title));
    const [x, y] = [card.x + 180, card.y + 40];
    await touch('touchStart', x, y);
    await expect(page.locator('body')).toHaveAttribute('data-dragging', 'card');
    const lifted = await boxOf(cardOf(page, title));
    expect(Math.abs(lifted.y - card.y)).toBeLessThan(2);

    // Held at an edge, the card turns the board that way; brought back to the middle, the board stands still.
    for (let step = 1; step <= 6; step += 1) await touch('touchMove', x + step * 25, y + 20);
    await expect(async () => {
      const { x: left } = await boxOf(columnOf(page, goal));
      const pull = left > 80 ? 150 : left < -80 ? -150 : 0;
      await touch('touchMove', x + pull, y + 20);
      expect(pull).toBe(0);
    }).toPass({ intervals: [25] });
    // The tab says where the card would land.
    const tab = page.getByRole('navigation', { name: pipeline.stages }).getByRole('button', {
      name: leads.status[goal],
    });
    await expect(tab).toHaveAttribute('data-over');
    await expect(tab).toBeInViewport();
    await touch('touchEnd');
    await expect(cardIn(page, goal, title)).toBeInViewport();
    await expect.poll(() => stageOf(backstage, leadIds)).toBe(goal);
    await expect(cardOf(page, title)).toHaveCount(1);
    await expectNoSideScroll(page);
    await page.context().close();
  });
}
