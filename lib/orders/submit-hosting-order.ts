import 'server-only';
import { hashToken } from '@/lib/auth/tokens';
import { serializeConfiguration } from '@/lib/catalog/configuration';
import type { PriceBook } from '@/lib/catalog/price-book';
import type { PriceQuote } from '@/lib/catalog/price-quote';
import { currentPriceBook, planNames } from '@/lib/catalog/queries';
import type { PricingInput } from '@/lib/catalog/schema';
import { type Db, db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { DomainError } from '@/lib/errors';
import type { Visitor } from '@/lib/form-action';
import { hostingNeeds } from '@/lib/leads/assignment-needs';
import type { NewLead } from '@/lib/leads/create-lead';
import { scoreLead } from '@/lib/leads/scoring';
import type { AccountInput } from './account-sql';
import { firstYearNetCents } from './estimated-value';
import { checkedPricing, pricedOrder, refuseUnseenPrice, serverMonthCents } from './hosting-price';
import { type OrderFacts, readOrderFacts } from './order-facts';
import { accountOf, ownerOf, type PlacedRequest, tooManyOrders } from './placed-request';
import { newReference } from './reference';
import type { HostingOrderInput } from './schema';
import { type HostingOrderRow, hostingOrderSql } from './store-hosting-order';
import { storeRequest } from './store-request';
import { derivedKey, receiptTokenOf, refuseRobots } from './submission';

/**
 * Orders hosting: prices it, then in one statement finds or makes the client, writes the request, the scored and
 * assigned lead, its timeline, the live feed, notifications and e-mails. The same key again gives the same answer.
 * Refuses with bot_suspected, rate_limited, too_many_orders, check_fields, coupon, price_changed, price_to_confirm,
 * key_reused.
 */
export async function submitHostingOrder(visitor: Visitor, input: HostingOrderInput): Promise<PlacedRequest> {
  await refuseRobots('hosting', visitor.ip, input);
  return placeHostingOrder(visitor, input);
}

/** The same without the checks that only a page's form can pass; for the documented API. */
export async function placeHostingOrder(visitor: Visitor, input: HostingOrderInput): Promise<PlacedRequest> {
  const book = await currentPriceBook();
  const pricing = checkedPricing(input, book);
  const facts = await readOrderFacts(pricing.coupon ?? null, ownerOf(visitor, input.email));
  const key = input.idempotencyKey ?? derivedKey('hosting', { ...input, shownTotalCents: 0 });
  const account = accountOf(visitor, input);
  let quote: PriceQuote;
  try {
    quote = pricedOrder(book, pricing, facts, input.vatNumber);
    refuseUnseenPrice(quote, { shownTotalCents: input.shownTotalCents, locale: account.locale });
  } catch (error) {
    // The last use of a coupon, or a price that changed since: the order may be there already.
    const repeated = await repeatedOrder(key, account, pricing, book);
    if (repeated) return repeated;
    throw error;
  }
  const receiptToken = receiptTokenOf('hosting', key);
  const order: HostingOrderRow = {
    id: newId(),
    reference: newReference('hosting'),
    idempotencyKey: key,
    receiptTokenHash: hashToken(receiptToken),
    priceBookVersion: book.version,
    pricing,
    quote,
    coupon: facts.coupon,
    notes: input.notes ?? null,
  };
  const lead = hostingLead(account, order, facts, (await planNames()).get(pricing.plan));
  const made = await storeRequest(account, hostingOrderSql(account, order), lead);
  if ('leadId' in made) {
    const { id: requestId, reference } = order;
    return { kind: 'hosting', requestId, reference, receiptToken, repeated: false, lead: made };
  }
  const repeated = await repeatedOrder(key, account, pricing, book);
  if (repeated) return repeated;
  if (!made.allowed) throw tooManyOrders(account.at);
  if (facts.coupon && !made.couponTaken) throw new DomainError('coupon', { field: 'coupon' });
  throw new DomainError('choice', { field: 'plan' });
}

function hostingLead(
  account: AccountInput,
  order: HostingOrderRow,
  facts: OrderFacts,
  planName: string | undefined,
): NewLead {
  const { pricing, quote, reference } = order;
  const { plan, quantity, addons, domain } = pricing;
  const valueCents = firstYearNetCents(quote, order.coupon?.periods ?? null);
  const servers = quantity > 1 ? ` × ${quantity}` : '';
  const score = scoreLead({
    kind: 'hosting',
    ...account,
    plan,
    monthlyNetCents: serverMonthCents(quote, quantity),
    cycle: quote.cycle,
    commitment: quote.commitment,
    quantity,
    addons,
    domainMode: domain.mode,
    earlierRequests: facts.earlierRequests,
  });
  return {
    source: 'hosting_form',
    title: `${planName ?? plan}${servers} · ${account.company ?? domain.name ?? account.name}`,
    contact: account,
    valueCents,
    currency: quote.currency,
    score,
    needs: hostingNeeds({ plan, quantity, locale: account.locale }),
    deadline: null,
    request: { kind: 'hosting', id: order.id, reference },
    pulse: { type: 'request.hosting', data: { reference, plan, valueCents, currency: quote.currency } },
    searchable: [domain.name],
  };
}

/** The order made before with this key; null when there is none. Another order under it is refused. */
async function repeatedOrder(
  key: string,
  account: AccountInput,
  pricing: PricingInput,
  book: PriceBook,
): Promise<PlacedRequest | null> {
  const known = await findOrder(db, key);
  if (!known) return null;
  const same =
    known.contactEmail === account.email && addressOf(known.pricing, book) === addressOf(pricing, book);
  if (!same) throw new DomainError('key_reused', { params: { reference: known.reference } });
  const receiptToken = receiptTokenOf('hosting', key);
  return {
    kind: 'hosting',
    requestId: known.id,
    reference: known.reference,
    receiptToken,
    repeated: true,
    lead: null,
  };
}

async function findOrder(tx: Db, idempotencyKey: string) {
  const row = await tx.hostingRequest.findUnique({
    where: { idempotencyKey },
    select: { id: true, reference: true, contactEmail: true, customConfig: true },
  });
  return row && { ...row, pricing: row.customConfig as unknown as PricingInput };
}

/** One text for one configuration, however its fields were ordered. */
function addressOf({ coupon, customer, ...configuration }: PricingInput, book: PriceBook): string {
  return serializeConfiguration({ configuration, customer, coupon: coupon ?? null }, book);
}
