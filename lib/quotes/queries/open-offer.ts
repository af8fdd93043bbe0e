import 'server-only';
import { hashToken } from '@/lib/auth/tokens';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { QuoteStatus } from '@/lib/db/generated/enums';
import { linkTokenOf } from '@/lib/offers/link-token';
import { versionRow, versionSelect } from '@/lib/offers/version-row';

/** What the page of an offer is made of. */
export const offerSelect = {
  ...versionSelect,
  sentBy: { select: { name: true } },
  quote: {
    select: {
      reference: true,
      lead: { select: { hostingRequestId: true } },
      questions: {
        orderBy: { askedAt: 'asc' },
        take: 50,
        select: {
          id: true,
          question: true,
          askedAt: true,
          answer: true,
          answeredAt: true,
          answeredBy: { select: { name: true } },
        },
      },
    },
  },
  acceptance: {
    select: { acceptedAt: true, signerName: true, documentSha256: true, invoiceNumber: true },
  },
} as const satisfies Prisma.QuoteVersionSelect;

type PageRow = Prisma.QuoteVersionGetPayload<{ select: typeof offerSelect }>;

/** A version as its page shows it, by whichever way the client came. */
export function offerOf({ quote, sentBy, acceptance, ...version }: PageRow) {
  const row = versionRow(version);
  // Over at its midnight, whether or not the worker has closed it already.
  const isOver = row.status === 'sent' && row.expiresAt <= now();
  const status: QuoteStatus = isOver ? 'expired' : row.status;
  return { ...quote, version: { ...row, status }, sellerName: sentBy?.name ?? '', acceptance };
}

export type OpenOffer = ReturnType<typeof offerOf>;

export type OfferPage =
  | { kind: 'unknown' | 'revoked' }
  /** `next`: the token of the version that took its place; null when the quote was withdrawn. */
  | { kind: 'replaced'; reference: string; next: string | null }
  | { kind: 'offer'; offer: OpenOffer };

/** What the link of a quote opens. Reads only: mail scanners open links. */
export async function openOffer(token: string): Promise<OfferPage> {
  const link = await db.quoteLink.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { revokedAt: true, expiresAt: true, version: { select: offerSelect } },
  });
  if (!link) return { kind: 'unknown' };
  if (link.revokedAt || link.expiresAt <= now()) return { kind: 'revoked' };
  const offer = offerOf(link.version);
  if (offer.version.status !== 'superseded') return { kind: 'offer', offer };
  return { kind: 'replaced', reference: offer.reference, next: await nextToken(link.version.quoteId) };
}

async function nextToken(quoteId: string): Promise<string | null> {
  const next = await db.quoteVersion.findFirst({
    where: { quoteId, status: { in: ['sent', 'accepted', 'declined', 'expired'] } },
    orderBy: { number: 'desc' },
    select: { id: true, links: { where: { revokedAt: null }, select: { serial: true }, take: 1 } },
  });
  const serial = next?.links[0]?.serial;
  return next && serial ? linkTokenOf(next.id, serial) : null;
}
