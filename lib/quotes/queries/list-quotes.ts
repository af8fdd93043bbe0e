import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { pageOf, placeFromText } from '@/lib/keyset';
import { normalizeSearch } from '@/lib/leads/search-text';
import { visibleQuotes } from '../policy';
import type { QuoteFilter } from '../schema';

const PAGE = 50;

const rowSelect = {
  id: true,
  reference: true,
  status: true,
  createdAt: true,
  lead: { select: { id: true, title: true, assignedTo: { select: { name: true } } } },
  versions: {
    // The one that stands for the quote is the latest that was not replaced; a replaced one only stands when all are.
    orderBy: { number: 'desc' },
    take: 5,
    select: {
      id: true,
      number: true,
      status: true,
      currency: true,
      cycle: true,
      buyerName: true,
      buyerCompany: true,
      dueNowGrossCents: true,
      periodNetCents: true,
      validUntil: true,
      approvalWantedAt: true,
      _count: { select: { visits: true } },
    },
  },
  _count: { select: { questions: { where: { answer: null } } } },
} as const satisfies Prisma.QuoteSelect;

type Row = Prisma.QuoteGetPayload<{ select: typeof rowSelect }>;

function standing({ versions, status, ...row }: Row) {
  const version = versions.find((one) => one.status === status) ?? versions[0];
  const { _count, ...quote } = row;
  return version && { ...quote, status, version, waiting: _count.questions };
}

export type QuoteRow = NonNullable<ReturnType<typeof standing>>;

/** One page of the quotes that somebody may see, the newest first. */
export async function listQuotes(
  actor: Actor,
  filter: QuoteFilter,
): Promise<{ rows: QuoteRow[]; next: string | null }> {
  const place = placeFromText(filter.after);
  const found = await db.quote.findMany({
    where: {
      AND: [
        visibleQuotes(actor),
        filter.status ? { status: filter.status } : {},
        filter.who === 'me' ? { lead: { assignedToId: actor.id } } : {},
        filter.q ? searchOf(filter.q) : {},
        place ? { OR: [{ createdAt: { lt: place.at } }, { createdAt: place.at, id: { lt: place.id } }] } : {},
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
    select: rowSelect,
  });
  const { rows, next } = pageOf(found, PAGE, ({ createdAt }) => createdAt);
  return { rows: rows.flatMap((row) => standing(row) ?? []), next };
}

function searchOf(q: string): Prisma.QuoteWhereInput {
  return {
    OR: [
      { reference: { startsWith: q.toUpperCase() } },
      { lead: { searchText: { contains: normalizeSearch(q) } } },
    ],
  };
}

/** The quotes of one lead, the newest first. */
export async function quotesOfLead(actor: Actor, leadId: string): Promise<QuoteRow[]> {
  const found = await db.quote.findMany({
    where: { AND: [visibleQuotes(actor), { leadId }] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 20,
    select: rowSelect,
  });
  return found.flatMap((row) => standing(row) ?? []);
}
