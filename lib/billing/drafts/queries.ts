import 'server-only';
import { type Actor, isStaff } from '@/lib/auth/actor';
import { currentPriceBook } from '@/lib/catalog/queries';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { pageOf, placeFromText } from '@/lib/keyset';
import { MOST_LINES } from '../draft';
import { visibleInvoices } from '../policy';
import { readBillingSettings } from '../settings';
import { readCustomer, situationOf } from './situation';

const PAGE = 50;

/** Invoices in sight that are being written. */
export const draftsInSight = (actor: Actor): Prisma.InvoiceWhereInput => ({
  AND: [visibleInvoices(actor), { kind: 'invoice', issuedAt: null, userId: { not: null } }],
});

/** What a line about a draft says. */
export const draftRowSelect = {
  ...{ id: true, buyerName: true, currency: true, grossCents: true, createdAt: true },
  createdBy: { select: { name: true } },
} as const satisfies Prisma.InvoiceSelect;

/** Drafts in sight, the newest first; fifty a page, of one client when told. */
export async function listInvoiceDrafts(
  actor: Actor,
  filter: { after?: string; q?: string },
  userId?: string,
) {
  if (!isStaff(actor)) return { rows: [], next: null };
  const place = placeFromText(filter.after);
  const later = place && {
    OR: [{ createdAt: { lt: place.at } }, { createdAt: place.at, id: { lt: place.id } }],
  };
  const contains = { contains: filter.q, mode: 'insensitive' } as const;
  const named = filter.q ? { OR: [{ buyerName: contains }, { buyerEmail: contains }] } : {};
  const found = await db.invoice.findMany({
    where: { AND: [draftsInSight(actor), userId ? { userId } : {}, named, later ?? {}] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
    select: draftRowSelect,
  });
  return pageOf(found, PAGE, ({ createdAt }) => createdAt);
}

export type InvoiceDraftRow = Awaited<ReturnType<typeof listInvoiceDrafts>>['rows'][number];

/** What a document was issued from: the page of its draft leads there. */
export async function numberOfIssued(actor: Actor, id: string): Promise<string | null> {
  if (!isStaff(actor)) return null;
  const found = await db.invoice.findFirst({
    where: { AND: [visibleInvoices(actor), { id, kind: 'invoice' }] },
    select: { number: true },
  });
  return found?.number ?? null;
}

/** One draft with its lines and its client's situation as it is now; null when there is none in sight. */
export async function getInvoiceDraft(actor: Actor, id: string) {
  if (!isStaff(actor)) return null;
  const row = await db.invoice.findFirst({
    where: { AND: [draftsInSight(actor), { id }] },
    select: {
      ...{
        id: true,
        userId: true,
        revision: true,
        currency: true,
        locale: true,
        dueDays: true,
        message: true,
      },
      ...{ createdAt: true, createdBy: { select: { name: true } }, buyer: true },
      lines: {
        orderBy: { position: 'asc' },
        take: MOST_LINES,
        select: { id: true, description: true, detail: true, quantity: true, unitNetCents: true },
      },
    },
  });
  if (!row?.userId) return null;
  const [customer, book, { seller }] = await Promise.all([
    readCustomer(db, row.userId),
    currentPriceBook(),
    readBillingSettings(db),
  ]);
  const reference = (row.buyer as { reference?: string | null }).reference ?? null;
  const situation = situationOf(customer, book, reference);
  return { ...row, userId: row.userId, reference, situation, hasSeller: seller !== null };
}

export type InvoiceDraftDetail = NonNullable<Awaited<ReturnType<typeof getInvoiceDraft>>>;
