import { expect, type Locator, type Page } from '@playwright/test';
import type { LeadStatus } from '@/lib/db/generated/enums';
import { wordsOf } from './words';

const { leads, pipeline, shell } = wordsOf('fr');

/** The French board, connected, with only the cards whose title holds that word. */
export async function openBoard(page: Page, word: string): Promise<void> {
  await page.goto(`/crm/pipeline?q=${encodeURIComponent(word)}`);
  await expectLive(page);
  // Made by the board itself once it can be worked with, which may be after the frame around it.
  await expect(page.locator('[id^=rfd-announcement]')).toBeAttached();
}

/** Connected to the live channel. The words alone would not do: a page of the navigation is called so too. */
export async function expectLive(page: Page, { live } = shell.connection): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: live })).toBeAttached();
}

export const columnOf = (page: Page, status: LeadStatus): Locator =>
  page.locator(`section[data-stage=${status}]`);

export const cardOf = (page: Page, title: string): Locator =>
  page.getByRole('article').filter({ hasText: title });

export const cardIn = (page: Page, status: LeadStatus, title: string): Locator =>
  columnOf(page, status).getByRole('article').filter({ hasText: title });

/** Lifts the card with the mouse and holds it over a column. */
export async function holdOver(page: Page, title: string, status: LeadStatus): Promise<void> {
  const [card, column] = [await boxOf(cardOf(page, title)), await boxOf(columnOf(page, status))];
  await page.mouse.move(card.x + 40, card.y + 50);
  await page.mouse.down();
  await page.mouse.move(card.x + 60, card.y + 60, { steps: 4 });
  await expect(page.locator('body')).toHaveAttribute('data-dragging', 'card');
  await page.mouse.move(column.x + column.width / 2, column.y + 110, { steps: 12 });
}

export async function dragTo(page: Page, title: string, status: LeadStatus): Promise<void> {
  await holdOver(page, title, status);
  await page.mouse.up();
  await expect(page.locator('body')).not.toHaveAttribute('data-dragging');
}

/** Chooses from the card's own menu. */
export async function choose(page: Page, title: string, item: string): Promise<void> {
  const name = pipeline.card.menu.replace('{title}', title);
  await page.getByRole('button', { name }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

export const moveByMenu = (page: Page, title: string, status: LeadStatus): Promise<void> =>
  choose(page, title, leads.status[status]);

export async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator} is not on the page`);
  return box;
}
