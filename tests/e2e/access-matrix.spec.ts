import { existsSync } from 'node:fs';
import { type APIRequestContext, expect, request as requests } from '@playwright/test';
import { parseChannel } from '@/lib/realtime/channels';
import { actions } from '../access/actions';
import { type BuiltAction, builtActions, callAction, pathOf } from '../access/call-action';
import { channelAccess } from '../access/channels';
import { pages } from '../access/pages';
import { PERSONAS, type Persona } from '../access/personas';
import { addressIn } from '../access/read-world';
import { routes } from '../access/routes';
import type { World } from '../access/world';
import { sourceFiles } from '../setup/source-files';
import { test } from './backstage';

let world: World;
const as = {} as Record<Persona, APIRequestContext>;

test.beforeAll(async ({ backstage, baseURL }) => {
  world = await backstage.world();
  for (const persona of PERSONAS) {
    as[persona] = await requests.newContext({
      baseURL,
      extraHTTPHeaders: { Origin: baseURL ?? '' },
      storageState: { cookies: sessionCookies(persona, baseURL ?? ''), origins: [] },
    });
  }
});

function sessionCookies(persona: Persona, baseURL: string) {
  const value = world.cookies[persona];
  const { hostname: domain } = new URL(baseURL);
  const rest = { domain, path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' as const };
  return value ? [{ name: world.cookieName, value, ...rest }] : [];
}

test.afterAll(async () => {
  await Promise.all(Object.values(as).map((context) => context.dispose()));
});

const inApp = (ending: string) =>
  sourceFiles(['app'])
    .filter((path) => path.endsWith(ending))
    .map((path) => path.slice('app/'.length).replace(/\.tsx?$/, ''));

test('every page is in the matrix', () => {
  const known = new Set(pages.map(({ file }) => `[locale]/${file}`));
  const missing = inApp('/page.tsx').filter((file) => !known.has(file) && file !== '[locale]/[...rest]/page');
  expect(missing).toEqual([]);
  expect(pages.filter(({ file }) => !existsSync(`app/[locale]/${file}.tsx`))).toEqual([]);
});

test('every JSON route is in the matrix', () => {
  const known = new Set(routes.map(({ file }) => `${file}/route`));
  expect(inApp('/route.ts').filter((file) => !known.has(file))).toEqual([]);
});

test('every action is in the matrix', () => {
  const built = builtActions().map(({ file, name }) => `${file} ${name}`);
  const known = Object.entries(actions).flatMap(([file, byName]) =>
    Object.keys(byName).map((name) => `${file} ${name}`),
  );
  expect(built.length).toBeGreaterThan(10);
  expect(built.sort()).toEqual(known.sort());
});

// The language of a page changes its words, not who may see it: in English one of each role.
const ONE_OF_EACH: readonly Persona[] = ['nobody', 'client', 'seller', 'admin'];

for (const { file, path, opens } of pages) {
  for (const prefix of ['', '/en']) {
    test(`page ${prefix}${path} (${file})`, async () => {
      const address = addressIn(world, `${prefix}${path}`.replace(/(.)\/$/, '$1'));
      const look = async (persona: Persona) => {
        const response = await as[persona].get(address);
        const atLogin = new URL(response.url()).pathname.endsWith('/login') && !path.endsWith('/login');
        const html = await response.text();
        // A page that began to stream before it knew says so inside its content.
        const absent = response.status() === 404 || html.includes('NEXT_HTTP_ERROR_FALLBACK;404');
        const seen = atLogin || absent ? 'closed' : `${response.status()}`;
        expect(seen, `${persona} at ${address}`).toBe(opens.includes(persona) ? '200' : 'closed');
        if (seen === 'closed') expect(html, persona).not.toContain('@world.test');
      };
      await Promise.all((prefix === '' ? PERSONAS : ONE_OF_EACH).map(look));
    });
  }
}

for (const route of routes) {
  test(`${route.method} ${route.path}`, async () => {
    for (const persona of PERSONAS) {
      const response = await as[persona].fetch(addressIn(world, route.path), {
        method: route.method,
        data: route.body,
        maxRedirects: 0,
      });
      const expected = route.opens.includes(persona) ? route.status : route.refusal;
      const closed = !route.opens.includes(persona) && response.status() === 307;
      expect(closed ? route.refusal : response.status(), persona).toBe(expected);
    }
  });
}

for (const [name, cases] of Object.entries(channelAccess)) {
  test(`channel ${name}`, async () => {
    for (const { name: nameIn, opens } of cases) {
      const channel = nameIn(world.values);
      expect(parseChannel(channel)?.kind).toBe(name);
      for (const persona of PERSONAS) {
        const response = await as[persona].post('/api/pusher/auth', {
          form: { socket_id: '123.456', channel_name: channel },
        });
        expect(response.status(), `${persona} listens to ${channel}`).toBe(
          opens.includes(persona) ? 200 : 403,
        );
      }
    }
  });
}

test('actions: only those who may act get past the guard', async () => {
  test.setTimeout(240_000);
  // Signing out ends the sessions of the others' calls, so it comes last.
  const isLast = ({ name }: BuiltAction) => Number(name === 'signOutAction');
  for (const action of builtActions().sort((one, other) => isLast(one) - isLast(other))) {
    const allowed = actions[action.file]?.[action.name] ?? [];
    const call = async (persona: Persona) => {
      const answer = await callAction(as[persona], action, pathOf(action, world));
      expect(answer, `${persona} calls ${action.name}`).toBe(
        allowed.includes(persona) ? 'passes' : 'refused',
      );
    };
    await Promise.all(PERSONAS.map(call));
  }
});
