import { describe, expect, it } from 'vitest';
import { socketSources } from './socket-sources';

const config = { key: 'k', cluster: '', host: null, port: 6001, useTls: false };

describe('socketSources', () => {
  it('is the hosted service’s one address', () => {
    const hosted = { ...config, cluster: 'eu', host: 'ws-eu.pusher.com', port: undefined, useTls: true };
    expect(socketSources(hosted, 'crm.example')).toEqual(['wss://ws-eu.pusher.com']);
  });

  it.each([
    ['localhost:3000', 'localhost:6001'],
    ['127.0.0.1:3000', '127.0.0.1:6001'],
    ['[::1]:3000', '[::1]:6001'],
    ['crm.example', 'crm.example:6001'],
  ])('is the page’s own host: %s', (pageHost, address) => {
    expect(socketSources(config, pageHost)).toEqual([`ws://${address}`, `wss://${address}`]);
  });

  it.each([null, '', '*', "a; script-src 'unsafe-inline'", 'a b', '*.example', 'a/../b', 'http://a'])(
    'allows nothing for a host called %s',
    (pageHost) => expect(socketSources(config, pageHost)).toEqual([]),
  );

  it('allows nothing without channels', () => expect(socketSources(null, 'localhost')).toEqual([]));
});
