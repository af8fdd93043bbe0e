import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import type { PriceQuote } from '@/lib/catalog/price-quote';
import type { PricingInput } from '@/lib/catalog/schema';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { RequestStatus } from '@/lib/db/generated/enums';
import { notFoundError } from '@/lib/errors';
import { type ListedRequest, shownRequest } from './listed-request';
import {
  canCancel,
  canProcess,
  canSeeContact,
  visibleHostingRequests,
  visibleServiceRequests,
} from './policy';
import { requestCursor, requestsSql } from './request-list-sql';
import type { RequestFilter } from './schema';

export type RequestPage = { rows: ListedRequest[]; nextCursor: string | null };

/** Requests of both kinds, newest first, as far as somebody may see them; keyset pages of `filter.limit`. */
export async function listRequests(actor: Actor, filter: RequestFilter): Promise<RequestPage> {
  const rows = await db.$queryRaw<ListedRequest[]>(requestsSql(actor, filter));
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return {
    rows: page.map((row) => shownRequest(actor, row)),
    nextCursor: rows.length > filter.limit && last ? requestCursor(last) : null,
  };
}

export type RequestCounts = Record<RequestStatus, number>;

/** How many requests of both kinds somebody sees in each status. */
export async function countRequestsByStatus(actor: Actor): Promise<RequestCounts> {
  const own = actor.role === 'CLIENT' ? Prisma.sql`WHERE "userId" = ${actor.id}` : Prisma.empty;
  const rows = await db.$queryRaw<{ status: RequestStatus; count: number }[]>`
    SELECT "status", sum("count")::int AS "count" FROM (
      (SELECT "status", count(*) FROM "HostingRequest" ${own} GROUP BY "status")
      UNION ALL (SELECT "status", count(*) FROM "ServiceRequest" ${own} GROUP BY "status")) r GROUP BY "status"`;
  const counts: RequestCounts = { pending: 0, processing: 0, active: 0, cancelled: 0 };
  for (const { status, count } of rows) counts[status] = count;
  return counts;
}

const lead = {
  select: { id: true, status: true, score: true, assignedToId: true, assignedTo: { select: { name: true } } },
} as const;

/** One request by its reference with everything that somebody may see of it; not found when out of sight. */
export async function getRequest(actor: Actor, reference: string) {
  const hosting = reference.startsWith('CNH-');
  const found = hosting ? await hostingRequest(actor, reference) : await serviceRequest(actor, reference);
  if (!found) throw notFoundError();
  const { crmLead, ...request } = found;
  const subject = {
    userId: request.userId,
    assignedToId: crmLead?.assignedToId ?? null,
    status: request.status,
  };
  const seesContact = canSeeContact(actor, subject);
  return {
    ...request,
    contactName: seesContact ? request.contactName : null,
    contactEmail: seesContact ? request.contactEmail : null,
    contactPhone: seesContact ? request.contactPhone : null,
    ...(request.kind === 'hosting' && { vatNumber: seesContact ? request.vatNumber : null }),
    // The lead is the sellers' business, never the client's.
    lead: actor.role === 'CLIENT' || !seesContact ? null : crmLead,
    canProcess: canProcess(actor, request.kind, subject),
    canCancel: canCancel(actor, request.kind, subject),
  };
}

export type RequestDetail = Awaited<ReturnType<typeof getRequest>>;

async function hostingRequest(actor: Actor, reference: string) {
  const row = await db.hostingRequest.findFirst({
    where: { AND: [visibleHostingRequests(actor), { reference }] },
    omit: { idempotencyKey: true, receiptTokenHash: true },
    include: {
      plan: { select: { code: true, name: true } },
      crmLead: lead,
      _count: { select: { services: true } },
    },
  });
  if (!row) return null;
  const { _count, ...request } = row;
  const configuration = request.customConfig as unknown as PricingInput;
  const price = request.price as unknown as PriceQuote;
  const hasServices = _count.services > 0;
  return { kind: 'hosting' as const, ...request, hasServices, configuration, price };
}

async function serviceRequest(actor: Actor, reference: string) {
  const row = await db.serviceRequest.findFirst({
    where: { AND: [visibleServiceRequests(actor), { reference }] },
    omit: { idempotencyKey: true, receiptTokenHash: true },
    include: { crmLead: lead },
  });
  if (!row) return null;
  const { kind: serviceKind, ...request } = row;
  return { ...request, kind: 'service' as const, hasServices: false, serviceKind };
}
