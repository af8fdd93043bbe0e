import 'server-only';
import { type Actor, personOf } from '@/lib/auth/actor';
import { sellerNow } from '@/lib/billing/settings';
import { currentPriceBook } from '@/lib/catalog/queries';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import { DomainError } from '@/lib/errors';
import { advanceLead, awaitLeadColumn } from '@/lib/leads/commands/advance-lead';
import { takeLeadOfPool } from '@/lib/leads/commands/take-lead';
import type { VersionRow } from '@/lib/offers/version-row';
import { tellingOfFullCloud } from '@/lib/orders/request-capacity';
import { mayGrant } from '../approval';
import type { QuoteChange } from '../hints';
import { freePlaces, holdPlaces } from './held-capacity';
import {
  findVersion,
  lockVersion,
  type QuoteAtHand,
  refuseStale,
  seenByClient,
  type VersionAtHand,
  writeVersion,
} from './quote-at-hand';
import { makeLink, sendLink } from './quote-link';
import { recordQuoteEvent } from './record-event';

type Seen = { versionId: string; revision: number };
const QUEUE = { maxWait: 10_000, timeout: 10_000 };

/**
 * Sends a draft to its client: the version before it is replaced, its link and e-mail are made, its places kept where
 * it says so, and its lead goes to `proposal`. Refuses with `not_found`, `conflict`, `transition`, `quote_empty`,
 * `past_date`, `price_book_changed`, `discount_limit`, `billing_not_set_up`, `quote_accepted` and `no_capacity`.
 */
export function sendQuote(actor: Actor, { versionId, revision }: Seen): Promise<QuoteChange> {
  return tellingOfFullCloud(async () => {
    const book = await currentPriceBook();
    return db.$transaction(async (tx) => {
      await awaitLeadColumn(tx, 'proposal');
      const { version, quote } = await findVersion(tx, actor, versionId);
      refuseStale(version, revision);
      await refuseUnready(tx, actor, version, book.version);
      const assignedToId = await takeLeadOfPool(tx, actor, quote.lead);
      await replaceEarlier(tx, quote, version.id);
      await holdPlaces(tx, quote, version);
      const at = now();
      const seller = await sellerNow(tx);
      await writeVersion(tx, version, { status: 'sent', sentAt: at, sentById: actor.id, seller });
      await makeLink(tx, version.id, version.expiresAt);
      await sendLink(tx, version, 'sent', 1);
      const owned = { ...quote, lead: { ...quote.lead, assignedToId } };
      await recordQuoteEvent(tx, personOf(actor), owned, {
        event: 'sent',
        number: version.number,
        pulse: 'quote.sent',
      });
      const moved = await advanceLead(tx, personOf(actor), owned.lead, {
        to: 'proposal',
        reference: quote.reference,
      });
      const pulse = ['quote.sent' as const, ...(moved ? (['lead.moved'] as const) : [])];
      return { ...seenByClient(quote), leadMoved: moved, pulse };
    }, QUEUE);
  });
}

async function refuseUnready(tx: Db, actor: Actor, version: VersionRow, book: number): Promise<void> {
  if (version.status !== 'draft') throw new DomainError('transition');
  if (!version.lines.some(({ optional }) => !optional)) throw new DomainError('quote_empty');
  if (version.expiresAt <= now()) throw new DomainError('past_date', { field: 'validUntil' });
  if (version.priceBookVersion !== null && version.priceBookVersion !== book)
    throw new DomainError('price_book_changed');
  const grantor = await tx.user.findUniqueOrThrow({
    where: { id: actor.id },
    select: { role: true, quoteDiscountBp: true },
  });
  if (!mayGrant(version, grantor))
    throw new DomainError('discount_limit', { params: { limit: grantor.quoteDiscountBp / 100 } });
}

/** The version that was open, declined or over until now gives way: its link leads to the new one. */
async function replaceEarlier(tx: Db, quote: QuoteAtHand, versionId: string): Promise<void> {
  const earlier = await tx.quoteVersion.findMany({
    where: { quoteId: quote.id, id: { not: versionId }, status: { not: 'superseded' } },
    select: { id: true },
    orderBy: { number: 'asc' },
    take: 50,
  });
  for (const { id } of earlier) await supersede(tx, await lockVersion(tx, id));
}

/** Refuses with `quote_accepted`: what was agreed is not offered again. */
export async function supersede(tx: Db, { version, quote }: VersionAtHand): Promise<void> {
  if (version.status === 'accepted') throw new DomainError('quote_accepted');
  if (version.status === 'superseded') return;
  if (version.status === 'sent') await freePlaces(tx, quote, version);
  await writeVersion(tx, version, { status: 'superseded', closedAt: now() });
}
