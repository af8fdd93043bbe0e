import 'server-only';
import { parisDay } from '@/lib/billing/days';
import { issueInvoice } from '@/lib/billing/issue-invoice';
import { startSubscription } from '@/lib/billing/start-subscription';
import type { Db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { DomainError } from '@/lib/errors';
import { firstYearCents } from '@/lib/offers/first-year';
import type { QuoteTotals } from '@/lib/offers/totals';
import type { VersionRow } from '@/lib/offers/version-row';
import { reserveCapacity } from '@/lib/provisioning/capacity';
import { planServices, startServices } from '@/lib/provisioning/services';
import { resolveAlert } from '@/lib/pulse/alerts';
import { saleLines } from '../sale-lines';
import { wishOf } from './held-capacity';
import type { QuoteAtHand } from './quote-at-hand';

type Sold = { version: VersionRow; quote: QuoteAtHand; totals: QuoteTotals; acceptedAt: Date };
type Sale = { userId: string | null; number: string | null; firstYearCents: number };

/**
 * What follows from a sale, in its transaction: the request is taken up as it was agreed, with its places and services;
 * the invoice is issued and the subscription begun; on account the services start at once. Refuses with `no_capacity`,
 * `quote_request_cancelled` and what billing refuses.
 */
export async function fulfilSale(tx: Db, sold: Sold): Promise<Sale> {
  const { version, quote, totals, acceptedAt } = sold;
  const { hostingRequestId: requestId, serviceRequestId } = quote.lead;
  const userId = await ownerOf(tx, sold);
  if (requestId && version.configuration) await takeUpHosting(tx, sold, requestId, userId);
  if (serviceRequestId) await takeUpService(tx, serviceRequestId, acceptedAt);
  const startsOn = parisDay(acceptedAt);
  const lines = saleLines(version, totals, startsOn);
  const buyer = {
    name: version.buyerName,
    company: version.buyerCompany,
    email: version.buyerEmail,
    country: version.buyerCountry,
    customerType: version.buyerType,
    vatNumber: version.buyerVatNumber,
  };
  const common = {
    buyer,
    locale: version.locale,
    currency: version.currency,
    vatRateBp: version.vatRateBp,
    vatNote: vatNoteOf(version),
    dueDays: version.dueDays,
  };
  const invoice = await issueInvoice(tx, {
    ...common,
    sourceKey: `quote:${quote.id}`,
    requestId,
    userId,
    lines: lines.first,
  });
  if (requestId && userId && lines.recurring.length > 0)
    await startSubscription(tx, {
      ...common,
      requestId,
      userId,
      cycle: version.cycle,
      recurringLines: lines.recurring,
      startsOn,
      commitmentMonths: version.commitmentMonths,
      firstInvoiceId: invoice.id,
    });
  if (requestId && version.terms === 'on_account') await startServices(tx, requestId);
  return { userId, number: invoice.number, firstYearCents: firstYearCents(totals, version) };
}

function vatNoteOf({ vatNote }: VersionRow): 'none' | 'reverse_charge' | 'export' {
  return vatNote === 'reverse_charge' || vatNote === 'export' ? vatNote : 'none';
}

/** Whose it is: the request's client, or who has the address that the link was sent to, which accepting by it proves. */
async function ownerOf(tx: Db, { version, quote }: Sold): Promise<string | null> {
  const { lead } = quote;
  const request = lead.hostingRequestId
    ? await tx.hostingRequest.findUnique({
        where: { id: lead.hostingRequestId },
        select: { userId: true },
      })
    : null;
  if (request?.userId ?? lead.customerId) return request?.userId ?? lead.customerId;
  const email = version.buyerEmail.trim().toLowerCase();
  const user = await tx.user.findUnique({ where: { email }, select: { id: true } });
  return user?.id ?? null;
}

async function takeUpHosting(tx: Db, sold: Sold, requestId: string, userId: string | null): Promise<void> {
  const { version, totals, acceptedAt } = sold;
  const { configuration, price } = version;
  if (!configuration || !price) return;
  await tx.$queryRaw`SELECT "id" FROM "HostingRequest" WHERE "id" = ${requestId} FOR UPDATE`;
  const request = await tx.hostingRequest.findUniqueOrThrow({
    where: { id: requestId },
    select: { status: true, confirmation: true, customConfig: true, domain: true, locale: true },
  });
  if (request.status === 'cancelled') throw new DomainError('quote_request_cancelled');
  if (!userId) throw new DomainError('conflict');
  const wish = await wishOf(tx, requestId, configuration);
  await reserveCapacity(tx, wish);
  await resolveAlert(tx, 'cloud.full');
  const customConfig = { ...(request.customConfig as Prisma.JsonObject), ...configuration };
  await tx.hostingRequest.update({
    where: { id: requestId },
    data: {
      ...(request.status === 'pending' && { status: 'processing' }),
      ...(request.confirmation === 'awaiting' && { confirmation: 'confirmed', confirmedAt: acceptedAt }),
      userId,
      customConfig: customConfig as unknown as Prisma.InputJsonObject,
      price: price as unknown as Prisma.InputJsonObject,
      quantity: configuration.quantity,
      billingCycle: version.cycle,
      commitmentMonths: version.commitmentMonths,
      priceBookVersion: version.priceBookVersion ?? undefined,
      recurringNetCents: totals.perPeriod.net,
      // As its price says: what comes on top is in the quote and its invoice.
      totalPriceCents: price.dueNow.gross,
    },
    select: { id: true },
  });
  await planServices(tx, {
    requestId,
    userId,
    size: wish.size,
    quantity: wish.servers,
    planKey: configuration.plan,
    domain: request.domain,
    locale: request.locale,
  });
}

/** A service request is work for people: it is theirs to do from now on. */
async function takeUpService(tx: Db, id: string, acceptedAt: Date): Promise<void> {
  const { count } = await tx.serviceRequest.updateMany({
    where: { id, status: { in: ['pending', 'processing'] } },
    data: { status: 'processing' },
  });
  if (count === 0) {
    const request = await tx.serviceRequest.findUnique({ where: { id }, select: { status: true } });
    if (request?.status === 'cancelled') throw new DomainError('quote_request_cancelled');
  }
  await tx.serviceRequest.updateMany({
    where: { id, confirmation: 'awaiting' },
    data: { confirmation: 'confirmed', confirmedAt: acceptedAt },
  });
}
