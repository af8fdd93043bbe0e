import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import type { Hint } from '@/lib/realtime/publish';
import { type QuoteChange, quoteHints, readingHint } from '../hints';
import type { VisitInput } from '../schema';
import { findOffered } from './find-offered';
import { lockVersion, seenByClient } from './quote-at-hand';
import { recordQuoteEvent, tellSeller } from './record-event';

/**
 * Writes down that the page of a quote is being read: a visit is counted once, however often it tells. The first one of
 * a version is a line in the lead's timeline and in the seller's bell. Returns what open pages are told. Refuses with
 * what `findOffered` says.
 */
export async function recordVisit(input: VisitInput, actor: Actor | null = null): Promise<Hint[]> {
  return db.$transaction(async (tx) => {
    const { versionId } = await findOffered(tx, input, actor);
    const at = now();
    const isNew = await writeVisit(tx, versionId, input, at);
    const isFirst = isNew && (await tx.quoteVisit.count({ where: { versionId }, take: 2 })) === 1;
    if (isFirst) return quoteHints(await tellOfFirst(tx, versionId));
    const { quoteId } = await tx.quoteVersion.findUniqueOrThrow({
      where: { id: versionId },
      select: { quoteId: true },
    });
    return [readingHint(quoteId)];
  });
}

/** True when nothing was known of this visit. Seconds only ever grow. */
async function writeVisit(tx: Db, versionId: string, input: VisitInput, at: Date): Promise<boolean> {
  const { visitKey, section, seconds } = input;
  const [row] = await tx.$queryRaw<{ isNew: boolean }[]>`
    INSERT INTO "QuoteVisit" AS v ("id", "versionId", "visitKey", "startedAt", "lastSeenAt", "section", "seconds")
    VALUES (${newId()}, ${versionId}, ${visitKey}, ${at}, ${at}, ${section}, ${JSON.stringify(seconds)}::jsonb)
    ON CONFLICT ("versionId", "visitKey") DO UPDATE SET
      "lastSeenAt" = GREATEST(v."lastSeenAt", EXCLUDED."lastSeenAt"), "section" = EXCLUDED."section",
      "seconds" = (SELECT COALESCE(jsonb_object_agg(k."key", GREATEST(
          COALESCE((v."seconds" ->> k."key")::int, 0), COALESCE((EXCLUDED."seconds" ->> k."key")::int, 0))), '{}')
        FROM (SELECT jsonb_object_keys(v."seconds") AS "key" UNION SELECT jsonb_object_keys(EXCLUDED."seconds")) k)
    RETURNING (xmax = 0) AS "isNew"`;
  return row?.isNew ?? false;
}

async function tellOfFirst(tx: Db, versionId: string): Promise<QuoteChange> {
  const { version, quote } = await lockVersion(tx, versionId);
  await recordQuoteEvent(tx, null, quote, { event: 'viewed', number: version.number, pulse: 'quote.viewed' });
  const notified = await tellSeller(tx, null, { kind: 'quote_viewed', quote });
  return { ...seenByClient(quote), pulse: ['quote.viewed'], notified };
}
