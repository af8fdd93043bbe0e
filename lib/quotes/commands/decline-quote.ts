import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { DomainError } from '@/lib/errors';
import type { VersionRow } from '@/lib/offers/version-row';
import type { QuoteChange } from '../hints';
import type { DeclineQuoteInput } from '../schema';
import { findOffered } from './find-offered';
import { freePlaces } from './held-capacity';
import { lockVersion, seenByClient, writeVersion } from './quote-at-hand';
import { recordQuoteEvent, tellSeller } from './record-event';

/** The client says no, and why. Once more is the same no. Refuses with what `findOffered` and `refuseClosed` say. */
export async function declineQuote(
  input: DeclineQuoteInput,
  actor: Actor | null = null,
): Promise<QuoteChange> {
  return db.$transaction(async (tx) => {
    const { versionId } = await findOffered(tx, input, actor);
    const { version, quote } = await lockVersion(tx, versionId);
    const change = seenByClient(quote);
    if (version.status === 'declined') return change;
    refuseClosed(version);
    await freePlaces(tx, quote, version);
    await writeVersion(tx, version, {
      status: 'declined',
      closedAt: now(),
      declineReason: input.reason,
      declineNote: input.note ?? null,
    });
    const data = { reason: input.reason, ...(input.note && { text: input.note }) };
    await recordQuoteEvent(tx, null, quote, {
      event: 'declined',
      number: version.number,
      data,
      pulse: 'quote.declined',
    });
    const notified = await tellSeller(tx, null, {
      kind: 'quote_declined',
      quote,
      data: { reason: input.reason },
    });
    return { ...change, pulse: ['quote.declined'], notified };
  });
}

/** Refuses an answer to what is not open, and says why: quote_accepted, quote_declined, quote_replaced, quote_expired. */
export function refuseClosed({ status, expiresAt }: Pick<VersionRow, 'status' | 'expiresAt'>): void {
  if (status === 'accepted') throw new DomainError('quote_accepted');
  if (status === 'declined') throw new DomainError('quote_declined');
  if (status === 'superseded' || status === 'draft') throw new DomainError('quote_replaced');
  if (status === 'expired' || expiresAt <= now()) throw new DomainError('quote_expired');
}
