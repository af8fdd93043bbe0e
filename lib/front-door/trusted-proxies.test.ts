import { describe, expect, it } from 'vitest';
import { originOf, trustedProxies } from './trusted-proxies';

const proxies = (text: string) => trustedProxies(text) ?? expect.fail(`${text} is not read`);

describe('trustedProxies', () => {
  it.each([
    ['loopback', '127.0.0.1', true],
    ['loopback', '127.9.9.9', true],
    ['loopback', '::1', true],
    ['loopback', '10.0.0.1', false],
    ['none', '127.0.0.1', false],
    ['10.0.0.0/8, 2001:db8::/32', '10.200.3.4', true],
    ['10.0.0.0/8, 2001:db8::/32', '2001:db8:1::5', true],
    ['10.0.0.0/8, 2001:db8::/32', '11.0.0.1', false],
    ['10.0.0.0/8, 2001:db8::/32', '127.0.0.1', false],
    ['192.0.2.7,loopback', '192.0.2.7', true],
    ['192.0.2.7,loopback', '192.0.2.8', false],
    ['loopback', 'not an address', false],
  ])('%s trusts %s: %s', (text, address, trusted) => {
    expect(proxies(text)(address)).toBe(trusted);
  });

  it.each(['', 'all', '10.0.0.0/33', '10.0.0', '::1/129', 'loopback,,', 'none,loopback', '10.0.0.0/8x'])(
    '“%s” is refused',
    (text) => expect(trustedProxies(text)).toBeNull(),
  );
});

describe('originOf', () => {
  const local = proxies('loopback');
  const chain = proxies('loopback,10.0.0.0/8');
  it.each<[string, string, string | undefined, typeof local, string]>([
    ['nothing forwarded', '203.0.113.9', undefined, local, '203.0.113.9'],
    ['a stranger’s word is not taken', '203.0.113.9', '198.51.100.1', local, '203.0.113.9'],
    ['the proxy’s is', '127.0.0.1', '198.51.100.1', local, '198.51.100.1'],
    ['only the last entry is the proxy’s', '127.0.0.1', '1.1.1.1, 198.51.100.1', local, '198.51.100.1'],
    ['a chain of proxies', '127.0.0.1', '1.1.1.1, 198.51.100.1, 10.1.1.1', chain, '198.51.100.1'],
    ['a proxy unknown to us is the client', '127.0.0.1', '198.51.100.1, 10.1.1.1', local, '10.1.1.1'],
    ['IPv4 in IPv6', '::ffff:127.0.0.1', '::ffff:198.51.100.1', local, '198.51.100.1'],
    ['with a port', '127.0.0.1', '198.51.100.1:4711', local, '198.51.100.1'],
    ['IPv6 with a port', '127.0.0.1', '[2001:db8::1]:4711', local, '2001:db8::1'],
    ['no address', '127.0.0.1', 'unknown', local, '127.0.0.1'],
    ['no address behind one', '127.0.0.1', 'unknown, 127.0.0.1', local, '127.0.0.1'],
    ['empty', '127.0.0.1', '', local, '127.0.0.1'],
    ['a long text', '127.0.0.1', 'x'.repeat(10_000), local, '127.0.0.1'],
    ['a script', '127.0.0.1', "1.2.3.4'; drop table", local, '127.0.0.1'],
    ['a peer that is gone', '', undefined, local, '127.0.0.1'],
  ])('%s', (_, peer, forwarded, trusted, expected) => {
    expect(originOf(peer, forwarded, trusted)).toBe(expected);
  });
});
