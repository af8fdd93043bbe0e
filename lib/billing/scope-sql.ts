import 'server-only';
import { type Actor, isAdmin, isStaff } from '@/lib/auth/actor';
import { Prisma } from '@/lib/db/generated/client';

/** `visibleInvoices` in SQL, for lists over `"Invoice" i`. */
export function invoicesInSight(actor: Pick<Actor, 'id' | 'role'>): Prisma.Sql {
  if (isAdmin(actor)) return Prisma.sql`TRUE`;
  if (!isStaff(actor)) return Prisma.sql`i."userId" = ${actor.id}`;
  // Looked up by index for each invoice: EXISTS may be answered by reading all leads of the seller first.
  const isMine = Prisma.sql`(l."assignedToId" = ${actor.id} OR l."assignedToId" IS NULL)`;
  return Prisma.sql`(
    (SELECT TRUE FROM "CrmLead" l WHERE l."hostingRequestId" = i."requestId" AND ${isMine} LIMIT 1)
    OR (SELECT TRUE FROM "CrmLead" l WHERE l."customerId" = i."userId" AND ${isMine} LIMIT 1))`;
}

/** What is still to be paid of `"Invoice" i`, in cents; negative when the client has something to get back. */
export const BALANCE = Prisma.sql`(i."grossCents" - i."creditedCents" - i."paidCents" + i."refundedCents")`;

/** Invoices that wait for money, and those on which anything is owed: the words of the partial indexes. */
export const IS_OPEN = Prisma.sql`i."kind" = 'invoice' AND i."issuedAt" IS NOT NULL AND ${BALANCE} > 0`;
export const IS_UNSETTLED = Prisma.sql`i."kind" = 'invoice' AND i."issuedAt" IS NOT NULL AND ${BALANCE} <> 0`;
