import 'server-only';
import { filled, formWith } from './html-form';
import { PlainBrowser } from './plain-browser';

export type Credentials = { email: string; password: string };

const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0 (simulation)';

/** Signs in by the form of the sign-in page; throws with what the page says when it refuses. */
export async function signIn(
  base: string,
  { email, password }: Credentials,
  address: string,
): Promise<PlainBrowser> {
  const browser = new PlainBrowser(base, { address, userAgent: AGENT, language: 'en' });
  const page = await browser.open('/en/login');
  const landed = await browser.submit(
    '/en/login',
    filled(formWith(page.text, 'password'), { email, password }),
  );
  if (landed.path.startsWith('/en/login') || landed.status !== 200) {
    throw new Error(
      `${email} could not sign in (${landed.status}): give --staff-password, or let the demo's accounts be`,
    );
  }
  return browser;
}

const SCRIPT = /\/_next\/static\/[^"'\\\s]+?\.js/g;

/** The id of a server action of this name, read from the scripts of a page as its browser reads them. */
export async function findAction(browser: PlainBrowser, html: string, name: string): Promise<string> {
  const pattern = new RegExp(`createServerReference\\)?\\(\\s*["']([0-9a-f]+)["'][^)]*?["']${name}["']\\)`);
  for (const script of new Set(html.match(SCRIPT))) {
    const id = pattern.exec((await browser.open(script)).text)?.[1];
    if (id) return id;
  }
  throw new Error(`no script of the page names the action ${name}`);
}
