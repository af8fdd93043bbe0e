import { execFileSync } from 'node:child_process';
import { expect } from '@playwright/test';
import fc from 'fast-check';
import { messagesOf } from '@/lib/i18n/messages';
import { actions } from '../access/actions';
import { type BuiltAction, builtActions, pathOf } from '../access/call-action';
import { pages } from '../access/pages';
import type { Persona } from '../access/personas';
import { addressIn } from '../access/read-world';
import { routes } from '../access/routes';
import type { World } from '../access/world';
import { actionForms, formsOf } from '../fuzz/action-forms';
import { brokenCalls, brokenPlainForms } from '../fuzz/broken-calls';
import { hostileQuery, hostileSegment } from '../fuzz/hostile-addresses';
import { asEntries, callBody, changed, changes, FORM_TYPE, plainBody } from '../fuzz/hostile-forms';
import { hostileHeaders } from '../fuzz/hostile-headers';
import { HOSTILE_TEXTS } from '../fuzz/hostile-values';
import { type Answer, send, sendRaw } from '../fuzz/http';
import { brokenJson, changedJson, contentTypes, jsonBodies, jsonChanges } from '../fuzz/json-bodies';
import { everyCase, isLongRun } from '../fuzz/runs';
import { allSearchParams } from '../fuzz/search-params';
import { faultOf, messageOf } from '../fuzz/verdict';
import { test } from './backstage';

const { errors } = messagesOf('fr');

// Everything of the access matrix, with input that nobody sends by mistake: never a fault of the server, never a word
// about its inside, and in the end nothing stored that the schemas would refuse.

let world: World;
let base: string;

test.beforeAll(async ({ backstage }, info) => {
  world = await backstage.world();
  base = info.project.use.baseURL ?? '';
});
test.beforeEach(() => test.setTimeout(isLongRun ? 0 : 240_000));

/** Where numbers and days end: the schema, the column, the calendar. */
const EDGES = [
  '2147483648',
  '9007199254740992',
  '-1',
  '9999-12-31',
  '0000-01-01',
  '9999-12-31T23:59',
  '1e308',
];

const ORDER: readonly Persona[] = ['admin', 'seller', 'client'];

/** Who may do it; for what anybody may do, a visitor. */
function cookieFor(opens: readonly Persona[]): Record<string, string> {
  const persona = opens.includes('nobody') ? undefined : ORDER.find((each) => opens.includes(each));
  return persona ? { cookie: `${world.cookieName}=${world.cookies[persona]}` } : {};
}

const matrixActions = Object.values(actions).flatMap((byName) => Object.entries(byName));

type Called = { action: BuiltAction; path: string; headers: Record<string, string> };

function callOf(action: BuiltAction, opens: readonly Persona[]): Called {
  // Signing out would end the session that the other cases need.
  const cookie =
    action.name === 'signOutAction'
      ? { cookie: `${world.cookieName}=${world.cookies.otherSeller}` }
      : cookieFor(opens);
  const headers = { ...cookie, origin: base, 'content-type': FORM_TYPE, accept: 'text/x-component' };
  return { action, path: pathOf(action, world), headers };
}

const call = ({ action, path, headers }: Called, body: Buffer | string, more = {}): Promise<Answer> =>
  send(base, path, { method: 'POST', headers: { 'next-action': action.id, ...headers, ...more }, body });

function everyAction(): Called[] {
  const opens = new Map(matrixActions);
  return builtActions().map((action) => callOf(action, opens.get(action.name) ?? []));
}

test('every action has a form, and its schema takes it', async () => {
  const built = builtActions().map(({ name }) => name);
  expect(Object.keys(actionForms).sort()).toEqual([...built].sort());
  expect(Object.keys(actionForms).sort()).toEqual(matrixActions.map(([name]) => name).sort());
  for (const called of everyAction().filter(({ action }) => action.name !== 'signOutAction')) {
    for (const form of formsOf(called.action.name)) {
      const answer = await call(called, callBody(asEntries(form(world.values))));
      expect(faultOf(answer), called.action.name).toBeNull();
      expect(answer.status, called.action.name).toBe(200);
      const { check_fields, forbidden, signed_out } = errors;
      expect([check_fields, forbidden, signed_out], called.action.name).not.toContain(messageOf(answer));
    }
  }
});

