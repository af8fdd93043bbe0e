import { isDeepStrictEqual } from 'node:util';
import { expect } from '@playwright/test';
import { pages } from '../access/pages';
import { addressIn } from '../access/read-world';
import { routes } from '../access/routes';
import type { World } from '../access/world';
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

const directivesOf = (policy = ''): Record<string, string> =>
  Object.fromEntries(policy.split('; ').map((text) => text.split(/ (.*)/, 2) as [string, string]));

test('public pages set no cookie and load nothing from elsewhere', async ({ request }) => {
  for (const path of PUBLIC) {
    const headers = (await request.get(path)).headers();
    expect(headers['set-cookie'], path).toBeUndefined();
    expect(directivesOf(headers['content-security-policy']), path).toEqual({
      'default-src': "'self'",
      'script-src': "'self' 'unsafe-inline'",
      'script-src-attr': "'none'",
      'style-src': "'self' 'unsafe-inline'",
      'img-src': "'self' data: blob:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'frame-src': "'none'",
      'frame-ancestors': "'none'",
      'base-uri': "'self'",
      'form-action': "'self'",
      'object-src': "'none'",
      'media-src': "'none'",
      'worker-src': "'none'",
    });
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['x-frame-options'], path).toBe('DENY');
    expect(headers['referrer-policy'], path).toBe('strict-origin-when-cross-origin');
    expect(headers['permissions-policy'], path).toContain('camera=()');
    expect(headers['cross-origin-opener-policy'], path).toBe('same-origin');
    expect(headers['x-powered-by'], path).toBeUndefined();
  }
});

test('every answer carries the headers, files and refusals too', async () => {
  const paths = [
    '/nothing-here',
    '/favicon.ico',
    '/robots.txt',
    ...routes.map(({ path }) => addressIn(world, path)),
  ];
  for (const path of paths) {
    const { headers } = await send(base, path);
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['referrer-policy'], path).toBeTruthy();
  }
});

test('workspace pages run scripts by nonce alone, connect to the channels alone, and nothing is refused', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const cookie = { name: world.cookieName, value: world.cookies.admin ?? '' };
  const page = await openBrowser(browser, { baseURL: base, cookie });
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content[- ]Security[- ]Policy/i.test(message.text())) refused.push(message.text());
  });
  for (const { path, opens, role } of pages) {
    if (!opens.includes('admin')) continue;
    const response = await page.goto(addressIn(world, path));
    const policy = directivesOf(response?.headers()['content-security-policy']);
    if (role === null) continue;
    expect(policy['script-src'], path).toMatch(
      /^'self' 'nonce-[\da-f]{32}' 'sha256-[^']+' 'strict-dynamic'$/,
    );
    const host = new URL(base).hostname;
    expect(policy['connect-src'], path).toMatch(new RegExp(`^'self' ws://${host}:\\d+ wss://${host}:\\d+$`));
  }
  expect(refused).toEqual([]);
  await page.context().close();
});

test('what is not ours is refused by the browser', async ({ browser }) => {
  const cookie = { name: world.cookieName, value: world.cookies.admin ?? '' };
  const page = await openBrowser(browser, { baseURL: base, cookie });
  const refusedBy = (directive: string, attempt: () => unknown) =>
    page.evaluate(
      ([name, source]) =>
        new Promise<boolean>((resolve) => {
          addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
            if (effectiveDirective === name) resolve(true);
          });
          setTimeout(() => resolve(false), 3_000);
          new Function(`(${source})()`)();
        }),
      [directive, attempt.toString()] as const,
    );
  const handler = () =>
    document.body.insertAdjacentHTML('beforeend', '<img src="/absent.png" onerror="window.hurt = true">');
  const frame = () =>
    document.body.insertAdjacentHTML('beforeend', '<iframe src="https://evil.example/"></iframe>');
  const connect = () => void new WebSocket('ws://127.0.0.1:9/app/x');
  const script = () => {
    location.href = 'javascript:void (window.hurt = true)';
  };
  for (const path of ['/hosting', '/crm/pipeline']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await refusedBy('script-src-attr', handler), `handler on ${path}`).toBe(true);
    expect(await refusedBy('connect-src', connect), `connection from ${path}`).toBe(true);
    expect(await refusedBy('frame-src', frame), `frame on ${path}`).toBe(true);
    // Static pages cannot tell an inline script of theirs from another: security-headers.ts says why.
    if (path !== '/hosting')
      expect(await refusedBy('script-src-elem', script), `script on ${path}`).toBe(true);
    expect(await page.evaluate(() => 'hurt' in window), path).toBe(false);
  }
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

