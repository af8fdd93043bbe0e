import { type APIRequestContext, expect } from '@playwright/test';
import { builtActions } from '../access/call-action';
import type { World } from '../access/world';
import { asEntries, callBody, FORM_TYPE, plainBody } from '../fuzz/hostile-forms';
import { type Answer, send } from '../fuzz/http';
import { test } from './backstage';
import { openBrowser } from './people';

let world: World;
let base: string;

test.beforeAll(async ({ backstage }, info) => {
  world = await backstage.world();
  base = info.project.use.baseURL ?? '';
});

const cookieOf = (persona: 'client' | 'seller' | 'otherSeller' | 'admin') =>
  `${world.cookieName}=${world.cookies[persona]}`;

const PUBLIC = ['/', '/hosting', '/hosting/order', '/request-service', '/en/hosting', '/login', '/docs'];

const EVIL = { host: 'evil.example', 'x-forwarded-host': 'evil.example' };
const FOREIGN_HOSTS: Record<string, string>[] = [
  { host: 'evil.example' },
  { 'x-forwarded-host': 'evil.example' },
  { forwarded: 'host=evil.example' },
  EVIL,
];

test('a foreign host gets into no redirect, no page and no answer', async () => {
  const paths = [...PUBLIC, '/crm', '/fr/hosting', '/robots.txt', '/sitemap.xml', '/api/v1/openapi.json'];
  const auth = ['/api/auth/signin', '/api/auth/signout', '/api/auth/providers', '/api/auth/error'];
  for (const headers of FOREIGN_HOSTS) {
    for (const path of [...paths, ...auth]) {
      const answer = await send(base, path, { headers });
      const where = `${path} with ${JSON.stringify(headers)}`;
      expect(answer.status, where).toBeLessThan(500);
      expect(`${answer.headers.location} ${answer.headers['set-cookie']}`, where).not.toContain(
        'evil.example',
      );
      expect(answer.body, where).not.toContain('evil.example');
    }
  }
});

test('links in e-mails lead here, whatever host asked for them', async () => {
  const email = `host-${Date.now()}@world.test`;
  const answer = await callAction(
    'registerAction',
    { name: 'Ada', email, website: '' },
    { ...EVIL, origin: 'http://evil.example' },
  );
  expect(answer.body).toContain('"ok":true');
  const cookie = { cookie: cookieOf('admin') };
  const letter = async () => {
    const list = await send(base, `/admin/mailbox?q=${email}`, { headers: cookie });
    const href = /href="(\/admin\/mailbox\/[\w-]+)"/.exec(list.body)?.[1];
    return href ? (await send(base, href, { headers: cookie })).body : '';
  };
  await expect.poll(letter, { timeout: 15_000 }).toContain(`${base}/set-password/`);
  expect(await letter()).not.toContain('evil.example');
});

/** Calls an action as a page does, from a visitor unless `more` says otherwise. */
function callAction(
  name: string,
  fields: Record<string, string>,
  more: Record<string, string> = {},
): Promise<Answer> {
  const action = builtActions().find((each) => each.name === name);
  const headers = { 'next-action': action?.id ?? '', 'content-type': FORM_TYPE, origin: base, ...more };
  return send(base, '/login', { method: 'POST', headers, body: callBody(asEntries(fields)) });
}

const ELSEWHERE = [
  'https://evil.example',
  'http:evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/en//evil.example/..//',
  '/.//evil.example',
  '/..//evil.example',
  '//evil.example@localhost',
  'javascript:alert(1)',
  'data:text/html,x',
  ' //evil.example',
  '\u2028//evil.example',
  '/%0d%0aLocation:https://evil.example',
  '/api/auth/signout',
];

const leadsHere = (location: string | string[] | undefined) =>
  new URL(String(location).split(';')[0] ?? '', base).origin === new URL(base).origin;

