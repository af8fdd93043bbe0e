import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { hashToken } from '@/lib/auth/tokens';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';
import { DomainError, notFoundError } from '@/lib/errors';
import { ownVersions } from '../policy';

/** By the token of a link, or by the version itself for whoever is signed in as its client. */
type Way = { token?: string; versionId?: string };

/**
 * The version that a client answers. Refuses with `link_invalid` a link that is unknown, revoked or over, with
 * `signed_out` who comes without one and is not signed in, and with `not_found` what is not theirs.
 */
export async function findOffered(
  tx: Db,
  { token, versionId }: Way,
  actor: Actor | null = null,
): Promise<{ versionId: string }> {
  if (token) return findLink(tx, token);
  if (!actor) throw new DomainError('signed_out');
  const own = await tx.quoteVersion.findFirst({
    where: { AND: [ownVersions(actor), { id: versionId ?? '' }] },
    select: { id: true },
  });
  if (!own) throw notFoundError();
  return { versionId: own.id };
}

async function findLink(tx: Db, token: string): Promise<{ versionId: string }> {
  const link = await tx.quoteLink.findFirst({
    where: { tokenHash: hashToken(token), revokedAt: null, expiresAt: { gt: now() } },
    select: { versionId: true },
  });
  if (!link) throw new DomainError('link_invalid');
  return link;
}
