import { expect, test } from 'vitest';
import { auditChoices, listAudit } from '@/lib/audit/queries';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { inviteUser, resendInvitation } from '@/lib/identity/commands/invitations';
import { addAbsence, removeAbsence, updateSeller } from '@/lib/identity/commands/sellers';
import { userFilterSchema } from '@/lib/identity/filter';
import { getUser, listUsers } from '@/lib/identity/queries';
import { addAbsenceSchema, inviteUserSchema, updateSellerSchema } from '@/lib/identity/schema';
import type { AssignmentReason } from '@/lib/leads/assignment';
import { actorOf, makeSeller, makeUser } from '@/tests/factories/users';

const chief = async () => actorOf(await makeUser({ role: 'ADMIN', name: 'Alice' }));
const invitation = (email = `${newId()}@example.test`) =>
  inviteUserSchema.parse({ name: 'Nora', email, role: 'SELLER', language: 'en' });

test('an invitation opens an account, mails it in its language and is on record', async () => {
  const admin = await chief();
  const input = invitation();
  const { userId } = await inviteUser(admin, input);
  expect(await db.user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({
    role: 'SELLER',
    locale: 'en',
    passwordHash: null,
    active: true,
  });
  const letters = await db.emailMessage.findMany({ where: { userId } });
  expect(letters).toHaveLength(1);
  expect(letters[0]).toMatchObject({ template: 'invitation', locale: 'en', toEmail: input.email });
  expect(await db.auditEntry.count({ where: { action: 'user.invited', subjectId: userId } })).toBe(1);
});

test('an address is invited once, also by two admins at once, and in any spelling', async () => {
  const [one, two] = [await chief(), await chief()];
  const input = invitation();
  const results = await Promise.allSettled([inviteUser(one, input), inviteUser(two, input)]);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const again = invitation(input.email.toUpperCase());
  await expect(inviteUser(one, again)).rejects.toMatchObject({ code: 'email_taken', field: 'email' });
  expect(await db.user.count({ where: { email: input.email } })).toBe(1);
});

test('an invitation can be sent again until a password is chosen', async () => {
  const admin = await chief();
  const { userId } = await inviteUser(admin, invitation());
  await db.emailMessage.updateMany({ where: { userId }, data: { dedupeKey: newId() } });
  await resendInvitation(admin, { userId });
  expect(await db.emailMessage.count({ where: { userId } })).toBe(2);
  await resendInvitation(admin, { userId });
  expect(await db.emailMessage.count({ where: { userId } })).toBe(2);
  await db.user.update({ where: { id: userId }, data: { passwordHash: 'x' } });
  await expect(resendInvitation(admin, { userId })).rejects.toMatchObject({ code: 'not_found' });
});

test('skills and capacity are set for sellers alone', async () => {
  const admin = await chief();
  const seller = await makeSeller({ skills: [] });
  await updateSeller(admin, { userId: seller.id, skills: ['hosting', 'english'], capacity: 7 });
  expect(await db.user.findUniqueOrThrow({ where: { id: seller.id } })).toMatchObject({
    skills: ['hosting', 'english'],
    capacity: 7,
  });
  expect(await db.auditEntry.count({ where: { action: 'user.seller_updated', subjectId: seller.id } })).toBe(
    1,
  );
  const client = await makeUser();
  await expect(updateSeller(admin, { userId: client.id, skills: [], capacity: 7 })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('a form with one skill, none or an unknown one is read for what it is', () => {
  const parse = (skills?: unknown) => updateSellerSchema.safeParse({ userId: 'u', capacity: '3', skills });
  expect(parse('hosting').data?.skills).toEqual(['hosting']);
  expect(parse(['hosting', 'english', 'hosting']).data?.skills).toEqual(['hosting', 'english']);
  expect(parse(undefined).data?.skills).toEqual([]);
  expect(parse('cooking').success).toBe(false);
  expect(updateSellerSchema.safeParse({ userId: 'u', capacity: '-1' }).success).toBe(false);
});

test('an absence lasts whole days of the seller’s own zone, and keeps new leads away', async () => {
  const admin = await chief();
  const seller = await makeSeller({ timeZone: 'Europe/Paris' });
  const { absenceId } = await addAbsence(admin, {
    userId: seller.id,
    firstDay: '2026-10-24',
    lastDay: '2026-10-25',
    reason: 'Congés',
  });
  const absence = await db.absence.findUniqueOrThrow({ where: { id: absenceId } });
  expect(absence.startsAt.toISOString()).toBe('2026-10-23T22:00:00.000Z');
  expect(absence.endsAt.toISOString()).toBe('2026-10-25T23:00:00.000Z');
  const absentAt = async (at: string) => {
    const [choice] = await db.$queryRaw<{ reason: AssignmentReason }[]>`
      SELECT "reason" FROM "choose_assignee"('{}', ${at}::timestamptz)`;
    const considered = choice?.reason.candidates.find(({ userId }) => userId === seller.id);
    return considered?.outcome === 'absent';
  };
  expect(await absentAt('2026-10-23T21:59:59Z')).toBe(false);
  expect(await absentAt('2026-10-23T22:00:00Z')).toBe(true);
  expect(await absentAt('2026-10-25T22:59:59Z')).toBe(true);
  expect(await absentAt('2026-10-25T23:00:00Z')).toBe(false);
  await removeAbsence(admin, { absenceId });
  await expect(removeAbsence(admin, { absenceId })).rejects.toMatchObject({ code: 'not_found' });
  const actions = await db.auditEntry.findMany({ where: { subjectId: seller.id }, orderBy: { at: 'asc' } });
  expect(actions.map(({ action }) => action)).toEqual(['user.absence_added', 'user.absence_removed']);
});

test('an absence ends after it starts and belongs to the team', async () => {
  const parsed = addAbsenceSchema.safeParse({ userId: 'u', firstDay: '2026-10-25', lastDay: '2026-10-24' });
  expect(parsed.error?.issues[0]).toMatchObject({ path: ['lastDay'], message: 'errors.absence_order' });
  const client = await makeUser();
  const days = { firstDay: '2026-10-24', lastDay: '2026-10-24' };
  await expect(addAbsence(await chief(), { userId: client.id, ...days })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('none of it is for sellers or clients', async () => {
  const seller = await makeSeller();
  const days = { firstDay: '2026-10-24', lastDay: '2026-10-24' };
  for (const actor of [actorOf(seller), actorOf(await makeUser())]) {
    for (const command of [
      () => inviteUser(actor, invitation()),
      () => resendInvitation(actor, { userId: seller.id }),
      () => updateSeller(actor, { userId: seller.id, skills: [], capacity: 99 }),
      () => addAbsence(actor, { userId: seller.id, ...days }),
      () => removeAbsence(actor, { absenceId: newId() }),
      () => listAudit(actor, {}),
      () => auditChoices(actor),
    ]) {
      await expect(command()).rejects.toMatchObject({ code: 'forbidden' });
    }
    const seen = await listUsers(actor, userFilterSchema.parse({ group: 'all' }));
    expect(seen.rows.map(({ id }) => id)).toEqual([actor.id]);
  }
  expect(await getUser(actorOf(seller), (await makeUser()).id)).toBeNull();
});

test('the list finds, filters and pages without missing or repeating anybody', async () => {
  const admin = await chief();
  const word = newId().slice(-10);
  const names = Array.from({ length: 60 }, (_, i) => `${word} ${i}`);
  // The same instant for all: the id decides, and no page may lose it.
  const createdAt = new Date('2026-01-01T00:00:00Z');
  await db.user.createMany({
    data: names.map((name) => ({
      name,
      email: `${newId()}@example.test`,
      createdAt,
      role: 'SELLER' as const,
    })),
  });
  const filter = userFilterSchema.parse({ q: word.toUpperCase(), group: 'sellers', state: 'invited' });
  const first = await listUsers(admin, filter);
  expect(first.rows).toHaveLength(50);
  const second = await listUsers(admin, { ...filter, after: first.next ?? '' });
  expect(second.next).toBeNull();
  expect(new Set([...first.rows, ...second.rows].map(({ name }) => name))).toEqual(new Set(names));
  expect((await listUsers(admin, { ...filter, group: 'clients' })).rows).toEqual([]);
  expect((await listUsers(admin, { ...filter, state: 'deactivated' })).rows).toEqual([]);
  expect(JSON.stringify(first.rows)).not.toContain('passwordHash');
});

test('the audit log is narrowed by person, action, subject and time, and never changed', async () => {
  const admin = await chief();
  const { userId } = await inviteUser(admin, invitation());
  const entry = await db.auditEntry.findFirstOrThrow({ where: { subjectId: userId } });
  const found = async (filter: Parameters<typeof listAudit>[1]) =>
    (await listAudit(admin, filter)).rows.map(({ id }) => id);
  expect(await found({ who: admin.id, action: 'user.invited' })).toEqual([entry.id]);
  expect(await found({ subject: 'user', id: userId })).toEqual([entry.id]);
  expect(await found({ id: userId, before: entry.at })).toEqual([]);
  expect(await found({ id: userId, from: entry.at, before: new Date(entry.at.getTime() + 1) })).toEqual([
    entry.id,
  ]);
  expect(await found({ who: 'nobody', id: userId })).toEqual([]);
  const choices = await auditChoices(admin);
  expect(choices.actions).toContain('user.invited');
  expect(choices.people).toContainEqual({ id: admin.id, name: 'Alice' });
  await expect(db.auditEntry.delete({ where: { id: entry.id } })).rejects.toThrow();
  await expect(db.auditEntry.updateMany({ data: { action: 'x' } })).rejects.toThrow();
  expect(await db.auditEntry.findUnique({ where: { id: entry.id } })).toEqual(entry);
});
