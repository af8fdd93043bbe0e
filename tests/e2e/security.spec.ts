import { type APIRequestContext, expect, test } from '@playwright/test';
import { builtActions } from '../access/call-action';
import { readWorld } from '../access/read-world';
import type { World } from '../access/world';
import { openBrowser } from './people';

let world: World;

test.beforeAll(() => {
  world = readWorld();
});

const cookieOf = (persona: 'client' | 'seller' | 'admin') => `${world.cookieName}=${world.cookies[persona]}`;
const PUBLIC = ['/', '/hosting', '/hosting/order', '/request-service', '/en/hosting', '/login', '/docs'];

test('public pages set no cookie and load nothing from elsewhere', async ({ request }) => {
  for (const path of PUBLIC) {
    const { headers } = { headers: (await request.get(path)).headers() };
    expect(headers['set-cookie'], path).toBeUndefined();
    expect(headers['content-security-policy'], path).toContain("default-src 'self'");
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['referrer-policy'], path).toBeTruthy();
    expect(headers['x-powered-by'], path).toBeUndefined();
  }
});

test('strict transport is asked for over TLS and only there', async ({ request }) => {
  expect((await request.get('/hosting')).headers()['strict-transport-security']).toBeUndefined();
  const secure = await request.get('/hosting', { headers: { 'x-forwarded-proto': 'https' } });
  expect(secure.headers()['strict-transport-security']).toContain('max-age=');
});

test('workspace pages run scripts by nonce alone, and none is refused', async ({ browser, baseURL }) => {
  const cookie = { name: world.cookieName, value: world.cookies.admin ?? '' };
  const page = await openBrowser(browser, { baseURL, cookie });
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  for (const path of ['/crm/pipeline', '/live-pulse', '/admin/users']) {
    const response = await page.goto(path);
    const policy = response?.headers()['content-security-policy'] ?? '';
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
    expect(scripts, path).toMatch(/'nonce-[\w-]{20,}'/);
    expect(scripts, path).not.toContain('unsafe-inline');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  expect(refused).toEqual([]);
  await page.context().close();
});

test('two answers never share a nonce', async ({ request }) => {
  const nonce = async () => {
    const response = await request.get('/crm', { headers: { Cookie: cookieOf('admin') } });
    return /'nonce-([\w-]+)'/.exec(response.headers()['content-security-policy'] ?? '')?.[1];
  };
  const [first, second] = [await nonce(), await nonce()];
  expect(first).toBeTruthy();
  expect(first).not.toBe(second);
});

test('the header that skips middleware opens nothing', async ({ request }) => {
  for (const value of ['middleware', 'middleware:middleware:middleware:middleware:middleware']) {
    const response = await request.get('/crm/pipeline', {
      headers: { 'x-middleware-subrequest': value },
      maxRedirects: 0,
    });
    expect(response.status(), value).toBe(307);
    expect(response.headers().location, value).toContain('/login');
  }
});

test('a foreign host or forwarded host never gets into a redirect', async ({ request }) => {
  const response = await request.get('/crm', {
    headers: { 'X-Forwarded-Host': 'evil.example' },
    maxRedirects: 0,
  });
  expect(response.headers().location).not.toContain('evil.example');
});

test('signing in leads to pages of this site only, and to a new session', async ({ browser, baseURL }) => {
  for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', '/crm']) {
    const page = await openBrowser(browser, {
      baseURL,
      cookie: { name: world.cookieName, value: 'planted' },
    });
    await page.goto(`/login?next=${encodeURIComponent(next)}`);
    await page.locator('input[name=email]').fill('seller@cloudnexus.test');
    await page.locator('input[name=password]').fill('cloudnexus-demo');
    await page.locator('main button[type=submit]').click();
    await expect(page).toHaveURL(`${baseURL}/crm`);
    const session = (await page.context().cookies()).find(({ name }) => name === world.cookieName);
    expect(session?.value).not.toBe('planted');
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    await page.context().close();
  }
});

