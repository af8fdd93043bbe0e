import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { issuePasswordToken } from '@/lib/auth/password-tokens';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { changeRole, deactivateUser, reactivateUser } from '@/lib/identity/commands/roles';
import { makeLead } from '@/tests/factories/leads';
import { actorOf, makeSeller, makeUser } from '@/tests/factories/users';

const admin = (data = {}) => makeUser({ role: 'ADMIN', ...data });

const openLead = (assignedToId: string, status: 'new' | 'won' = 'new') => makeLead({ assignedToId, status });

async function withSession(userId: string) {
  return db.userSession.create({ data: { userId, expiresAt: new Date(Date.now() + 3_600_000) } });
}

const asAdmin = (actor: Actor, { userId }: { userId: string }) =>
  changeRole(actor, { userId, role: 'ADMIN' });

const isOpen = async (id: string) =>
  (await db.userSession.findUniqueOrThrow({ where: { id } })).revokedAt === null;

beforeEach(async () => {
  await db.user.updateMany({ where: { role: 'ADMIN' }, data: { active: false } });
});

test('another role ends the sessions at once and is on record', async () => {
  const chief = actorOf(await admin());
  const seller = await makeSeller();
  const session = await withSession(seller.id);
  const { hints } = await changeRole(chief, { userId: seller.id, role: 'ADMIN' });
  expect((await db.user.findUniqueOrThrow({ where: { id: seller.id } })).role).toBe('ADMIN');
  expect(await isOpen(session.id)).toBe(false);
  expect(hints).toContainEqual({
    channel: `private-user-${seller.id}`,
    event: 'session.ended',
    payload: {},
  });
  const entry = await db.auditEntry.findFirstOrThrow({ where: { subjectId: seller.id } });
  expect(entry).toMatchObject({
    action: 'user.role_changed',
    actorId: chief.id,
    data: { from: 'SELLER', to: 'ADMIN', releasedLeads: 0 },
  });
});

test('who leaves gives the open leads back to the pool, with a line in each timeline', async () => {
  const chief = actorOf(await admin());
  for (const leave of [
    (userId: string) => deactivateUser(chief, { userId }),
    (userId: string) => changeRole(chief, { userId, role: 'CLIENT' }),
  ]) {
    const seller = await makeSeller();
    const [open, won] = [await openLead(seller.id), await openLead(seller.id, 'won')];
    const { releasedLeads, hints } = await leave(seller.id);
    expect(releasedLeads).toBe(1);
    expect(await db.crmLead.findUniqueOrThrow({ where: { id: open.id } })).toMatchObject({
      assignedToId: null,
      version: open.version + 1,
    });
    expect((await db.crmLead.findUniqueOrThrow({ where: { id: won.id } })).assignedToId).toBe(seller.id);
    const [activity] = await db.crmActivity.findMany({ where: { leadId: open.id } });
    expect(activity).toMatchObject({ type: 'assigned', createdById: chief.id });
    expect(activity?.data).toMatchObject({ fromId: seller.id, toId: null });
    expect(await db.pulseEvent.count({ where: { type: 'lead.unassigned', leadId: open.id } })).toBe(1);
    expect(hints).toContainEqual({
      channel: 'private-board',
      event: 'lead.changed',
      payload: { leadId: open.id, change: 'updated' },
    });
  }
});

test('a closed account has no session, no working link, and can be opened again with its role', async () => {
  const chief = actorOf(await admin());
  const seller = await makeSeller();
  const session = await withSession(seller.id);
  await db.$transaction((tx) => issuePasswordToken(tx, seller.id, 'reset_password'));
  await deactivateUser(chief, { userId: seller.id });
  expect(await isOpen(session.id)).toBe(false);
  expect(await db.userToken.count({ where: { userId: seller.id, revokedAt: null } })).toBe(0);
  await expect(deactivateUser(chief, { userId: seller.id })).rejects.toMatchObject({ code: 'conflict' });
  await reactivateUser(chief, { userId: seller.id });
  expect(await db.user.findUniqueOrThrow({ where: { id: seller.id } })).toMatchObject({
    active: true,
    role: 'SELLER',
  });
  await expect(reactivateUser(chief, { userId: seller.id })).rejects.toMatchObject({ code: 'conflict' });
  const actions = await db.auditEntry.findMany({ where: { subjectId: seller.id }, orderBy: { at: 'asc' } });
  expect(actions.map(({ action }) => action)).toEqual(['user.deactivated', 'user.reactivated']);
});

test('nobody changes their own access, and the last active admin stays', async () => {
  const first = await admin();
  const second = await admin();
  await admin({ active: false });
  await expect(changeRole(actorOf(first), { userId: first.id, role: 'SELLER' })).rejects.toMatchObject({
    code: 'self_change',
  });
  await expect(deactivateUser(actorOf(first), { userId: first.id })).rejects.toMatchObject({
    code: 'self_change',
  });
  await deactivateUser(actorOf(first), { userId: second.id });
  expect(await db.user.count({ where: { role: 'ADMIN', active: true } })).toBe(1);
});

test('two admins who demote or close each other at once leave exactly one', async () => {
  for (let round = 0; round < 8; round += 1) {
    const [one, two] = [await admin(), await admin()];
    const act = round % 2 === 0;
    const results = await Promise.allSettled([
      act
        ? changeRole(actorOf(one), { userId: two.id, role: 'SELLER' })
        : deactivateUser(actorOf(one), { userId: two.id }),
      act
        ? deactivateUser(actorOf(two), { userId: one.id })
        : changeRole(actorOf(two), { userId: one.id, role: 'CLIENT' }),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db.user.count({ where: { role: 'ADMIN', active: true } })).toBe(1);
    await db.user.updateMany({ where: { id: { in: [one.id, two.id] } }, data: { active: false } });
  }
});

test('an admin demoted a moment ago changes nobody any more', async () => {
  const [one, two, three] = [await admin(), await admin(), await admin()];
  const stale = actorOf(two);
  await changeRole(actorOf(one), { userId: two.id, role: 'SELLER' });
  await expect(changeRole(stale, { userId: three.id, role: 'CLIENT' })).rejects.toMatchObject({
    code: 'forbidden',
  });
});

test('sellers and clients change nobody, and strangers are not there', async () => {
  const chief = actorOf(await admin());
  const seller = await makeSeller();
  for (const actor of [actorOf(await makeSeller()), actorOf(await makeUser())]) {
    for (const command of [deactivateUser, reactivateUser, asAdmin]) {
      await expect(command(actor, { userId: seller.id })).rejects.toMatchObject({ code: 'forbidden' });
    }
  }
  for (const command of [deactivateUser, asAdmin]) {
    await expect(command(chief, { userId: newId() })).rejects.toMatchObject({ code: 'not_found' });
  }
  expect(await db.user.findUniqueOrThrow({ where: { id: seller.id } })).toEqual(seller);
});
