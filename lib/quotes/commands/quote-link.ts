import 'server-only';
import { hashToken } from '@/lib/auth/tokens';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { enqueueEmail } from '@/lib/messaging/enqueue-email';
import { linkTokenOf } from '@/lib/offers/link-token';
import type { VersionRow } from '@/lib/offers/version-row';

/** After its quote ended a link still tells that it did, for so long. */
const TELLING_MS = 90 * 86_400_000;

export const linkEnd = (expiresAt: Date): Date => new Date(expiresAt.getTime() + TELLING_MS);

/** Makes the version's one living link; an earlier one must have been revoked. Its serial. */
export async function makeLink(tx: Db, versionId: string, expiresAt: Date): Promise<number> {
  const serial = 1 + (await tx.quoteLink.count({ where: { versionId } }));
  await tx.quoteLink.create({
    data: {
      id: newId(),
      versionId,
      serial,
      tokenHash: hashToken(linkTokenOf(versionId, serial)),
      expiresAt: linkEnd(expiresAt),
      createdAt: now(),
    },
    select: { id: true },
  });
  return serial;
}

/** Whoever holds the link of the version is told nothing more. False when there was none. */
export async function dropLink(tx: Db, versionId: string): Promise<boolean> {
  const { count } = await tx.quoteLink.updateMany({
    where: { versionId, revokedAt: null },
    data: { revokedAt: now() },
  });
  return count > 0;
}

export type LinkOccasion = 'sent' | 'renewed' | 'extended' | 'expiry' | 'silence';

/** Queues the e-mail with the link to a version; `once` names the occasion among those of its kind. */
export function sendLink(
  tx: Db,
  version: Pick<VersionRow, 'id' | 'buyerEmail' | 'locale'>,
  occasion: LinkOccasion,
  once: string | number,
): Promise<void> {
  return enqueueEmail(tx, {
    template: 'quote_link',
    props: { versionId: version.id, occasion },
    to: version.buyerEmail,
    locale: version.locale,
    dedupeKey: `quote_link:${version.id}:${occasion}:${once}`,
  });
}
