import 'server-only';
import { type Actor, isAdmin, isStaff } from '@/lib/auth/actor';
import { Prisma } from '@/lib/db/generated/client';

/** `visibleInvoices` in SQL, for lists over `"Invoice" i`. */
export function invoicesInSight(actor: Pick<Actor, 'id' | 'role'>): Prisma.Sql {
  if (isAdmin(actor)) return Prisma.sql`TRUE`;
  if (!isStaff(actor)) return Prisma.sql`i."userId" = ${actor.id}`;
  const mine = Prisma.sql`(l."assignedToId" = ${actor.id} OR l."assignedToId" IS NULL)`;
  return Prisma.sql`(
    EXISTS (SELECT 1 FROM "CrmLead" l WHERE l."hostingRequestId" = i."requestId" AND ${mine})
    OR EXISTS (SELECT 1 FROM "CrmLead" l WHERE l."customerId" = i."userId" AND ${mine}))`;
}

/** What is still to be paid of `"Invoice" i`, in cents; negative when the client has something to get back. */
export const BALANCE = Prisma.sql`(i."grossCents" - i."creditedCents" - i."paidCents" + i."refundedCents")`;

/** Invoices that wait for money: the words of the partial index. */
export const IS_OPEN = Prisma.sql`i."kind" = 'invoice' AND i."issuedAt" IS NOT NULL
  AND i."paidCents" - i."refundedCents" + i."creditedCents" < i."grossCents"`;