test('a session that was left opens nothing any more', async ({ browser, baseURL, request }) => {
  const page = await openBrowser(browser, { baseURL });
  await page.goto('/login');
  await page.locator('input[name=email]').fill('seller2@cloudnexus.test');
  await page.locator('input[name=password]').fill('cloudnexus-demo');
  await page.locator('main button[type=submit]').click();
  await expect(page).toHaveURL(`${baseURL}/crm`);
  const session = (await page.context().cookies()).find(({ name }) => name === world.cookieName);
  const headers = { Cookie: `${world.cookieName}=${session?.value}` };
  expect((await request.get('/crm', { headers, maxRedirects: 0 })).status()).toBe(200);
  const csrf = (await (await page.request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  await page.request.post('/api/auth/signout', { form: { csrfToken: csrf.csrfToken } });
  const left = await request.get('/crm', { headers });
  expect(new URL(left.url()).pathname).toBe('/login');
  expect(await (await request.get('/api/auth/session', { headers })).text()).toMatch(/^(null|\{\})?$/);
  await page.context().close();
});

test('an action sent from another site is refused', async ({ request }) => {
  const action = builtActions().find(({ name }) => name === 'markAllReadAction');
  expect(action).toBeDefined();
  const send = (origin: string) =>
    request.post('/crm', {
      headers: { 'Next-Action': action?.id ?? '', Origin: origin, Cookie: cookieOf('seller') },
      multipart: { '0': JSON.stringify([{ ok: null }, '$K1']) },
    });
  const own = new URL((await request.get('/hosting')).url()).origin;
  expect((await send(own)).status()).toBe(200);
  expect((await send('https://evil.example')).status()).toBeGreaterThanOrEqual(400);
});

const GARBAGE: readonly [string, string][] = [
  ['nothing', ''],
  ['not JSON', '{"plan":'],
  ['a list', '[]'],
  ['null', 'null'],
  ['a number', '7'],
  ['prototype keys', '{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'],
  ['a NUL byte', '{"plan":"starter","name":"a\\u0000b","email":"a@b.fr"}'],
  ['half a surrogate pair', '{"plan":"starter","name":"a\\ud800b"}'],
  ['100 000 characters', JSON.stringify({ plan: 'x'.repeat(100_000) })],
  ['deep nesting', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
  ['arrays for text', '{"plan":["starter"],"quantity":{"a":1}}'],
  ['numbers at the edges', '{"plan":"starter","quantity":1e308,"commitment":-0.5}'],
];

for (const path of ['/api/v1/pricing', '/api/v1/requests', '/api/pulse/forms']) {
  test(`garbage to ${path} is answered, never a fault`, async ({ request }) => {
    for (const [name, data] of GARBAGE) {
      const response = await request.post(path, {
        data,
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'garbage' },
      });
      expect(response.status(), name).toBeGreaterThanOrEqual(400);
      expect(response.status(), name).toBeLessThan(500);
      expect(await response.text(), name).not.toMatch(/at \w+ \(|node_modules/);
    }
  });
}

test('strange addresses are not found, never a fault', async ({ request }) => {
  const paths = [
    '/crm/leads/%00',
    '/crm/leads/..%2f..%2fetc',
    `/crm/leads/${'x'.repeat(3_000)}`,
    '/crm/leads?q=%00',
    '/crm/leads?cursor=%00&sort=nothing',
    '/search?q=%00',
    '/notifications?after=%00',
    '/hosting/dashboard/%00',
    '/hosting/order/received/%00',
    '/docs/guides/..%2f..%2fpackage.json',
  ];
  for (const path of paths) {
    const response = await request.get(path, { headers: { Cookie: cookieOf('admin') } });
    expect(response.status(), path).toBeLessThan(500);
    expect(await response.text(), path).not.toContain('node_modules/');
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