test('what a request says beside its address changes nothing that is kept for everybody', async () => {
  const unkeyed: Record<string, string>[] = [
    { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', 'x-forwarded-port': '81' },
    { 'x-forwarded-proto': 'https' },
    { 'x-forwarded-prefix': '/evil', 'x-original-url': '/evil', 'x-rewrite-url': '/evil' },
    { 'content-security-policy': "script-src 'nonce-evil'", 'x-nonce': 'evil' },
    { 'accept-language': 'en', cookie: 'NEXT_LOCALE=en; theme=dark' },
    { cookie: cookieOf('admin') },
    {
      'x-middleware-rewrite': '/evil',
      'x-middleware-override-headers': 'x-evil',
      'x-middleware-request-x-evil': '1',
    },
    { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    { 'x-middleware-prefetch': '1', purpose: 'prefetch' },
    {
      'x-matched-path': '/evil',
      'x-invoke-path': '/evil',
      'x-invoke-status': '500',
      'x-now-route-matches': '1=evil',
    },
    { 'x-nextjs-data': '1', 'x-prerender-revalidate': 'guess', 'next-url': '/evil' },
    { 'x-http-method-override': 'DELETE', 'user-agent': 'evil', referer: 'https://evil.example' },
    { origin: 'https://evil.example' },
  ];
  const kept = [
    ...PUBLIC.filter((path) => path !== '/login'),
    '/robots.txt',
    '/sitemap.xml',
    '/api/v1/catalogue',
  ];
  const essence = ({ status, body, headers }: Answer) => {
    const changing = /^(?:date|age|connection|keep-alive|x-nextjs-(?:cache|prerender))$/;
    const kept = Object.entries(headers).filter(([name]) => !changing.test(name));
    return { status, body, headers: Object.fromEntries(kept) };
  };
  for (const path of kept) {
    const before = essence(await send(base, path));
    expect(before.headers['cache-control'], path).not.toContain('private');
    for (const headers of unkeyed) {
      // Made anew now and then, and kept for a second: the plain answer may be a little behind, or ahead.
      const isPlain = async () => {
        const answer = essence(await send(base, path, { headers }));
        return isDeepStrictEqual(answer, essence(await send(base, path)));
      };
      await expect.poll(isPlain, { message: `${path} with ${JSON.stringify(headers)}` }).toBe(true);
    }
    // As data, the same address answers something else: a cache is told to keep the two apart, or to keep nothing.
    const asData = await send(base, path, { headers: { rsc: '1' } });
    if (asData.status === 307) expect(asData.headers['cache-control'], path).toBeUndefined();
    else if (asData.body !== before.body)
      expect(`${asData.headers.vary}`.toLowerCase(), path).toContain('rsc');
    expect([200, 307], path).toContain(asData.status);
  }
});

test('no request chooses the nonce of a page', async () => {
  const headers = { 'content-security-policy': "script-src 'nonce-evilevilevil'", 'x-nonce': 'evilevilevil' };
  for (const path of [
    '/login',
    '/register',
    addressIn(world, '/set-password/{passwordToken}'),
    '/nothing-here',
  ]) {
    expect((await send(base, path, { headers })).body, path).not.toContain('evilevilevil');
  }
  const inside = await send(base, '/crm', { headers: { ...headers, cookie: cookieOf('admin') } });
  expect(inside.body).not.toContain('evilevilevil');
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
