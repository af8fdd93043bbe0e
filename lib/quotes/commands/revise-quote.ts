import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/db/id';
import { DomainError, notFoundError } from '@/lib/errors';
import { dayInParis, endOfDayInParis, storedDay, USUAL_VALID_DAYS } from '../expiry';
import type { QuoteChange } from '../hints';
import { visibleQuotes } from '../policy';
import { isRevisable } from '../status';
import { findVersion, quoteSelect, refuseStale, writeVersion } from './quote-at-hand';
import { recordQuoteEvent } from './record-event';

/**
 * Begins a new version from the one that was sent last; the link of that one stays good until the new one is sent. One
 * that is begun already is gone on with. Refuses with `not_found`, and `transition` for what was accepted.
 */
export async function reviseQuote(actor: Actor, { quoteId }: { quoteId: string }): Promise<QuoteChange> {
  return db.$transaction(async (tx) => {
    const quote = await tx.quote.findFirst({
      where: { AND: [visibleQuotes(actor), { id: quoteId }] },
      select: quoteSelect,
    });
    if (!quote) throw notFoundError();
    await tx.$queryRaw`SELECT "id" FROM "Quote" WHERE "id" = ${quoteId} FOR UPDATE`;
    const versions = await tx.quoteVersion.findMany({
      where: { quoteId },
      orderBy: { number: 'desc' },
      take: 50,
    });
    const change = { quoteId, leadId: quote.lead.id };
    if (versions.some(({ status }) => status === 'draft')) return change;
    const source = versions.find(({ status }) => status !== 'superseded') ?? versions[0];
    if (!source || versions.some(({ status }) => status === 'accepted'))
      throw new DomainError('quote_accepted');
    if (source.status !== 'superseded' && !isRevisable(source.status)) throw new DomainError('transition');
    const number = (versions[0]?.number ?? 0) + 1;
    await copyVersion(tx, actor, source, number);
    await recordQuoteEvent(tx, actor, quote, { event: 'revised', number });
    return change;
  });
}

type Source = Prisma.QuoteVersionGetPayload<object>;

async function copyVersion(tx: Db, actor: Actor, source: Source, number: number): Promise<void> {
  const { configuration, price, seller: _, ...kept } = source;
  const at = now();
  const validUntil =
    source.expiresAt > at ? source.validUntil.toISOString().slice(0, 10) : dayInParis(at, USUAL_VALID_DAYS);
  const versionId = newId();
  await tx.quoteVersion.create({
    data: {
      ...kept,
      id: versionId,
      number,
      status: 'draft',
      configuration: configuration ?? Prisma.DbNull,
      price: price ?? Prisma.DbNull,
      validUntil: storedDay(validUntil),
      expiresAt: endOfDayInParis(validUntil),
      approvalWantedAt: null,
      sentAt: null,
      sentById: null,
      closedAt: null,
      declineReason: null,
      declineNote: null,
      revision: 1,
      createdById: actor.id,
      createdAt: at,
      updatedAt: at,
    },
    select: { id: true },
  });
  const lines = await tx.quoteLine.findMany({
    where: { versionId: source.id },
    orderBy: { position: 'asc' },
  });
  await tx.quoteLine.createMany({
    data: lines.map(({ trace, ...line }) => ({
      ...line,
      id: newId(),
      versionId,
      trace: trace ?? Prisma.DbNull,
    })),
  });
}

/** Gives up a draft. Refuses with `not_found`, `conflict`, and `transition` once it was sent. */
export async function abandonDraft(
  actor: Actor,
  { versionId, revision }: { versionId: string; revision: number },
): Promise<QuoteChange> {
  return db.$transaction(async (tx) => {
    const { version, quote } = await findVersion(tx, actor, versionId);
    if (version.status !== 'draft') throw new DomainError('transition');
    refuseStale(version, revision);
    await writeVersion(tx, version, { status: 'superseded', closedAt: now() });
    await recordQuoteEvent(tx, actor, quote, { event: 'abandoned', number: version.number });
    return { quoteId: quote.id, leadId: quote.lead.id };
  });
}
