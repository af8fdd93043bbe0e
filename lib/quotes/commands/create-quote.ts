import 'server-only';
import { type Actor, personOf } from '@/lib/auth/actor';
import { currentPriceBook } from '@/lib/catalog/queries';
import type { PricingInput } from '@/lib/catalog/schema';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/db/id';
import { notFoundError } from '@/lib/errors';
import { takeLeadOfPool } from '@/lib/leads/commands/take-lead';
import { visibleLeads } from '@/lib/leads/policy';
import { couponOfPrice, engineLines } from '@/lib/offers/engine-lines';
import { offerPrice } from '@/lib/offers/offer-price';
import { quoteTotals } from '@/lib/offers/totals';
import { referenceWith } from '@/lib/orders/reference';
import { buyerOf, buyerSelect } from '../buyer';
import { dayInParis, endOfDayInParis, storedDay, USUAL_VALID_DAYS } from '../expiry';
import type { QuoteChange } from '../hints';
import { quoteSelect } from './quote-at-hand';
import { recordQuoteEvent } from './record-event';
import { engineLineRow, writeLines } from './write-lines';

const leadSelect = {
  ...buyerSelect,
  id: true,
  title: true,
  assignedToId: true,
  locale: true,
  hostingRequest: {
    select: {
      ...buyerSelect.hostingRequest.select,
      customConfig: true,
      price: true,
      billingCycle: true,
      commitmentMonths: true,
    },
  },
} as const satisfies Prisma.CrmLeadSelect;

type Lead = Prisma.CrmLeadGetPayload<{ select: typeof leadSelect }>;

/**
 * A first draft for a lead, with what its request asks for at the prices of today. A seller who makes one for a lead of
 * the pool takes it. The same key again gives the same quote. Refuses with `not_found` and `conflict`.
 */
export async function createQuote(
  actor: Actor,
  { leadId, idempotencyKey }: { leadId: string; idempotencyKey: string },
): Promise<QuoteChange> {
  const book = await currentPriceBook();
  return db.$transaction(async (tx) => {
    const lead = await tx.crmLead.findFirst({
      where: { AND: [visibleLeads(actor), { id: leadId }] },
      select: leadSelect,
    });
    if (!lead) throw notFoundError();
    const quoteId = await makeQuote(tx, actor, leadId, idempotencyKey);
    if (quoteId.isKnown) return { quoteId: quoteId.id, leadId };
    await takeLeadOfPool(tx, actor, lead);
    await writeDraft(tx, actor, quoteId.id, lead, book);
    const quote = await tx.quote.findUniqueOrThrow({ where: { id: quoteId.id }, select: quoteSelect });
    await recordQuoteEvent(tx, personOf(actor), quote, { event: 'created', number: 1 });
    return { quoteId: quote.id, leadId, leadMoved: lead.assignedToId === null };
  });
}

async function makeQuote(tx: Db, actor: Actor, leadId: string, key: string) {
  const idempotencyKey = `${actor.id}:${key}`;
  const id = newId();
  const { count } = await tx.quote.createMany({
    data: [
      {
        id,
        reference: referenceWith('CNQ'),
        idempotencyKey,
        leadId,
        createdById: actor.id,
        createdAt: now(),
      },
    ],
    skipDuplicates: true,
  });
  if (count === 1) return { id, isKnown: false };
  const known = await tx.quote.findUniqueOrThrow({ where: { idempotencyKey }, select: { id: true } });
  return { id: known.id, isKnown: true };
}

async function writeDraft(
  tx: Db,
  actor: Actor,
  quoteId: string,
  lead: Lead,
  book: Awaited<ReturnType<typeof currentPriceBook>>,
): Promise<void> {
  const { who, vat } = buyerOf(lead, book);
  const hosting = lead.hostingRequest;
  const priced = hosting && pricedRequest(hosting, { ...who, vatNote: vat.vatNote }, book);
  const lines = priced ? engineLines(priced.price) : [];
  const totals = quoteTotals(
    lines.map((line) => ({ ...line, optional: false, selected: true })),
    { discountBp: 0, vatRateBp: vat.vatRateBp },
  );
  const validUntil = dayInParis(now(), USUAL_VALID_DAYS);
  const versionId = newId();
  await tx.quoteVersion.create({
    data: {
      id: versionId,
      quoteId,
      number: 1,
      locale: lead.locale,
      currency: book.currency,
      ...who,
      ...vat,
      cycle: hosting?.billingCycle ?? 'monthly',
      commitmentMonths: priced?.price.commitment ?? 0,
      ...(priced && {
        configuration: priced.configuration as unknown as Prisma.InputJsonObject,
        price: priced.price as unknown as Prisma.InputJsonObject,
        priceBookVersion: book.version,
      }),
      validUntil: storedDay(validUntil),
      expiresAt: endOfDayInParis(validUntil),
      dueNowGrossCents: totals.dueNow.gross,
      periodNetCents: totals.perPeriod.net,
      createdById: actor.id,
      createdAt: now(),
    },
    select: { id: true },
  });
  await writeLines(tx, versionId, lines.map(engineLineRow));
}

type Buyer = Parameters<typeof offerPrice>[2];

function pricedRequest(
  request: NonNullable<Lead['hostingRequest']>,
  buyer: Buyer,
  book: Parameters<typeof offerPrice>[0],
) {
  const { coupon: _, customer: __, ...configuration } = request.customConfig as unknown as PricingInput;
  const coupon = couponOfPrice(request.price as unknown as Parameters<typeof couponOfPrice>[0]);
  return { configuration, price: offerPrice(book, configuration, buyer, coupon) };
}
