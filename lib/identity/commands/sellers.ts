import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { DomainError, forbiddenError, notFoundError } from '@/lib/errors';
import { instantOfLocal } from '@/lib/leads/local-time';
import { dayAfter } from '../absence-days';
import type { AddAbsenceInput, UpdateSellerInput } from '../schema';

/** Sets what a seller can take on, how many open leads at most, and the discount they grant alone. Refuses with `not_found` for others. */
export async function updateSeller(actor: Actor, input: UpdateSellerInput): Promise<void> {
  if (!isAdmin(actor)) throw forbiddenError();
  const { userId, skills, capacity, discount } = input;
  const granted = discount === undefined ? {} : { quoteDiscountBp: discount * 100 };
  await db.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, role: 'SELLER' },
      data: { skills, capacity, ...granted },
    });
    if (count === 0) throw notFoundError();
    await recordAudit(
      tx,
      actor,
      'user.seller_updated',
      { type: 'user', id: userId },
      { skills: [...skills], capacity, ...granted },
    );
  });
}

/**
 * Notes that somebody is away from the first day to the last, both included, in their own time zone;
 * no new lead goes to them meanwhile. Refuses with `not_found` or `absence_order`.
 */
export async function addAbsence(actor: Actor, input: AddAbsenceInput): Promise<{ absenceId: string }> {
  if (!isAdmin(actor)) throw forbiddenError();
  return db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({
      where: { id: input.userId, role: { in: ['SELLER', 'ADMIN'] } },
      select: { timeZone: true },
    });
    if (!user) throw notFoundError();
    const startsAt = instantOfLocal(`${input.firstDay}T00:00`, user.timeZone);
    const endsAt = instantOfLocal(`${dayAfter(input.lastDay)}T00:00`, user.timeZone);
    if (!startsAt || !endsAt || endsAt <= startsAt) {
      throw new DomainError('absence_order', { field: 'lastDay' });
    }
    const { id } = await tx.absence.create({
      data: { userId: input.userId, startsAt, endsAt, reason: input.reason || null },
      select: { id: true },
    });
    const data = { firstDay: input.firstDay, lastDay: input.lastDay };
    await recordAudit(tx, actor, 'user.absence_added', { type: 'user', id: input.userId }, data);
    return { absenceId: id };
  });
}

/** Takes an absence back. Refuses with `not_found`, also when somebody else just did. */
export async function removeAbsence(actor: Actor, { absenceId }: { absenceId: string }): Promise<void> {
  if (!isAdmin(actor)) throw forbiddenError();
  await db.$transaction(async (tx) => {
    const [removed] = await tx.$queryRaw<{ userId: string }[]>`
      DELETE FROM "Absence" WHERE "id" = ${absenceId} RETURNING "userId"`;
    if (!removed) throw notFoundError();
    await recordAudit(tx, actor, 'user.absence_removed', { type: 'user', id: removed.userId }, { absenceId });
  });
}
