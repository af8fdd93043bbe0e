import { afterEach, expect, test, vi } from 'vitest';
import { actorOfSession } from '@/lib/auth/current-actor';
import { hashPassword } from '@/lib/auth/password';
import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { revokeSessions, signOutSession } from '@/lib/identity/commands/sessions';
import { authenticate } from '@/lib/identity/sign-in';
import { actorOf, makeUser } from '@/tests/factories/users';

// Reading cookies belongs to a running request; what these tests ask is answered by the database.
vi.mock('next/headers', () => ({ cookies: () => Promise.reject(new Error('no request')) }));

const PASSWORD = 'correct horse battery';
let address = 0;

const attempt = (email: string, password = PASSWORD, ip = `10.1.0.${++address}`) =>
  authenticate({ email, password, ip, userAgent: 'test' });

const member = async (data: Parameters<typeof makeUser>[0] = {}) =>
  makeUser({ passwordHash: await hashPassword(PASSWORD), ...data });

afterEach(() => setClock(null));

test('the right password opens a session that is on record, whatever the spelling of the address', async () => {
  const user = await member({ role: 'SELLER' });
  const signedIn = await attempt(`  ${user.email.toUpperCase()} `);
  expect(signedIn).toMatchObject({ id: user.id, role: 'SELLER' });
  expect(await actorOfSession(signedIn.sid)).toMatchObject({ id: user.id, role: 'SELLER' });
  const entries = await db.auditEntry.findMany({ where: { action: 'user.signed_in', actorId: user.id } });
  expect(entries).toHaveLength(1);
  expect(entries[0]?.ip).toMatch(/^10\.1\.0\./);
  expect(await db.pulseEvent.count({ where: { type: 'user.signed_in', actorId: user.id } })).toBe(1);
});

test('a wrong password, an unknown address, a closed account and one without a password answer alike', async () => {
  const known = await member();
  const closed = await member({ active: false });
  const invited = await makeUser();
  for (const [email, password] of [
    [known.email, 'something else'],
    ['nobody@example.test', PASSWORD],
    [closed.email, PASSWORD],
    [invited.email, PASSWORD],
    [known.email, ''],
    [known.email, 'x'.repeat(5000)],
  ] as const) {
    await expect(attempt(email, password)).rejects.toMatchObject({ code: 'invalid_credentials' });
  }
  expect(await db.userSession.count({ where: { userId: { in: [known.id, closed.id, invited.id] } } })).toBe(
    0,
  );
  expect(await db.auditEntry.count({ where: { action: 'user.sign_in_failed', subjectId: known.id } })).toBe(
    3,
  );
});

test('failures are limited per account, from wherever they come, and success does not count', async () => {
  const user = await member();
  for (let i = 0; i < 12; i += 1) await attempt(user.email);
  for (let i = 0; i < 10; i += 1) {
    await expect(attempt(user.email, 'wrong')).rejects.toMatchObject({ code: 'invalid_credentials' });
  }
  await expect(attempt(user.email)).rejects.toMatchObject({ code: 'rate_limited' });
  setClock(() => new Date(Date.now() + 16 * 60_000));
  await expect(attempt(user.email)).resolves.toMatchObject({ id: user.id });
});

test('failures are limited per address, also all at once', async () => {
  const ip = '10.2.0.1';
  const results = await Promise.allSettled(
    Array.from({ length: 40 }, (_, i) => attempt(`nobody-${i}@example.test`, 'wrong', ip)),
  );
  const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'in'));
  expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(10);
  expect(codes.filter((code) => code === 'in')).toHaveLength(0);
  const user = await member();
  await expect(attempt(user.email, PASSWORD, ip)).rejects.toMatchObject({ code: 'rate_limited' });
  await expect(attempt(user.email, PASSWORD, '10.2.0.2')).resolves.toMatchObject({ id: user.id });
});

test('a session ends by signing out, by an admin, by its age and with its account', async () => {
  const user = await member();
  const admin = actorOf(await makeUser({ role: 'ADMIN' }));
  const [first, second, third, fourth] = [
    await attempt(user.email),
    await attempt(user.email),
    await attempt(user.email),
    await attempt(user.email),
  ];
  await signOutSession({ ...actorOf(user), sessionId: first.sid }, '10.0.0.1');
  expect(await actorOfSession(first.sid)).toBeNull();
  expect(await actorOfSession(second.sid)).not.toBeNull();

  setClock(() => new Date(Date.now() + 15 * 86_400_000));
  expect(await actorOfSession(third.sid)).toBeNull();
  setClock(null);

  const { ended, hints } = await revokeSessions(admin, { userId: user.id });
  expect(ended).toBe(3);
  expect(hints).toEqual([{ channel: `private-user-${user.id}`, event: 'session.ended', payload: {} }]);
  expect(await actorOfSession(second.sid)).toBeNull();
  expect(await actorOfSession(fourth.sid)).toBeNull();
  expect(await db.auditEntry.count({ where: { action: 'user.sessions_revoked', actorId: admin.id } })).toBe(
    1,
  );

  const last = await attempt(user.email);
  await db.user.update({ where: { id: user.id }, data: { active: false } });
  expect(await actorOfSession(last.sid)).toBeNull();
});

test('only admins end the sessions of others, and only of people there are', async () => {
  const user = await member();
  const { sid } = await attempt(user.email);
  for (const role of ['SELLER', 'CLIENT'] as const) {
    await expect(
      revokeSessions(actorOf(await makeUser({ role })), { userId: user.id }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  }
  const admin = actorOf(await makeUser({ role: 'ADMIN' }));
  await expect(revokeSessions(admin, { userId: 'nobody' })).rejects.toMatchObject({ code: 'not_found' });
  expect(await actorOfSession(sid)).not.toBeNull();
});