test('every field of every action with one hostile value, all else being right', async () => {
  const faults: string[] = [];
  let turn = 0;
  for (const called of everyAction().filter(({ action }) => action.name !== 'signOutAction')) {
    const fields = formsOf(called.action.name).flatMap((form) =>
      Object.keys(form(world.values)).map((field) => ({ form, field })),
    );
    for (const { form, field } of fields) {
      // A short run takes the values in turn, a long one all of them.
      const inTurn =
        turn % 2 === 0 ? EDGES[(turn / 2) % EDGES.length] : HOSTILE_TEXTS[(turn * 29) % HOSTILE_TEXTS.length];
      const values = isLongRun ? [...EDGES, ...HOSTILE_TEXTS] : [inTurn ?? ''];
      turn += 1;
      for (const value of values) {
        const answer = await call(called, callBody(asEntries({ ...form(world.values), [field]: value })));
        const fault = faultOf(answer);
        if (fault) faults.push(`${called.action.name}: ${field} = ${value.slice(0, 60)}: ${fault}`);
      }
    }
  }
  expect(faults).toEqual([]);
});

test('actions', async () => {
  for (const called of everyAction()) {
    const cases = fc.record({
      form: fc.constantFrom(...formsOf(called.action.name)),
      all: changes,
      isPlain: fc.nat({ max: 3 }).map((chance) => chance === 0),
    });
    await everyCase(cases, 3, async ({ form, all, isPlain }) => {
      const entries = changed(form(world.values), all);
      const { 'next-action': _, ...headers } = { 'next-action': '', ...called.headers };
      const answer = isPlain
        ? await send(base, called.path, {
            method: 'POST',
            headers,
            body: plainBody(called.action.id, entries),
          })
        : await call(called, callBody(entries));
      const fault = faultOf(answer);
      return fault && `${called.action.name}: ${fault}`;
    });
  }
});

test('calls of actions that no page sends', async () => {
  const [called] = everyAction().filter(({ action }) => action.name === 'markReadAction');
  if (!called) throw new Error('no action to call');
  for (const [name, { headers, body }] of Object.entries(brokenCalls)) {
    const answer = await call(called, body, headers);
    expect(faultOf(answer), name).toBeNull();
    expect(answer.body, name).not.toContain('"ok":true');
  }
  for (const [name, body] of Object.entries(brokenPlainForms(called.action.id))) {
    expect(
      faultOf(await send(base, called.path, { method: 'POST', headers: called.headers, body })),
      name,
    ).toBeNull();
  }
  for (const id of ['', 'x', '../..', '__proto__', 'toString', '0'.repeat(42), 'f'.repeat(5_000)]) {
    const answer = await call({ ...called, action: { ...called.action, id } }, callBody([]));
    expect(faultOf(answer), `action ${id.slice(0, 50)}`).toBeNull();
  }
});

test('JSON routes', async () => {
  const posts = routes.filter(({ method }) => method === 'POST');
  expect(Object.keys(jsonBodies).sort()).toEqual(posts.map(({ file }) => file).sort());
  for (const route of posts) {
    const body = jsonBodies[route.file];
    const cases = fc.record({
      text: fc.oneof(
        { weight: 4, arbitrary: jsonChanges.map((all) => ({ all })) },
        { weight: 1, arbitrary: brokenJson.map((broken) => ({ broken })) },
      ),
      type: fc.oneof({ weight: 4, arbitrary: fc.constant('application/json') }, contentTypes),
    });
    await everyCase(cases, 30, async ({ text, type }) => {
      const sent =
        'broken' in text ? text.broken : (JSON.stringify(changedJson(body?.() ?? {}, text.all)) ?? '');
      const answer = await send(base, addressIn(world, route.path), {
        method: 'POST',
        headers: {
          ...(type === undefined ? {} : { 'content-type': type }),
          origin: base,
          'idempotency-key': `fuzz-${Math.random().toString(36).slice(2)}-000000`,
        },
        body: sent,
      });
      const fault = faultOf(answer);
      return fault && `${route.file}: ${fault}`;
    });
  }
});

const READABLE = [
  ...pages.flatMap((page) => ['', '/en'].map((prefix) => ({ ...page, path: `${prefix}${page.path}` }))),
  ...routes.filter(({ method }) => method === 'GET'),
].map(({ path, opens }) => ({ path: path.replace(/(.)\/$/, '$1').replace(/\?.*$/, ''), opens }));

test('search parameters of every page and route', async () => {
  const query = hostileQuery(allSearchParams());
  for (const { path, opens } of READABLE) {
    const address = addressIn(world, path);
    await everyCase(query, 1, async (text) => {
      const fault = faultOf(await send(base, `${address}?${text}`, { headers: cookieFor(opens) }));
      return fault && `${address}?${text.slice(0, 300)}: ${fault}`;
    });
  }
});

