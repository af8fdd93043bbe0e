import 'server-only';
import { type Actor, isAdmin, isStaff } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { preparedIf } from '@/lib/db/prepared';
import { pageOf, placeFromText } from '@/lib/keyset';
import { visibleLeads } from '@/lib/leads/policy';
import { allOf, scopeBranches, scopeCondition } from '@/lib/leads/queries/scope';
import { clientText, wordsIn } from '@/lib/text-search';
import { draftRowSelect, draftsInSight } from './drafts/queries';
import { visibleCustomers } from './policy';
import type { CustomerFilter } from './schema';
import { BALANCE, IS_UNSETTLED } from './scope-sql';

const PAGE = 50;
const MOST = 50;

export type CustomerRow = {
  id: string;
  name: string;
  company: string | null;
  email: string;
  createdAt: Date;
  openCents: number;
};

/** `visibleCustomers` in SQL, for `"User" u`. */
function customersInSight(actor: Actor): Prisma.Sql {
  if (!isStaff(actor)) return Prisma.sql`FALSE`;
  if (isAdmin(actor)) return Prisma.sql`u."role" = 'CLIENT'`;
  return Prisma.sql`u."role" = 'CLIENT' AND EXISTS (SELECT 1 FROM "CrmLead" l
    WHERE l."customerId" = u."id" AND ${scopeCondition(scopeBranches(actor, 'all'))})`;
}

/** Clients in sight, the newest first, with what is left to pay; fifty a page. */
export async function listCustomers(
  actor: Actor,
  { q, after }: CustomerFilter,
): Promise<{ rows: CustomerRow[]; next: string | null }> {
  const place = placeFromText(after);
  const where = allOf([
    customersInSight(actor),
    ...(q ? wordsIn(clientText, q) : []),
    ...(place ? [Prisma.sql`(u."createdAt", u."id") < (${place.at}, ${place.id})`] : []),
  ]);
  const newest = Prisma.sql`ORDER BY u."createdAt" DESC, u."id" DESC`;
  const found = await db.$queryRaw<CustomerRow[]>`${preparedIf(!q && isAdmin(actor))}
    SELECT u."id", u."name", u."company", u."email", u."createdAt",
      COALESCE((SELECT sum(${BALANCE}) FROM "Invoice" i
        WHERE ${IS_UNSETTLED} AND ${BALANCE} > 0 AND i."userId" = u."id"), 0)::float8 AS "openCents"
    FROM (SELECT * FROM "User" u WHERE ${where} ${newest} LIMIT ${PAGE + 1}) u ${newest}`;
  return pageOf(found, PAGE, ({ createdAt }) => createdAt);
}

/** One client with their requests, and the leads and drafts of invoices in sight; null when out of sight. */
export async function getCustomer(actor: Actor, id: string) {
  const latest = { orderBy: { createdAt: 'desc' }, take: MOST } as const;
  const found = await db.user.findFirst({
    where: { AND: [visibleCustomers(actor), { id }] },
    select: {
      id: true,
      name: true,
      company: true,
      email: true,
      phone: true,
      country: true,
      customerType: true,
      vatNumber: true,
      vatNumberVerified: true,
      createdAt: true,
      billingAddress: true,
      hostingRequests: {
        ...latest,
        select: {
          id: true,
          reference: true,
          status: true,
          createdAt: true,
          plan: { select: { name: true } },
        },
      },
      serviceRequests: {
        ...latest,
        select: { id: true, reference: true, status: true, createdAt: true, need: true },
      },
      customerLeads: {
        ...latest,
        where: visibleLeads(actor),
        select: { id: true, title: true, status: true, createdAt: true },
      },
      invoices: { ...latest, where: draftsInSight(actor), select: draftRowSelect },
    },
  });
  if (!found) return null;
  const { invoices: drafts, ...customer } = found;
  return { ...customer, drafts };
}

export type CustomerDetail = NonNullable<Awaited<ReturnType<typeof getCustomer>>>;
