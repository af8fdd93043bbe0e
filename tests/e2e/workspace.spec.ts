import { expect } from '@playwright/test';
import { expectAccessible } from './axe';
import { test } from './backstage';
import { cardOf, expectLive, openBoard } from './board';
import { openBrowser } from './people';
import { wordsOf } from './words';

const { admin, account, auth, dashboard, leads, notifications } = wordsOf('fr');
const DESKTOP = { width: 1280, height: 900 };
const newWord = () => `Zelda${Math.random().toString(36).slice(2, 8)}`;

test.describe.configure({ mode: 'parallel' });
test.use({ viewport: DESKTOP });

test('a lead handed over to another leaves its first owner a page that says so', async ({
  browser,
  baseURL,
  backstage,
}) => {
  const title = `Transmise ${newWord()}`;
  const first = await backstage.member({ role: 'SELLER', name: 'Ana Premier' });
  const next = await backstage.member({ role: 'SELLER', name: 'Bob Suivant' });
  const boss = await backstage.member({ role: 'ADMIN', name: 'Chef' });
  const [leadId = ''] = await backstage.leads({ titles: [title], assignedToId: first.id, status: 'new' });
  const page = await openBrowser(browser, { baseURL, cookie: first.cookie, viewport: DESKTOP });
  await page.goto(`/crm/leads/${leadId}`);
  await expectLive(page);
  await page.getByLabel(leads.log.subject).fill('Une note que personne n’a encore enregistrée');
  await backstage.assign({ by: boss.id, leadId, to: next.id });
  // Live, then again by its address: what to do next, with the workspace around it.
  for (const again of [false, true]) {
    if (again) await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: leads.gone.title })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Notifications, 1/ })).toBeVisible();
    await expectAccessible(page);
  }
  await page.locator('main').getByRole('link', { name: leads.gone.list }).click();
  await expect(page).toHaveURL(/\/crm\/leads$/);
  await page.context().close();
});

for (const change of ['role', 'deactivation'] as const) {
  test(`a session ended by ${change} leaves at once, in the middle of a word`, async ({
    browser,
    baseURL,
    backstage,
  }) => {
    const title = `Session ${newWord()}`;
    const seller = await backstage.member({ role: 'SELLER', name: 'Eva Partie' });
    const boss = await backstage.member({ role: 'ADMIN', name: 'Chef' });
    const [leadId = ''] = await backstage.leads({ titles: [title], assignedToId: seller.id, status: 'new' });
    const page = await openBrowser(browser, { baseURL, cookie: seller.cookie, viewport: DESKTOP });
    const office = await openBrowser(browser, { baseURL, cookie: boss.cookie, viewport: DESKTOP });
    await page.goto(`/crm/leads/${leadId}`);
    await expectLive(page);
    const note = page.getByLabel(leads.log.subject);
    await note.pressSequentially('Le client demande');
    await office.goto(`/admin/users/${seller.id}`);
    if (change === 'role') {
      await office.getByLabel(admin.access.role).selectOption('CLIENT');
      await office.getByRole('button', { name: admin.access.changeRole }).click();
      await office.getByRole('dialog').getByRole('button', { name: admin.access.changeRole }).click();
    } else {
      await office.getByRole('button', { name: admin.access.deactivate }).click();
      await office.getByRole('dialog').getByRole('button', { name: admin.access.deactivate }).click();
    }
    await expect(page).toHaveURL(/\/login/);
    const why = change === 'role' ? auth.signIn.ended : auth.signIn.deactivated;
    await expect(page.getByText(why)).toBeVisible();
    await expectAccessible(page);
    await page.goto(`/crm/leads/${leadId}`);
    await expect(page).toHaveURL(/\/login/);
    await Promise.all([page, office].map((one) => one.context().close()));
  });
}

test('a job that was given up is tried again from the mailbox', async ({ browser, baseURL, backstage }) => {
  const boss = await backstage.member({ role: 'ADMIN', name: 'Chef' });
  const client = await backstage.member({ role: 'CLIENT' });
  await backstage.givenUpEmail({ userId: client.id, to: client.email });
  const page = await openBrowser(browser, { baseURL, cookie: boss.cookie, viewport: DESKTOP });
  await page.goto('/admin/mailbox');
  await expectLive(page);
  const jobs = page.getByRole('listitem').filter({ hasText: admin.jobs.givenUp });
  await expectAccessible(page);
  const count = await jobs.count();
  await jobs.first().getByRole('button', { name: admin.jobs.retry }).click();
  await expect(jobs).toHaveCount(count - 1);
  await expect.poll(() => backstage.emailsTo({ to: client.email })).toEqual([{ status: 'kept' }]);
  await page.context().close();
});

test('calling a request off asks first: the client, then the seller', async ({
  browser,
  baseURL,
  backstage,
}) => {
  const client = await backstage.member({ role: 'CLIENT', name: 'Carla Cliente' });
  const seller = await backstage.member({ role: 'SELLER', name: 'Denis Vendeur' });
  const [mine, theirs] = [
    await backstage.order({ clientId: client.id, sellerId: seller.id }),
    await backstage.order({ clientId: client.id, sellerId: seller.id }),
  ];
  const cases = [
    { who: client, path: `/account/requests/${mine}`, words: account.cancel, open: account.cancel.trigger },
    {
      who: seller,
      path: `/hosting/dashboard/${theirs}`,
      words: dashboard.cancel,
      open: dashboard.actions.cancel,
    },
  ];
  for (const { who, path, words, open } of cases) {
    const page = await openBrowser(browser, {
      baseURL,
      cookie: who.cookie,
      viewport: { width: 375, height: 812 },
    });
    await page.goto(path);
    await expectLive(page);
    const trigger = page.getByRole('button', { name: open });
    await trigger.click();
    await expect(page.getByRole('dialog')).toContainText(words.body);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(trigger).toBeFocused();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(trigger).toBeFocused();
    await trigger.click();
    await page.getByRole('dialog').getByRole('button', { name: words.confirm }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.locator('main')).toContainText(dashboard.status.cancelled);
    await expect(trigger).toHaveCount(0);
    await page.context().close();
  }
});