test('segments of every path', async () => {
  for (const { path, opens } of READABLE.filter(({ path }) => path.includes('{'))) {
    await everyCase(hostileSegment, 3, async (segment) => {
      const address = path.replace(/\{\w+\}/g, () => segment);
      const fault = faultOf(await send(base, address, { headers: cookieFor(opens) }));
      return fault && `${address.slice(0, 300)}: ${fault}`;
    });
  }
});

test('headers', async () => {
  const cases = fc.record({ target: fc.constantFrom(...READABLE), headers: hostileHeaders });
  await everyCase(cases, 60, async ({ target, headers }) => {
    const address = addressIn(world, target.path);
    const fault = faultOf(await send(base, address, { headers: { ...cookieFor(target.opens), ...headers } }));
    return fault && `${address}: ${fault}`;
  });
});

test('methods that a page does not have', async () => {
  const methods = ['HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'];
  const targets = [...pages.map(({ path, opens }) => ({ path, opens })), ...routes];
  for (const [at, { path, opens }] of targets.entries()) {
    const method = methods[at % methods.length] ?? 'POST';
    for (const each of isLongRun ? methods : [method]) {
      const answer = await send(base, addressIn(world, path), {
        method: each,
        headers: cookieFor(opens),
        body: '',
      });
      expect(faultOf(answer), `${each} ${path}`).toBeNull();
    }
  }
});

test('requests that are hardly HTTP', async () => {
  const head = (path: string, ...lines: string[]) =>
    `${[`GET ${path} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...lines].join('\r\n')}\r\n\r\n`;
  const requests: Record<string, string> = {
    'no host': 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
    'an address without end': head(`/hosting?${'a'.repeat(100_000)}`),
    'a header without end': head('/hosting', `X-Long: ${'a'.repeat(100_000)}`),
    'ten thousand headers': head('/hosting', ...Array.from({ length: 10_000 }, (_, at) => `X-${at}: a`)),
    'a thousand cookies': head('/crm', `Cookie: ${'authjs.session-token=a; '.repeat(500)}`),
    'two lengths': `${head('/api/v1/pricing', 'Content-Length: 3', 'Content-Length: 4').replace('GET', 'POST')}abc`,
    'a length and chunks': `${head('/api/v1/pricing', 'Content-Length: 3', 'Transfer-Encoding: chunked').replace('GET', 'POST')}0\r\n\r\n`,
    'a length that is none': head('/hosting', 'Content-Length: -1'),
    'another protocol': 'HELO example\r\n\r\n',
    'a full address': head('http://evil.example/hosting'),
    'an address without slash': head('hosting'),
    'many slashes': head('//evil.example/%2e%2e'),
    'back slashes': head('/\\evil.example'),
    'an odd host': 'GET /crm HTTP/1.1\r\nHost: a"b;script-src *\r\nConnection: close\r\n\r\n',
    'a dangling percent': head('/%'),
    'half a character': head('/%ed%a0%80'),
    'an upgrade to something else': head('/', 'Upgrade: nothing', 'Connection: Upgrade'),
    'an image from elsewhere': head('/_next/image?url=http%3A%2F%2F169.254.169.254%2F&w=640&q=75'),
    'a file from outside': head('/_next/static/../../../package.json'),
  };
  for (const [name, text] of Object.entries(requests)) {
    const answer = await sendRaw(base, text);
    // Of these the connection may be closed without a word.
    if (answer.status !== 0 || name === 'a dangling percent') expect(faultOf(answer), name).toBeNull();
    expect(answer.body, name).not.toMatch(/"dependencies"|root:x:/);
  }
});

test('it still answers, and what it stored keeps its rules', async () => {
  expect((await send(base, '/hosting')).status).toBe(200);
  expect((await send(base, '/api/health')).status).toBe(200);
  const script = ['tsx', '--tsconfig', 'tsconfig.scripts.json', 'tests/fuzz/read-stored.ts'];
  const output = execFileSync('npx', script, {
    encoding: 'utf8',
    env: { ...process.env, LOG_LEVEL: 'silent' },
    maxBuffer: 2 ** 26,
  });
  const stored = JSON.parse(output.slice(output.indexOf('{'))) as { rows: number; problems: string[] };
  expect(stored.rows).toBeGreaterThan(100);
  expect(stored.problems).toEqual([]);
});
