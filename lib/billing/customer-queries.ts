import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { pageOf, placeFromText } from '@/lib/keyset';
import { visibleLeads } from '@/lib/leads/policy';
import { visibleCustomers } from './policy';
import { owedBy } from './queries';
import type { CustomerFilter } from './schema';

const PAGE = 50;
const MOST = 50;

/** Clients in sight, the newest first, with what is left to pay; fifty a page. */
export async function listCustomers(actor: Actor, filter: CustomerFilter) {
  const place = placeFromText(filter.after);
  const contains = { contains: filter.q, mode: 'insensitive' } as const;
  const where: Prisma.UserWhereInput = {
    AND: [
      visibleCustomers(actor),
      filter.q ? { OR: [{ name: contains }, { company: contains }, { email: contains }] } : {},
      place ? { OR: [{ createdAt: { lt: place.at } }, { createdAt: place.at, id: { lt: place.id } }] } : {},
    ],
  };
  const found = await db.user.findMany({
    where,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
    select: { id: true, name: true, company: true, email: true, createdAt: true },
  });
  const { rows, next } = pageOf(found, PAGE, ({ createdAt }) => createdAt);
  const open = await owedBy(rows.map(({ id }) => id));
  return { rows: rows.map((row) => ({ ...row, openCents: open.get(row.id) ?? 0 })), next };
}

export type CustomerRow = Awaited<ReturnType<typeof listCustomers>>['rows'][number];

/** One client with their requests and the leads in sight; null when out of sight. */
export async function getCustomer(actor: Actor, id: string) {
  const latest = { orderBy: { createdAt: 'desc' }, take: MOST } as const;
  return db.user.findFirst({
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
    },
  });
}

export type CustomerDetail = NonNullable<Awaited<ReturnType<typeof getCustomer>>>;
