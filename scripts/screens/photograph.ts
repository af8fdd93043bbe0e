import { join } from 'node:path';
import type { Browser, ConsoleMessage, Page } from 'playwright';
import type { Role } from '@/lib/db/generated/enums';
import { localePath, locales } from '@/lib/i18n/routing';
import { DEMO_PASSWORD } from '@/lib/identity/demo-accounts';

const ACCOUNTS: Record<Role, string> = {
  ADMIN: 'admin@cloudnexus.test',
  SELLER: 'seller@cloudnexus.test',
  CLIENT: 'client@cloudnexus.test',
};
const WIDTHS = [375, 1280] as const;
const THEMES = ['light', 'dark'] as const;
const QUIET_LIMIT_MS = 5_000;
const TIMEOUT_MS = 60_000;

export type Subject = { path: string; address: string; role: Role | null };
export type Failure = { picture: string; problem: string };

/** Somebody to sign in as instead of the role's demo account, such as on a platform without the demo. */
export type SignIn = { email: string; password: string };

type Camera = { base: string; folder: string };

/** A tab of somebody: one of the demo accounts, or a visitor. */
export async function openTab(
  browser: Browser,
  base: string,
  role: Role | null,
  person: SignIn | null,
): Promise<Page> {
  const context = await browser.newContext({ baseURL: base, reducedMotion: 'reduce' });
  context.setDefaultTimeout(TIMEOUT_MS);
  const page = await context.newPage();
  if (role === null) return page;
  await page.goto('/login');
  await page.fill('main input[name="email"]', person?.email ?? ACCOUNTS[role]);
  await page.fill('main input[name="password"]', person?.password ?? DEMO_PASSWORD);
  await page.click('main form button[type="submit"]');
  await page.waitForURL((url) => url.pathname !== '/login');
  return page;
}

/** Every picture of a page: languages, widths and themes; returns what is wrong with any of them. */
export async function photograph(page: Page, subject: Subject, camera: Camera): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (const locale of locales) {
    for (const theme of THEMES) {
      const heard: string[] = [];
      const onConsole = (message: ConsoleMessage) => {
        if (message.type() === 'error') heard.push(`console: ${message.text().split('\n')[0]}`);
      };
      const onError = (error: Error) => heard.push(`error: ${error.message.split('\n')[0]}`);
      page.on('console', onConsole).on('pageerror', onError);
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width: WIDTHS[0], height: 812 });
      const name = `${nameOf(subject)}.${locale}`;
      const response = await page.goto(localePath(locale, subject.address)).catch((error: Error) => error);
      if (response instanceof Error) heard.push(`no answer: ${response.message.split('\n')[0]}`);
      else if (response?.status() !== 200) heard.push(`answered ${response?.status()}`);
      // A page that keeps talking is photographed as it is.
      await page.waitForLoadState('networkidle', { timeout: QUIET_LIMIT_MS }).catch(() => {});
      for (const width of WIDTHS) {
        const picture = `${name}.${width}.${theme}.png`;
        const seen = await takePicture(page, width, join(camera.folder, picture)).catch((error: Error) => [
          `no picture: ${error.message.split('\n')[0]}`,
        ]);
        for (const problem of [...heard.splice(0), ...seen]) failures.push({ picture, problem });
      }
      page.off('console', onConsole).off('pageerror', onError);
    }
  }
  return failures;
}

async function takePicture(page: Page, width: number, file: string): Promise<string[]> {
  await page.setViewportSize({ width, height: width < 600 ? 812 : 800 });
  await page.evaluate(async () => {
    await document.fonts.ready;
    // Two frames, so that what the new width changes is laid out and drawn.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  await page.screenshot({ path: file, fullPage: true });
  return overflow > 0 && width < 600 ? [`scrolls sideways by ${overflow} px`] : [];
}

/** `/crm/leads/{lead}` becomes `crm-leads-lead`; the front page is `home`. */
function nameOf({ path, role }: Subject): string {
  const words = path.replace(/[{}]/g, '').split('/').filter(Boolean);
  return `${role?.toLowerCase() ?? 'visitor'}.${words.join('-') || 'home'}`;
}
