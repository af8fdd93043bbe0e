import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { cleanHeaders } from './clean-headers';
import { trustedProxies } from './trusted-proxies';

const local = trustedProxies('loopback') ?? expect.fail('loopback is not read');

function cleaned(headers: IncomingHttpHeaders, peer: string): IncomingHttpHeaders {
  const all = { ...headers };
  cleanHeaders(all, peer, local);
  return all;
}

const forwarded = {
  'x-forwarded-for': '198.51.100.1',
  'x-forwarded-host': 'crm.example',
  'x-forwarded-proto': 'https',
  'x-forwarded-port': '443',
  'x-real-ip': '198.51.100.1',
  forwarded: 'for=198.51.100.1',
};

describe('cleanHeaders', () => {
  it('takes nothing from a stranger about where the request came from', () => {
    expect(cleaned({ host: 'a', ...forwarded }, '203.0.113.9')).toEqual({
      host: 'a',
      'x-forwarded-for': '203.0.113.9',
    });
  });

  it('takes address, host and protocol from a proxy', () => {
    expect(cleaned({ host: 'a', ...forwarded }, '127.0.0.1')).toEqual({
      host: 'a',
      'x-forwarded-for': '198.51.100.1',
      'x-forwarded-host': 'crm.example',
      'x-forwarded-proto': 'https',
    });
  });

  it.each(['evil.example/x', 'a b', 'a@b', '<script>', 'a:b:c', '[::1', ''])(
    'takes no host called “%s” even from a proxy',
    (host) =>
      expect(cleaned({ 'x-forwarded-host': host }, '127.0.0.1')).not.toHaveProperty('x-forwarded-host'),
  );

  it.each([
    'content-security-policy',
    'content-security-policy-report-only',
    'x-nonce',
    'x-requested-path',
    'x-middleware-subrequest',
    'x-middleware-override-headers',
    'x-middleware-request-x-nonce',
    'x-invoke-path',
    'x-matched-path',
    'x-now-route-matches',
    'x-nextjs-data',
  ])('%s is ours alone', (name) => {
    expect(cleaned({ [name]: 'a' }, '127.0.0.1')).not.toHaveProperty(name);
  });

  it.each([
    ['["",{"children":["crm",{}]}]', true],
    [
      '["",{"children":[["locale","fr","d",null],{"children":["__PAGE__",{}]},null,null,1]},null,"refetch"]',
      true,
    ],
    ['["",{"children":["crm"]}]', false],
    ['["",{"children":["crm",{},null,"other"]}]', false],
    ['[["locale","fr","x",null],{}]', false],
    ['{"a":1}', false],
    ['nothing', false],
    [`${'["",{"children":'.repeat(200)}["",{}]${'}]'.repeat(200)}`, false],
  ])('what the browser shows, %s, is passed on: %s', (state, kept) => {
    const name = 'next-router-state-tree';
    expect(name in cleaned({ [name]: encodeURIComponent(state) }, '127.0.0.1')).toBe(kept);
  });

  it('leaves all else as it is', () => {
    const headers = { host: 'a', cookie: 'b=c', 'next-action': 'd', rsc: '1' };
    expect(cleaned(headers, '127.0.0.1')).toMatchObject(headers);
  });
});
