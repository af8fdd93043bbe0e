import { describe, expect, it } from 'vitest';
import { EnvError, parseEnv } from './env';

const good = { DATABASE_URL: 'postgresql://a:b@127.0.0.1:5432/c', AUTH_SECRET: 'x'.repeat(32) };
const pusher = { PUSHER_APP_ID: '1', PUSHER_KEY: 'k', PUSHER_SECRET: 's', PUSHER_CLUSTER: 'eu' };

describe('the environment', () => {
  it('needs little, and counts an empty variable as unset', () => {
    expect(parseEnv({ ...good, PORT: '', PUSHER_KEY: '' })).toMatchObject({
      PORT: 3000,
      APP_URL: 'http://localhost:3000',
      SEED_DEMO: 'auto',
    });
    expect(parseEnv({ ...good, PORT: '4100' }).APP_URL).toBe('http://localhost:4100');
    expect(parseEnv({ ...good, ...pusher, PUSHER_USE_TLS: 'false', PUSHER_PORT: '6001' })).toMatchObject({
      PUSHER_USE_TLS: false,
      PUSHER_PORT: 6001,
    });
  });

  it.each([
    [{ DATABASE_URL: undefined }, 'DATABASE_URL is missing'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must look like postgresql://'],
    [{ AUTH_SECRET: 'short' }, 'AUTH_SECRET needs 32 characters'],
    [{ PORT: '70000' }, 'PORT must be a port'],
    [{ PORT: 'abc' }, 'PORT must be a port'],
    [{ APP_URL: 'shop.example.com' }, 'APP_URL must be an address'],
    [{ TRUSTED_PROXIES: 'all' }, 'TRUSTED_PROXIES must be none, or addresses and ranges'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of trace, debug'],
    [{ SEED_DEMO: 'yes' }, 'SEED_DEMO must be one of auto, never'],
    [{ PUSHER_KEY: 'k' }, 'PUSHER_APP_ID is missing: PUSHER_APP_ID, PUSHER_KEY, PUSHER_SECRET go together'],
    [{ PUSHER_CLUSTER: 'eu' }, 'PUSHER_APP_ID is missing'],
    [{ ...pusher, PUSHER_SECRET: '' }, 'PUSHER_SECRET is missing'],
    [{ DATABASE_URL: 'postgresql://a:b/c#d@localhost/e' }, 'DATABASE_URL must look like'],
    [{ DATABASE_URL: 'postgresql://a:b@localhost:port/e' }, 'DATABASE_URL must look like'],
    [{ ADMIN_EMAIL: 'nobody' }, 'ADMIN_EMAIL must be an e-mail address'],
    [{ ...pusher, PUSHER_CLUSTER: '' }, 'PUSHER_CLUSTER or PUSHER_HOST'],
    [{ RESEND_API_KEY: 're_1' }, 'EMAIL_FROM is missing'],
  ])('%o is refused in one line', (change, message) => {
    const parse = () => parseEnv({ ...good, ...change });
    expect(parse).toThrow(EnvError);
    expect(parse).toThrow(message);
    expect(() => parse()).not.toThrow('\n');
  });
});
