import { afterEach, expect, test } from 'vitest';
import { findPasswordToken, issuePasswordToken } from '@/lib/auth/password-tokens';
import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { registerClient, requestPasswordReset, setPassword } from '@/lib/identity/commands/passwords';
import { setPasswordSchema } from '@/lib/identity/schema';
import { authenticate } from '@/lib/identity/sign-in';
import { makeUser } from '@/tests/factories/users';

const NEW = 'a brand new sentence';
const IP = '10.3.0.1';

const signIn = (email: string, password: string) =>
  authenticate({ email, password, ip: IP, userAgent: null });
const issue = (userId: string, purpose: 'set_password' | 'reset_password' = 'reset_password') =>
  db.$transaction((tx) => issuePasswordToken(tx, userId, purpose));
const inHours = (hours: number) => setClock(() => new Date(Date.now() + hours * 3_600_000));

afterEach(() => setClock(null));

test('a link sets the password once, proves the address, ends sessions and is on record', async () => {
  const user = await makeUser();
  const session = await db.userSession.create({
    data: { userId: user.id, expiresAt: new Date(Date.now() + 3_600_000) },
  });
  const token = await issue(user.id, 'set_password');
  expect(await findPasswordToken(token)).toEqual({
    purpose: 'set_password',
    name: user.name,
    email: user.email,
  });
  const { email, hints } = await setPassword({ token, password: NEW }, IP);
  expect(email).toBe(user.email);
  expect(hints.map(({ event }) => event)).toEqual(['session.ended']);
  expect((await db.userSession.findUniqueOrThrow({ where: { id: session.id } })).revokedAt).not.toBeNull();
  const after = await db.user.findUniqueOrThrow({ where: { id: user.id } });
  expect(after.emailVerifiedAt).not.toBeNull();
  expect(after.passwordHash).toMatch(/^\$argon2id\$/);
  expect(await db.auditEntry.count({ where: { action: 'user.password_set', actorId: user.id } })).toBe(1);
  await expect(signIn(user.email, NEW)).resolves.toMatchObject({ id: user.id });
  await expect(setPassword({ token, password: 'yet another one' }, IP)).rejects.toMatchObject({
    code: 'link_invalid',
  });
  await expect(signIn(user.email, NEW)).resolves.toMatchObject({ id: user.id });
});

test('opening a link, as mail scanners do, changes nothing', async () => {
  const user = await makeUser();
  const token = await issue(user.id);
  const before = await db.userToken.findMany({ where: { userId: user.id } });
  for (let i = 0; i < 3; i += 1) expect(await findPasswordToken(token)).not.toBeNull();
  expect(await db.userToken.findMany({ where: { userId: user.id } })).toEqual(before);
});

test('the database holds no token, only what it is checked against', async () => {
  const user = await makeUser();
  const token = await issue(user.id);
  const row = await db.userToken.findFirstOrThrow({ where: { userId: user.id } });
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(JSON.stringify(row)).not.toContain(token);
});

test('a link ends by time: one hour for a reset, seven days for a first password', async () => {
  const user = await makeUser();
  const reset = await issue(user.id, 'reset_password');
  inHours(0.9);
  expect(await findPasswordToken(reset)).not.toBeNull();
  inHours(1.1);
  expect(await findPasswordToken(reset)).toBeNull();
  await expect(setPassword({ token: reset, password: NEW }, IP)).rejects.toMatchObject({
    code: 'link_invalid',
  });
  setClock(null);
  const first = await issue(user.id, 'set_password');
  inHours(24 * 6.9);
  expect(await findPasswordToken(first)).not.toBeNull();
  inHours(24 * 7.1);
  expect(await findPasswordToken(first)).toBeNull();
});

test('a newer link replaces the earlier one, whatever both were for', async () => {
  const user = await makeUser();
  const earlier = await issue(user.id, 'set_password');
  const newer = await issue(user.id, 'reset_password');
  expect(await findPasswordToken(earlier)).toBeNull();
  await expect(setPassword({ token: earlier, password: NEW }, IP)).rejects.toMatchObject({
    code: 'link_invalid',
  });
  await expect(setPassword({ token: newer, password: NEW }, IP)).resolves.toMatchObject({
    email: user.email,
  });
});

