import { describe, expect, it } from 'vitest';
import { actionRefusal } from './action-gate';

type Fields = readonly [string, string][];

const OWN = { origin: 'http://localhost', host: 'localhost' };
const CALL: Fields = [
  ['_1_name', 'Ada'],
  ['0', '[{"ok":null,"values":{"a":"$$5"}},"$K1"]'],
];
const PLAIN: Fields = [
  ['$ACTION_REF_1', ''],
  ['$ACTION_1:0', '{"id":"abc","bound":"$@1"}'],
  ['$ACTION_1:1', '[{"ok":null}]'],
  ['$ACTION_KEY', 'k'],
  ['name', '$K1 is a name like any other'],
];

function request(fields: Fields, headers: Record<string, string> = {}): Request {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const sent = new Request('http://localhost/x', { method: 'POST', body: form });
  for (const [name, value] of Object.entries({ ...OWN, ...headers })) sent.headers.set(name, value);
  return sent;
}

const called = { 'next-action': 'abc' };

describe('actionRefusal', () => {
  it('lets a call and a plain form through', async () => {
    expect(await actionRefusal(request(CALL, called))).toBeNull();
    expect(await actionRefusal(request(PLAIN))).toBeNull();
  });

  it('lets through what is no action at all', async () => {
    expect(await actionRefusal(new Request('http://localhost/x'))).toBeNull();
    const json = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    expect(await actionRefusal(new Request('http://localhost/x', json))).toBeNull();
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://localhost:81' }],
    ['a page without an origin', { origin: 'null' }],
    ['an origin that is none', { origin: 'http://' }],
    ['a host that only looks alike', { origin: 'http://localhost.evil.example' }],
  ])('refuses %s', async (_, headers) => {
    expect(await actionRefusal(request(CALL, { ...called, ...headers }))).toBe(403);
    expect(await actionRefusal(request(PLAIN, headers))).toBe(403);
  });

  it('refuses another site that hides its origin, not a machine that has none', async () => {
    const silent = request(CALL, called);
    silent.headers.delete('origin');
    expect(await actionRefusal(silent)).toBeNull();
    const hidden = request(CALL, { ...called, 'sec-fetch-site': 'cross-site' });
    hidden.headers.delete('origin');
    expect(await actionRefusal(hidden)).toBe(403);
  });

  it.each<[string, Fields, number]>([
    ['a root that is missing', [['_1_name', 'a']], 400],
    ['a root twice', [...CALL, ['0', '[]']], 400],
    ['other arguments', [['0', '["a","$K1","b"]']], 400],
    ['no form', [['0', '[null,null]']], 400],
    ['another form than the one sent', [['0', '[null,"$K7"]']], 400],
    ['a reference of React’s', [['0', '["$F1","$K1"]']], 400],
    ['a path', [['0', '["$0:__proto__","$K1"]']], 400],
    ['depth', [['0', `[${'['.repeat(50)}${']'.repeat(50)},"$K1"]`]], 400],
    ['breadth', [['0', `[[${'1,'.repeat(5_000)}1],"$K1"]`]], 400],
    ['a field beside the form', [...CALL, ['name', 'a']], 400],
    ['a thousand fields', [...CALL, ...Array<[string, string]>(1_000).fill(['_1_a', ''])], 413],
    ['two megabytes', [...CALL, ['_1_a', 'x'.repeat(2_000_000)]], 413],
  ])('refuses %s', async (_, fields, status) => {
    expect(await actionRefusal(request(fields, called))).toBe(status);
  });

  it.each<[string, Fields]>([
    ['a description that is no JSON', [['$ACTION_1:0', '{']]],
    ['what is bound to nothing', [['$ACTION_1:0', '{"id":"abc","bound":"$@5"}']]],
    ['more bound values than any action takes', [['$ACTION_1:1', '[1,2,3,4,5]']]],
    ['three thousand bound values', [['$ACTION_1:1', JSON.stringify(Array(3_000).fill(1))]]],
    ['a form bound to it', [['$ACTION_1:1', '["$K9"]']]],
  ])('refuses a plain form with %s', async (_, fields) => {
    expect(await actionRefusal(request(fields))).toBe(400);
  });

  it('counts a body without a length', async () => {
    const chunks = new ReadableStream({
      start(controller) {
        for (let at = 0; at < 20; at += 1) controller.enqueue(new Uint8Array(100_000));
        controller.close();
      },
    });
    const headers = { ...OWN, ...called, 'content-type': 'multipart/form-data; boundary=x' };
    const init = { method: 'POST', body: chunks, headers, duplex: 'half' } as RequestInit;
    expect(await actionRefusal(new Request('http://localhost/x', init))).toBe(413);
  });

  it.each([
    ['text/plain', '[null,"$K1"]', 415],
    ['application/x-www-form-urlencoded', 'a=1', 415],
    ['multipart/form-data', 'a', 400],
    ['multipart/form-data; boundary=x', '--x\r\nbroken', 400],
  ])('refuses %s', async (type, body, status) => {
    const headers = { ...OWN, ...called, 'content-type': type };
    expect(await actionRefusal(new Request('http://localhost/x', { method: 'POST', body, headers }))).toBe(
      status,
    );
  });
});
