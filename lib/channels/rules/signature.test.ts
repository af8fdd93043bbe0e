import Pusher from 'pusher';
import { describe, expect, it } from 'vitest';
import { authProblem, bodyProblem, requestProblem, sameText, sign } from './signature';

const credentials = { appId: '1', key: 'the-key', secret: 'the-secret' };
const sdk = new Pusher({ ...credentials, host: 'localhost' });

/** The query that the official SDK makes for a call. */
function signedQuery(method: string, path: string, params = {}, body?: string): URLSearchParams {
  return new URLSearchParams(sdk.createSignedQueryString({ method, path, params, body }));
}

describe('sameText', () => {
  it('compares whole texts of any length', () => {
    expect(sameText('abc', 'abc')).toBe(true);
    expect(sameText('abc', 'abd')).toBe(false);
    expect(sameText('abc', 'abcd')).toBe(false);
    expect(sameText('é', 'e')).toBe(false);
    expect(sameText('', '')).toBe(true);
  });
});

describe('authProblem', () => {
  const { auth } = sdk.authorizeChannel('1.2', 'private-a');

  it('takes what the official SDK signs', () =>
    expect(authProblem(credentials, auth, '1.2:private-a')).toBeNull());

  it.each([
    ['another socket', auth, '1.3:private-a'],
    ['another channel', auth, '1.2:private-b'],
    ['added channel data', auth, '1.2:private-a:{}'],
    ['another key', auth.replace('the-key', 'a-key'), '1.2:private-a'],
    ['an empty signature', 'the-key:', '1.2:private-a'],
    ['no colon', sign(credentials.secret, '1.2:private-a'), '1.2:private-a'],
    ['no text', undefined, '1.2:private-a'],
    ['a list', [auth], '1.2:private-a'],
  ])('refuses %s', (_, wrong, text) =>
    expect(authProblem(credentials, wrong, text)).toEqual(expect.any(String)),
  );

  it('never tells the signature it expected', () => {
    const expected = sign(credentials.secret, '1.2:private-a');
    expect(authProblem(credentials, 'the-key:wrong', '1.2:private-a')).not.toContain(expected);
  });
});

describe('requestProblem', () => {
  const nowS = Date.now() / 1_000;
  const path = '/apps/1/channels';

  it('takes what the official SDK signs, parameters included', () => {
    const query = signedQuery('GET', path, { filter_by_prefix: 'presence-', info: 'user_count' });
    expect(requestProblem(credentials, { method: 'GET', path, query }, nowS, 600)).toBeNull();
  });

  it('takes a path that was escaped after it was signed, but not one that hides a slash', () => {
    const signed = (user: string) => signedQuery('POST', `/apps/1/users/${user}/terminate_connections`);
    const sent = (user: string) => `/apps/1/users/${user}/terminate_connections`;
    const check = (query: URLSearchParams, path: string) =>
      requestProblem(credentials, { method: 'POST', path, query }, nowS, 600);
    expect(check(signed('élise b'), sent('%C3%A9lise%20b'))).toBeNull();
    expect(check(signed('a/b'), sent('a%2Fb'))).toContain('Invalid signature');
    expect(check(signed('a'), sent('%'))).toContain('Invalid signature');
  });

  it.each([
    [-601, 'Timestamp expired'],
    [601, 'Timestamp expired'],
    [-598, null],
    [598, null],
  ])('at %i seconds from the server’s time: %s', (offsetS, expected) => {
    const query = signedQuery('GET', path);
    const problem = requestProblem(credentials, { method: 'GET', path, query }, nowS + offsetS, 600);
    if (expected === null) expect(problem).toBeNull();
    else expect(problem).toContain(expected);
  });

  it.each(['auth_key', 'auth_timestamp', 'auth_version', 'auth_signature'])('refuses without %s', (name) => {
    const query = signedQuery('GET', path);
    query.delete(name);
    expect(requestProblem(credentials, { method: 'GET', path, query }, nowS, 600)).toContain(name);
  });
});

describe('bodyProblem', () => {
  const body = '{"name":"é"}';
  const query = signedQuery('POST', '/apps/1/events', {}, body);

  it('takes the very bytes that were hashed and nothing else', () => {
    expect(bodyProblem(query, Buffer.from(body))).toBeNull();
    expect(bodyProblem(query, Buffer.from(`${body} `))).toContain('body_md5');
    expect(bodyProblem(query, Buffer.alloc(0))).toContain('body_md5');
    expect(bodyProblem(new URLSearchParams(), Buffer.from(body))).toContain('body_md5');
    expect(bodyProblem(new URLSearchParams(), Buffer.alloc(0))).toBeNull();
  });
});