test('a closed account’s link opens nothing, nor does an invented one or one for something else', async () => {
  const user = await makeUser();
  const token = await issue(user.id);
  await db.user.update({ where: { id: user.id }, data: { active: false } });
  expect(await findPasswordToken(token)).toBeNull();
  for (const wrong of [token, 'invented', '']) {
    await expect(setPassword({ token: wrong, password: NEW }, IP)).rejects.toMatchObject({
      code: 'link_invalid',
    });
  }
  await db.user.update({ where: { id: user.id }, data: { active: true } });
  await db.userToken.updateMany({ where: { userId: user.id }, data: { purpose: 'confirm_request' } });
  await expect(setPassword({ token, password: NEW }, IP)).rejects.toMatchObject({ code: 'link_invalid' });
});

test('of two who use a link at once, one sets the password', async () => {
  const user = await makeUser();
  const token = await issue(user.id);
  const results = await Promise.allSettled([
    setPassword({ token, password: 'the first of them' }, IP),
    setPassword({ token, password: 'the second of them' }, IP),
  ]);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await db.auditEntry.count({ where: { action: 'user.password_set', actorId: user.id } })).toBe(1);
});

test('a password has ten characters or more', () => {
  const parsed = setPasswordSchema.safeParse({ token: 't', password: 'nine char' });
  expect(parsed.error?.issues[0]?.message).toBe('errors.password_short');
  expect(setPasswordSchema.safeParse({ token: 't', password: 'ten chars!' }).success).toBe(true);
});

test('asking for a link mails one letter, of the right kind, and nothing to strangers or closed accounts', async () => {
  const fresh = await makeUser();
  const known = await makeUser({ passwordHash: 'x', locale: 'en' });
  const closed = await makeUser({ active: false });
  for (const email of [fresh.email, known.email, known.email, closed.email, 'nobody@example.test']) {
    await expect(requestPasswordReset(email, IP)).resolves.toBeUndefined();
  }
  const letters = await db.emailMessage.findMany({
    where: { toEmail: { in: [fresh.email, known.email, closed.email, 'nobody@example.test'] } },
    orderBy: { createdAt: 'asc' },
    select: { toEmail: true, template: true, locale: true, status: true },
  });
  expect(letters).toEqual([
    { toEmail: fresh.email, template: 'set_password', locale: 'fr', status: 'queued' },
    { toEmail: known.email, template: 'reset_password', locale: 'en', status: 'queued' },
  ]);
});

test('letters to one address are limited without a word about it', async () => {
  const user = await makeUser();
  for (let minute = 0; minute < 8; minute += 1) {
    setClock(() => new Date(Date.UTC(2026, 10, 22, 9, minute)));
    await requestPasswordReset(user.email, IP);
  }
  expect(await db.emailMessage.count({ where: { toEmail: user.email } })).toBe(4);
});

test('registering opens a client account, and for a known address only mails its owner', async () => {
  const email = 'zoe@example.test';
  await registerClient({ name: 'Zoé', email, locale: 'en' }, IP);
  const user = await db.user.findUniqueOrThrow({ where: { email } });
  expect(user).toMatchObject({ role: 'CLIENT', name: 'Zoé', locale: 'en', passwordHash: null });
  const seller = await makeUser({ role: 'SELLER', passwordHash: 'x' });
  await registerClient({ name: 'Somebody else', email: seller.email, locale: 'fr' }, IP);
  const same = await db.user.findUniqueOrThrow({ where: { id: seller.id } });
  expect(same).toEqual(seller);
  const letters = await db.emailMessage.findMany({
    where: { userId: { in: [user.id, seller.id] } },
    select: { template: true },
    orderBy: { createdAt: 'asc' },
  });
  expect(letters.map(({ template }) => template)).toEqual(['set_password', 'reset_password']);
});

test('two who register the same address at once make one account and one letter', async () => {
  const email = 'twice@example.test';
  await Promise.all([1, 2].map(() => registerClient({ name: 'Twice', email, locale: 'fr' }, IP)));
  expect(await db.user.count({ where: { email } })).toBe(1);
  expect(await db.emailMessage.count({ where: { toEmail: email } })).toBe(1);
});
