import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { hashToken } from '@/lib/auth/tokens';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { keepQuoteDocument } from '@/lib/pdf/quote/keep-document';
import { ownVersions, visibleQuotes } from '../policy';

const of = (status: string) => (status === 'accepted' ? 'contract' : 'offer');

/** The PDF of the version that a living link opens: the contract once it is accepted. Null when it opens nothing. */
export async function documentOfLink(token: string) {
  const link = await db.quoteLink.findFirst({
    where: { tokenHash: hashToken(token), revokedAt: null, expiresAt: { gt: now() } },
    select: { versionId: true, version: { select: { status: true } } },
  });
  return link && keepQuoteDocument(db, link.versionId, of(link.version.status));
}

/** The same for the client whose quote it is: of its version that stands. Null for what is not theirs. */
export async function documentOfOwn(actor: Actor, reference: string) {
  const version = await db.quoteVersion.findFirst({
    where: { AND: [ownVersions(actor), { quote: { reference } }] },
    orderBy: { number: 'desc' },
    select: { id: true, status: true },
  });
  return version && keepQuoteDocument(db, version.id, of(version.status));
}

/** The same for staff who see the quote. Null for a draft, and for what is out of sight. */
export async function documentOfVersion(actor: Actor, quoteId: string, number: number) {
  const version = await db.quoteVersion.findFirst({
    where: { number, quote: { AND: [visibleQuotes(actor), { id: quoteId }] } },
    select: { id: true, status: true },
  });
  return version && keepQuoteDocument(db, version.id, of(version.status));
}
