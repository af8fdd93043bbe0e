import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { conflictError, notFoundError } from '@/lib/errors';
import { type VersionRow, versionRow, versionSelect } from '@/lib/offers/version-row';
import { visibleQuotes } from '../policy';

export const quoteSelect = {
  id: true,
  reference: true,
  status: true,
  createdById: true,
  lead: {
    select: {
      id: true,
      title: true,
      status: true,
      score: true,
      currency: true,
      assignedToId: true,
      customerId: true,
      hostingRequestId: true,
      serviceRequestId: true,
    },
  },
} as const satisfies Prisma.QuoteSelect;

export type QuoteAtHand = Prisma.QuoteGetPayload<{ select: typeof quoteSelect }>;
export type VersionAtHand = { version: VersionRow; quote: QuoteAtHand };

/** What is told of a change that the quote's client sees. */
export const seenByClient = ({ id, lead }: QuoteAtHand) => ({
  quoteId: id,
  leadId: lead.id,
  clientId: lead.customerId,
});

/** A version with its quote if the actor may see it, locked until the transaction ends. Refuses with `not_found`. */
export async function findVersion(tx: Db, actor: Actor, versionId: string): Promise<VersionAtHand> {
  const found = await tx.quoteVersion.findFirst({
    where: { id: versionId, quote: visibleQuotes(actor) },
    select: { id: true },
  });
  if (!found) throw notFoundError();
  return lockVersion(tx, versionId);
}

/**
 * A version with its quote, locked until the transaction ends: whoever answers or changes a quote comes one by one. The
 * quote first, so that who sends the next version and who accepts this one never wait for each other.
 */
export async function lockVersion(tx: Db, versionId: string): Promise<VersionAtHand> {
  await tx.$queryRaw`
    SELECT "id" FROM "Quote" WHERE "id" = (SELECT "quoteId" FROM "QuoteVersion" WHERE "id" = ${versionId})
    FOR NO KEY UPDATE`;
  await tx.$queryRaw`SELECT "id" FROM "QuoteVersion" WHERE "id" = ${versionId} FOR UPDATE`;
  const row = await tx.quoteVersion.findUnique({
    where: { id: versionId },
    select: { ...versionSelect, quote: { select: quoteSelect } },
  });
  if (!row) throw notFoundError();
  const { quote, ...version } = row;
  return { version: versionRow(version), quote };
}

type Seen = Pick<VersionRow, 'id' | 'status' | 'revision' | 'createdAt' | 'sentAt'>;

/** Writes a version only if it is as its reader saw it; otherwise refuses with `conflict`. */
export async function writeVersion(
  tx: Db,
  seen: Seen,
  data: Prisma.QuoteVersionUncheckedUpdateManyInput,
): Promise<void> {
  const { id, status, revision } = seen;
  const { count } = await tx.quoteVersion.updateMany({
    where: { id, status, revision },
    data: { ...data, ...inOrder(seen, data), revision: { increment: 1 } },
  });
  if (count === 0) throw conflictError();
}

/** The clocks of two processes differ: what follows is dated no earlier than what it follows. */
function inOrder({ createdAt, sentAt }: Seen, data: Prisma.QuoteVersionUncheckedUpdateManyInput) {
  const after = (at: unknown, before: Date | null) =>
    at instanceof Date && before && at < before ? before : undefined;
  const [sent, closed] = [after(data.sentAt, createdAt), after(data.closedAt, sentAt ?? createdAt)];
  return { ...(sent && { sentAt: sent }), ...(closed && { closedAt: closed }) };
}

/** The page that sent this had been made from an older state. */
export function refuseStale({ revision }: Pick<VersionRow, 'revision'>, seen: number): void {
  if (revision !== seen) throw conflictError();
}
