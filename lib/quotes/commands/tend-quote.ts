import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { conflictError, DomainError, forbiddenError } from '@/lib/errors';
import { tellingOfFullCloud } from '@/lib/orders/request-capacity';
import { endOfDayInParis, storedDay } from '../expiry';
import type { QuoteChange } from '../hints';
import { canApproveDiscount } from '../policy';
import { holdPlaces } from './held-capacity';
import { findVersion, refuseStale, seenByClient, writeVersion } from './quote-at-hand';
import { dropLink, linkEnd, makeLink, sendLink } from './quote-link';
import { recordQuoteEvent, tellAdmins, tellSeller } from './record-event';

type Seen = { versionId: string; revision: number };

/**
 * Gives the client more time, also after the quote had expired; they are told by e-mail, unless their link is revoked. Refuses with `not_found`,
 * `conflict` (another version is open meanwhile), `transition`, `past_date` and `no_capacity`.
 */
export function extendQuote(actor: Actor, input: Seen & { validUntil: string }): Promise<QuoteChange> {
  return tellingOfFullCloud(() =>
    unlessAnotherIsOpen(() =>
      db.$transaction(async (tx) => {
        const { version, quote } = await findVersion(tx, actor, input.versionId);
        if (version.status !== 'sent' && version.status !== 'expired') throw new DomainError('transition');
        refuseStale(version, input.revision);
        const expiresAt = endOfDayInParis(input.validUntil);
        if (expiresAt <= now() || expiresAt <= version.expiresAt)
          throw new DomainError('later_date', { field: 'validUntil' });
        await writeVersion(tx, version, {
          status: 'sent',
          validUntil: storedDay(input.validUntil),
          expiresAt,
          closedAt: null,
        });
        if (version.status === 'expired') await holdPlaces(tx, quote, version);
        const { count: links } = await tx.quoteLink.updateMany({
          where: { versionId: version.id, revokedAt: null },
          data: { expiresAt: linkEnd(expiresAt) },
        });
        // They may be reminded of the new end too.
        await tx.quoteReminder.deleteMany({ where: { versionId: version.id, kind: 'expiry' } });
        // A link that was revoked stays so until its seller sends a new one.
        if (links > 0) await sendLink(tx, version, 'extended', input.validUntil);
        const data = { until: input.validUntil };
        await recordQuoteEvent(tx, actor, quote, { event: 'extended', number: version.number, data });
        return seenByClient(quote);
      }),
    ),
  );
}

async function unlessAnotherIsOpen<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      throw conflictError();
    throw error;
  }
}

/** Nobody gets in by the link of this version any more. Refuses with `not_found`, and `transition` without a link. */
export async function revokeLink(actor: Actor, { versionId }: { versionId: string }): Promise<QuoteChange> {
  return db.$transaction(async (tx) => {
    const { version, quote } = await findVersion(tx, actor, versionId);
    if (!(await dropLink(tx, versionId))) throw new DomainError('transition');
    await recordQuoteEvent(tx, actor, quote, { event: 'revoked', number: version.number });
    return { quoteId: quote.id, leadId: quote.lead.id };
  });
}

/** A new link by e-mail in the place of the one before. Refuses with `not_found`, and `transition` unless it is open. */
export async function renewLink(actor: Actor, { versionId }: { versionId: string }): Promise<QuoteChange> {
  return db.$transaction(async (tx) => {
    const { version, quote } = await findVersion(tx, actor, versionId);
    if (version.status !== 'sent') throw new DomainError('transition');
    await dropLink(tx, versionId);
    const serial = await makeLink(tx, versionId, version.expiresAt);
    await sendLink(tx, version, 'renewed', serial);
    await recordQuoteEvent(tx, actor, quote, { event: 'renewed', number: version.number });
    return { quoteId: quote.id, leadId: quote.lead.id };
  });
}

/** A seller asks the admins for a discount beyond their limit. Refuses with `not_found`, `conflict` and `transition`. */
export async function askApproval(actor: Actor, { versionId, revision }: Seen): Promise<QuoteChange> {
  return db.$transaction(async (tx) => {
    const { version, quote } = await findVersion(tx, actor, versionId);
    if (version.status !== 'draft') throw new DomainError('transition');
    refuseStale(version, revision);
    await writeVersion(tx, version, { approvalWantedAt: now() });
    const data = { percent: version.discountBp / 100 };
    await recordQuoteEvent(tx, actor, quote, { event: 'approval_wanted', number: version.number, data });
    const notice = { kind: 'quote_approval', quote, data: { ...data, by: actor.name } };
    const notified = await tellAdmins(tx, actor, notice);
    return { quoteId: quote.id, leadId: quote.lead.id, notified };
  });
}

/** An admin grants the discount of a draft. Refuses with `forbidden`, `not_found`, `conflict` and `transition`. */
export async function approveDiscount(actor: Actor, { versionId, revision }: Seen): Promise<QuoteChange> {
  if (!canApproveDiscount(actor)) throw forbiddenError();
  return db.$transaction(async (tx) => {
    const { version, quote } = await findVersion(tx, actor, versionId);
    if (version.status !== 'draft') throw new DomainError('transition');
    refuseStale(version, revision);
    await writeVersion(tx, version, {
      approvalWantedAt: null,
      approvedAt: now(),
      approvedById: actor.id,
      approvedBp: version.discountBp,
    });
    const data = { percent: version.discountBp / 100 };
    await recordQuoteEvent(tx, actor, quote, { event: 'approved', number: version.number, data });
    const notice = { kind: 'quote_approved', quote, data: { ...data, by: actor.name } };
    const notified = await tellSeller(tx, actor, notice);
    return { quoteId: quote.id, leadId: quote.lead.id, notified };
  });
}
