import 'server-only';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { versionRow, versionSelect } from '@/lib/offers/version-row';
import { visibleQuotes } from '../policy';

const detail = {
  id: true,
  reference: true,
  status: true,
  createdAt: true,
  createdBy: { select: { name: true } },
  lead: { select: { id: true, title: true, hostingRequestId: true } },
  versions: {
    orderBy: { number: 'desc' },
    take: 50,
    select: {
      ...versionSelect,
      sentBy: { select: { name: true } },
      approvedBy: { select: { name: true } },
      links: { where: { revokedAt: null }, select: { id: true }, take: 1 },
    },
  },
  questions: {
    orderBy: { askedAt: 'desc' },
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
  acceptance: { omit: { document: true } },
} as const satisfies Prisma.QuoteSelect;

/** A quote with all its versions, if the actor may see it; null as for one that does not exist. Read once a request. */
export const getQuote = cache(async (actor: Actor, id: string) => {
  const row = await db.quote.findFirst({
    where: { AND: [visibleQuotes(actor), { id }] },
    select: detail,
  });
  if (!row) return null;
  const versions = row.versions.map(({ sentBy, approvedBy, links, ...version }) => ({
    ...versionRow(version),
    sentByName: sentBy?.name ?? null,
    approvedByName: approvedBy?.name ?? null,
    hasLink: links.length > 0,
  }));
  return { ...row, versions };
});

export type QuoteDetail = NonNullable<Awaited<ReturnType<typeof getQuote>>>;
export type QuoteVersionDetail = QuoteDetail['versions'][number];
export type QuoteQuestionDetail = QuoteDetail['questions'][number];

/** The version a page shows: the one that is asked for, else the draft, else what counts, else the latest. */
export function shownVersion(
  { versions, status }: QuoteDetail,
  asked: string | undefined,
): QuoteVersionDetail {
  const shown =
    versions.find(({ number }) => String(number) === asked) ??
    versions.find((version) => version.status === 'draft') ??
    versions.find((version) => version.status === status) ??
    versions[0];
  if (!shown) throw new Error('a quote has a version');
  return shown;
}

/** The discount somebody may grant alone, in basis points; null for an admin, who may grant any. */
export async function discountLimitOf(actor: Pick<Actor, 'id' | 'role'>): Promise<number | null> {
  if (actor.role === 'ADMIN') return null;
  const user = await db.user.findUnique({ where: { id: actor.id }, select: { quoteDiscountBp: true } });
  return user?.quoteDiscountBp ?? 0;
}