test('no way back leads elsewhere', async () => {
  const signIn = { email: 'seller@cloudnexus.test', password: 'cloudnexus-demo' };
  for (const next of ELSEWHERE) {
    const { headers } = await callAction('signInAction', { ...signIn, next });
    const target = headers['x-action-redirect'];
    expect(target, next).toBeTruthy();
    expect(leadsHere(target), `${next} → ${target}`).toBe(true);
    expect(String(target), next).not.toMatch(/^(?:javascript|data):|signout/);
    const address = `/login?next=${encodeURIComponent(next)}`;
    const signedIn = await send(base, address, { headers: { cookie: cookieOf('seller') } });
    const moved = signedIn.headers.location ?? /NEXT_REDIRECT;\w+;([^;]*);/.exec(signedIn.body)?.[1];
    expect(leadsHere(moved), `${next} → ${moved}`).toBe(true);
    expect(moved, next).toMatch(/^\/(?!api)/);
    for (const page of ['signin', 'signout', 'error']) {
      const auth = await send(base, `/api/auth/${page}?callbackUrl=${encodeURIComponent(next)}`);
      if (auth.headers.location) expect(leadsHere(auth.headers.location), `${page} ${next}`).toBe(true);
    }
  }
});

test('signing in leads to pages of this site only, and to a new session', async ({ browser }) => {
  for (const next of ['/\\evil.example', '/crm']) {
    const page = await openBrowser(browser, {
      baseURL: base,
      cookie: { name: world.cookieName, value: 'planted' },
    });
    await page.goto(`/login?next=${encodeURIComponent(next)}`);
    await page.locator('input[name=email]').fill('seller@cloudnexus.test');
    await page.locator('input[name=password]').fill('cloudnexus-demo');
    await page.locator('main button[type=submit]').click();
    await expect(page).toHaveURL(`${base}/crm`);
    // Loaded anew, so that the workspace's own policy counts, which lets its live connection through.
    expect(await page.evaluate(() => document.querySelector('script[nonce]') !== null)).toBe(true);
    expect(await page.evaluate(() => performance.getEntriesByType('navigation')[0]?.name)).toBe(
      `${base}/crm`,
    );
    const session = (await page.context().cookies()).find(({ name }) => name === world.cookieName);
    expect(session?.value).not.toBe('planted');
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    await page.context().close();
  }
});

