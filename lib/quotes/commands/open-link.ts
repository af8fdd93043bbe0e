import 'server-only';
import { hashToken } from '@/lib/auth/tokens';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';
import { DomainError } from '@/lib/errors';

/** The version that a link opens. Refuses with `link_invalid` what is unknown, revoked or over. */
export async function findLink(tx: Db, token: string): Promise<{ versionId: string }> {
  const link = await tx.quoteLink.findFirst({
    where: { tokenHash: hashToken(token), revokedAt: null, expiresAt: { gt: now() } },
    select: { versionId: true },
  });
  if (!link) throw new DomainError('link_invalid');
  return link;
}
