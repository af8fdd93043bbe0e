import 'server-only';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { logger } from '@/lib/logger';
import { publish } from '@/lib/realtime/publish';
import { freePlaces } from './commands/held-capacity';
import { lockVersion, seenByClient, writeVersion } from './commands/quote-at-hand';
import { sendLink } from './commands/quote-link';
import { recordQuoteEvent, tellSeller } from './commands/record-event';
import { type QuoteChange, quoteHints } from './hints';
import { dueReminder, isGoodHour, type ReminderKind } from './reminders';

const BATCH = 200;

/** Closes what is over, then reminds of what is open. One quote that cannot be tended does not hold up the others. */
export async function tendQuotes(): Promise<void> {
  await expireQuotes();
  if (isGoodHour(now())) await remindClients();
}

/** Closes the quotes whose last day has ended in Paris, and tells their sellers. */
export async function expireQuotes(): Promise<number> {
  const over = await db.quoteVersion.findMany({
    where: { status: 'sent', expiresAt: { lte: now() } },
    select: { id: true },
    orderBy: { expiresAt: 'asc' },
    take: BATCH,
  });
  return tend(over, expireQuote);
}

/** Closes one whose last day has ended, and tells its seller; null when it was answered or extended meanwhile. */
export async function expireQuote(versionId: string): Promise<QuoteChange | null> {
  return db.$transaction(async (tx) => {
    const { version, quote } = await lockVersion(tx, versionId);
    // Answered or extended since it was looked for.
    if (version.status !== 'sent' || version.expiresAt > now()) return null;
    await freePlaces(tx, quote, version);
    await writeVersion(tx, version, { status: 'expired', closedAt: now() });
    await recordQuoteEvent(tx, null, quote, {
      event: 'expired',
      number: version.number,
      pulse: 'quote.expired',
    });
    const notified = await tellSeller(tx, null, { kind: 'quote_expired', quote });
    return { ...seenByClient(quote), pulse: ['quote.expired'], notified };
  });
}

type Open = { id: string; kind: ReminderKind };

/** Reminds clients of open quotes by e-mail: once before the end, once after silence, never after any answer. */
export async function remindClients(): Promise<number> {
  const open = await db.quoteVersion.findMany({
    where: { status: 'sent', expiresAt: { gt: now() }, links: { some: { revokedAt: null } } },
    select: {
      id: true,
      sentAt: true,
      expiresAt: true,
      reminders: { select: { kind: true } },
      visits: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: 'desc' }, take: 1 },
      quote: {
        select: {
          questions: {
            select: { askedAt: true, answeredAt: true },
            orderBy: { askedAt: 'desc' },
            take: 20,
          },
        },
      },
    },
    orderBy: { expiresAt: 'asc' },
    take: 5_000,
  });
  const due = open.flatMap(({ id, sentAt, expiresAt, reminders, visits, quote }): Open[] => {
    if (!sentAt) return [];
    const kind = dueReminder(
      {
        sentAt,
        expiresAt,
        sentKinds: reminders.map((one) => one.kind),
        lastSeenAt: visits[0]?.lastSeenAt ?? null,
        questions: quote.questions,
      },
      now(),
    );
    return kind ? [{ id, kind }] : [];
  });
  const kinds = new Map(due.map(({ id, kind }) => [id, kind]));
  return tend(due, (id) => remindClient(id, kinds.get(id) ?? 'expiry'));
}

/** Writes to the client of one that is still open: each kind once. Null when there was nothing to do any more. */
export async function remindClient(versionId: string, kind: ReminderKind): Promise<QuoteChange | null> {
  return db.$transaction(async (tx) => {
    const { version, quote } = await lockVersion(tx, versionId);
    if (version.status !== 'sent' || version.expiresAt <= now()) return null;
    // Without a link there is nothing to remind of.
    if ((await tx.quoteLink.count({ where: { versionId, revokedAt: null }, take: 1 })) === 0) return null;
    const { count } = await tx.quoteReminder.createMany({
      data: [{ id: newId(), versionId, kind, at: now() }],
      skipDuplicates: true,
    });
    if (count === 0) return null;
    await sendLink(tx, version, kind, version.expiresAt.getTime());
    await recordQuoteEvent(tx, null, quote, { event: 'reminded', number: version.number, data: { kind } });
    return { quoteId: quote.id, leadId: quote.lead.id };
  });
}

async function tend(
  found: readonly { id: string }[],
  one: (id: string) => Promise<QuoteChange | null>,
): Promise<number> {
  let done = 0;
  for (const { id } of found) {
    try {
      const change = await one(id);
      if (!change) continue;
      done += 1;
      await publish(quoteHints(change));
    } catch (error) {
      logger.error({ err: error, versionId: id }, 'a quote could not be tended');
    }
  }
  return done;
}
