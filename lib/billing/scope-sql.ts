import 'server-only';
import { type Actor, isAdmin, isStaff } from '@/lib/auth/actor';
import { Prisma } from '@/lib/db/generated/client';
import { allOf, scopeBranches } from '@/lib/leads/queries/scope';

type Viewer = Pick<Actor, 'id' | 'role'>;

/** Who sees part of the invoices: admins see all, clients their own. */
export const isSeller = (actor: Viewer) => isStaff(actor) && !isAdmin(actor);

/** `visibleInvoices` in SQL, looked up for each of a few rows of `"Invoice" i`. */
export function invoicesInSight(actor: Viewer): Prisma.Sql {
  if (isAdmin(actor)) return Prisma.sql`TRUE`;
  if (!isStaff(actor)) return Prisma.sql`i."userId" = ${actor.id}`;
  // Looked up by index for each invoice: EXISTS may be answered by reading all leads of the seller first.
  const isMine = Prisma.sql`(l."assignedToId" = ${actor.id} OR l."assignedToId" IS NULL)`;
  return Prisma.sql`(
    (SELECT TRUE FROM "CrmLead" l WHERE l."hostingRequestId" = i."requestId" AND ${isMine} LIMIT 1)
    OR (SELECT TRUE FROM "CrmLead" l WHERE l."customerId" = i."userId" AND ${isMine} LIMIT 1))`;
}

/**
 * The same for a seller, found from their leads and the pool's instead: however many invoices others have. Each once, with
 * these of its columns; they must name its id.
 */
export function invoicesOfSeller(actor: Viewer, columns: Prisma.Sql, where: Prisma.Sql): Prisma.Sql {
  const links = [Prisma.sql`i."userId" = l."customerId"`, Prisma.sql`i."requestId" = l."hostingRequestId"`];
  const arms = scopeBranches(actor, 'all').flatMap((branch) =>
    links.map(
      (link) =>
        Prisma.sql`SELECT ${columns} FROM "CrmLead" l JOIN "Invoice" i ON ${link} WHERE ${allOf([branch, where])}`,
    ),
  );
  return Prisma.join(arms, ' UNION ');
}

/** What is still to be paid of `"Invoice" i`, in cents; negative when the client has something to get back. */
export const BALANCE = Prisma.sql`(i."grossCents" - i."creditedCents" - i."paidCents" + i."refundedCents")`;

/** Invoices that wait for money, and those on which anything is owed: the words of the partial indexes. */
export const IS_OPEN = Prisma.sql`i."kind" = 'invoice' AND i."issuedAt" IS NOT NULL AND ${BALANCE} > 0`;
export const IS_UNSETTLED = Prisma.sql`i."kind" = 'invoice' AND i."issuedAt" IS NOT NULL AND ${BALANCE} <> 0`;
