import { encode } from 'next-auth/jwt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sessionClaims } from './session-claims';

const name = 'authjs.session-token';
const secret = 'a-secret-of-enough-characters-for-a-test';
const tokenFor = (sid: string, maxAge = 60) =>
  encode({ token: { sub: 'user', sid, role: 'SELLER' }, secret, salt: name, maxAge });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('sessionClaims', () => {
  it('says again what a cookie says', async () => {
    const token = await tokenFor('first');
    const once = await sessionClaims({ name, token, secret });
    const again = await sessionClaims({ name, token, secret });
    expect(once?.sid).toBe('first');
    expect(again).toBe(once);
  });

  it('knows nothing of a changed cookie, of another name or of another secret, whatever it kept', async () => {
    const token = await tokenFor('second');
    await sessionClaims({ name, token, secret });
    const changed = token.slice(0, -4) + (token.endsWith('aaaa') ? 'bbbb' : 'aaaa');
    expect(await sessionClaims({ name, token: changed, secret })).toBeNull();
    expect(await sessionClaims({ name: `__Secure-${name}`, token, secret })).toBeNull();
    expect(await sessionClaims({ name, token, secret: `${secret}!` })).toBeNull();
  });

  it('forgets a cookie that is over', async () => {
    const token = await tokenFor('third', 60);
    expect((await sessionClaims({ name, token, secret }))?.sid).toBe('third');
    vi.setSystemTime(Date.now() + 80_000);
    expect(await sessionClaims({ name, token, secret })).toBeNull();
  });
});