test('a session that was left opens nothing any more', async ({ browser, request }) => {
  const page = await openBrowser(browser, { baseURL: base });
  await page.goto('/login');
  await page.locator('input[name=email]').fill('seller2@cloudnexus.test');
  await page.locator('input[name=password]').fill('cloudnexus-demo');
  await page.locator('main button[type=submit]').click();
  await expect(page).toHaveURL(`${base}/crm`);
  const session = (await page.context().cookies()).find(({ name }) => name === world.cookieName);
  const headers = { Cookie: `${world.cookieName}=${session?.value}` };
  expect((await request.get('/crm', { headers, maxRedirects: 0 })).status()).toBe(200);
  // The open page would notice at once and load anew, in the middle of what follows.
  await page.goto('about:blank');
  const csrf = (await (await page.request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  await page.request.post('/api/auth/signout', {
    form: { csrfToken: csrf.csrfToken },
    headers: { Origin: base },
  });
  const left = await request.get('/crm', { headers });
  expect(new URL(left.url()).pathname).toBe('/login');
  expect(await (await request.get('/api/auth/session', { headers })).text()).toMatch(/^(null|\{\})?$/);
  await page.context().close();
});

const FOREIGN_ORIGINS = ['https://evil.example', 'null', 'http://', 'http://localhost.evil.example'];

test('a form sent from another site is refused, with scripts or without', async () => {
  const action = builtActions().find(({ name }) => name === 'markAllReadAction');
  const cookie = { cookie: cookieOf('seller'), 'content-type': FORM_TYPE };
  const called = (headers: Record<string, string>) =>
    send(base, '/crm', {
      method: 'POST',
      headers: { 'next-action': action?.id ?? '', ...cookie, ...headers },
      body: callBody([]),
    });
  const plain = (headers: Record<string, string>) =>
    send(base, '/crm', {
      method: 'POST',
      headers: { ...cookie, ...headers },
      body: plainBody(action?.id ?? '', []),
    });
  expect((await called({ origin: base })).body).toContain('"ok":true');
  expect((await plain({ origin: base })).status).toBe(200);
  for (const origin of FOREIGN_ORIGINS) {
    for (const refused of [await called({ origin }), await plain({ origin })]) {
      expect(refused.status, origin).toBe(403);
      expect(refused.body, origin).toBe('');
    }
  }
  expect((await plain({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
});

test('another site can neither sign anybody out nor listen in their name', async () => {
  const cookie = cookieOf('otherSeller');
  const csrf = await send(base, '/api/auth/csrf', { headers: { cookie } });
  const { csrfToken } = JSON.parse(csrf.body) as { csrfToken: string };
  const both = [cookie, ...(csrf.headers['set-cookie'] ?? []).map((text) => text.split(';')[0])].join('; ');
  const form = 'application/x-www-form-urlencoded';
  for (const origin of [...FOREIGN_ORIGINS, undefined]) {
    const headers = { cookie: both, 'content-type': form, ...(origin === undefined ? {} : { origin }) };
    const signOut = await send(base, '/api/auth/signout', {
      method: 'POST',
      headers,
      body: `csrfToken=${csrfToken}`,
    });
    expect(signOut.status, `${origin}`).toBe(403);
    const body = 'socket_id=1.2&channel_name=private-board';
    const listen = await send(base, '/api/pusher/auth', { method: 'POST', headers, body });
    expect(listen.status, `${origin}`).toBe(403);
  }
  // A link or an image can only GET.
  await send(base, '/api/auth/signout', { headers: { cookie: both } });
  expect((await send(base, '/crm', { headers: { cookie } })).status).toBe(200);
});

test('signing in makes a session of its own, and leaves none that was there before in force', async () => {
  const credentials = { email: 'seller@cloudnexus.test', password: 'cloudnexus-demo', next: '/crm' };
  const sessionOf = ({ headers }: Answer) =>
    headers['set-cookie']?.find((text) => text.startsWith(`${world.cookieName}=`))?.split(';')[0];
  const planted = `${world.cookieName}=planted`;
  const first = sessionOf(await callAction('signInAction', credentials, { cookie: planted }));
  const second = sessionOf(await callAction('signInAction', credentials, { cookie: first ?? '' }));
  expect(first).toBeTruthy();
  expect(first).not.toBe(planted);
  expect(second).not.toBe(first);
  expect((await send(base, '/crm', { headers: { cookie: planted } })).status).toBe(307);
  // Each sign-in is a session of its own: the end of one is not the end of the other.
  await callAction('signOutAction', { locale: 'fr' }, { cookie: first ?? '' });
  const ended = await send(base, '/crm', { headers: { cookie: first ?? '' } });
  expect(ended.status === 307 || ended.body.includes('NEXT_REDIRECT;replace;/login')).toBe(true);
  const open = await send(base, '/crm', { headers: { cookie: second ?? '' } });
  expect(open.status).toBe(200);
  expect(open.body).not.toContain('NEXT_REDIRECT');
});

test('nobody gets round a limit by claiming another address', async () => {
  const part = () => Math.floor(Math.random() * 65_536).toString(16);
  const network = `2001:db8:${part()}:${part()}`;
  const plain = `198.18.${Number.parseInt(part(), 16) % 256}.7`;
  const claims = [(at: number) => `${at}.1.1.1, ${plain}`, (at: number) => `${network}:${at}::${at}`];
  for (const claim of claims) {
    const statuses: number[] = [];
    for (let at = 1; at <= 12; at += 1) {
      const headers = {
        'x-forwarded-for': claim(at),
        'x-real-ip': `${at}.2.2.2`,
        'content-type': 'application/json',
      };
      statuses.push((await send(base, '/api/v1/requests', { method: 'POST', headers, body: '{}' })).status);
    }
    expect(statuses).toEqual([...Array(10).fill(400), 429, 429]);
  }
});

test('a deactivated account is out at its next request', async ({
  request,
}: {
  request: APIRequestContext;
}) => {
  const headers = { Cookie: `${world.cookieName}=${world.cookies.deactivated}` };
  const response = await request.get('/admin/users', { headers });
  expect(new URL(response.url()).pathname).toBe('/login');
});