test('what one tab reads is read in the other, and both follow the board', async ({
  browser,
  baseURL,
  backstage,
}) => {
  const word = newWord();
  const seller = await backstage.member({ role: 'SELLER', name: 'Flo Onglets' });
  const boss = await backstage.member({ role: 'ADMIN', name: 'Chef' });
  const ids = await backstage.leads({
    titles: [`Un ${word}`, `Deux ${word}`],
    assignedToId: null,
    status: 'new',
  });
  const one = await openBrowser(browser, { baseURL, cookie: seller.cookie, viewport: DESKTOP });
  const two = await one.context().newPage();
  await Promise.all([openBoard(one, word), openBoard(two, word)]);
  for (const leadId of ids) await backstage.assign({ by: boss.id, leadId, to: seller.id });
  for (const tab of [one, two]) {
    await expect(tab.getByRole('button', { name: 'Notifications, 2 non lues' })).toBeVisible();
    await expect(tab).toHaveTitle(/^\(2\) /);
  }
  await one.getByRole('button', { name: /^Notifications, 2/ }).click();
  const list = one.getByRole('dialog');
  await expect(list.getByText(`Un ${word}`)).toBeVisible();
  await list.getByRole('button', { name: notifications.mark_all_read }).click();
  for (const tab of [one, two]) {
    await expect(tab.getByRole('button', { name: /aucune non lue/ })).toBeVisible();
    await expect(tab).not.toHaveTitle(/^\(/);
  }
  await one.context().close();
});

test('a connection that is lost says so, and what was missed comes with it back', async ({
  browser,
  baseURL,
  backstage,
}) => {
  const word = newWord();
  const seller = await backstage.member({ role: 'SELLER', name: 'Gil Tunnel' });
  const boss = await backstage.member({ role: 'ADMIN', name: 'Chef' });
  const [leadId = ''] = await backstage.leads({
    titles: [`Manquee ${word}`],
    assignedToId: boss.id,
    status: 'new',
  });
  await backstage.leads({ titles: [`Deja la ${word}`], assignedToId: seller.id, status: 'new' });
  const page = await openBrowser(browser, { baseURL, cookie: seller.cookie, viewport: DESKTOP });
  await openBoard(page, word);
  await page.context().setOffline(true);
  const status = page.getByRole('status').filter({ hasText: 'Hors ligne depuis' });
  await expect(status).toBeVisible();
  await expectAccessible(page);
  await backstage.assign({ by: boss.id, leadId, to: seller.id });
  await expect(cardOf(page, `Manquee ${word}`)).toHaveCount(0);
  await page.context().setOffline(false);
  await expect(cardOf(page, `Manquee ${word}`)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Notifications, 1/ })).toBeVisible();
  await expectLive(page);
  await page.context().close();
});

test('the browser itself tells of news while no tab is in front', async ({ browser, baseURL, backstage }) => {
  const word = newWord();
  const seller = await backstage.member({ role: 'SELLER', name: 'Hugo Cloche' });
  const boss = await backstage.member({ role: 'ADMIN', name: 'Chef' });
  const [first = '', second = ''] = await backstage.leads({
    titles: [`Un ${word}`, `Deux ${word}`],
    assignedToId: null,
    status: 'new',
  });
  const page = await openBrowser(browser, {
    baseURL,
    cookie: seller.cookie,
    viewport: DESKTOP,
  });
  await page.addInitScript(() => {
    const shown: string[] = [];
    Object.assign(window, { shown });
    const Real = window.Notification;
    window.Notification = class extends Real {
      // A browser without a window refuses all of them, whatever it is granted.
      static override get permission() {
        return 'granted' as const;
      }
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        shown.push(title);
      }
    };
    let hidden = false;
    Object.defineProperty(document, 'hidden', { get: () => hidden });
    Object.assign(window, {
      hide: (value: boolean) => {
        hidden = value;
      },
    });
  });
  await openBoard(page, word);
  await page.getByRole('button', { name: /^Notifications/ }).click();
  const toggle = page.getByRole('switch', { name: notifications.browser.label });
  await expect(toggle).toHaveAttribute('aria-checked', 'false');
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-checked', 'true');
  await page.keyboard.press('Escape');
  const shown = () => page.evaluate(() => (window as unknown as { shown: string[] }).shown);
  await backstage.assign({ by: boss.id, leadId: first, to: seller.id });
  await expect(page.getByRole('button', { name: /^Notifications, 1/ })).toBeVisible();
  expect(await shown()).toEqual([]);
  await page.evaluate(() => (window as unknown as { hide: (on: boolean) => void }).hide(true));
  await backstage.assign({ by: boss.id, leadId: second, to: seller.id });
  await expect
    .poll(shown)
    .toEqual([notifications.kinds.lead_assigned.title.replace('{title}', `Deux ${word}`)]);
  await page.context().close();
});
