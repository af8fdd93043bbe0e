import 'server-only';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { QUOTE_SECTIONS, type QuoteSection } from '../schema';

/** The page tells every five seconds: longer silence means that it is closed or out of sight. */
const PRESENT_MS = 15_000;
const MOST_VISITS = 500;

export type Reading = {
  views: number;
  firstAt: Date | null;
  lastAt: Date | null;
  /** Seconds, by section in the order of the page. */
  bySection: { section: QuoteSection; seconds: number }[];
  /** The section that is being read at this moment; null when nobody reads. */
  now: QuoteSection | null;
};

/** How a version is read, by what its page has told. */
export async function readingOf(versionId: string): Promise<Reading> {
  const [visits, sums] = await Promise.all([
    db.quoteVisit.findMany({
      where: { versionId },
      orderBy: { lastSeenAt: 'desc' },
      take: MOST_VISITS,
      select: { lastSeenAt: true, section: true, seconds: true },
    }),
    db.quoteVisit.aggregate({
      where: { versionId },
      _count: true,
      _min: { startedAt: true },
      _max: { lastSeenAt: true },
    }),
  ]);
  const since = now().getTime() - PRESENT_MS;
  const open = visits.find(({ lastSeenAt, section }) => section && lastSeenAt.getTime() >= since);
  const secondsIn = (section: QuoteSection) =>
    visits.reduce((sum, { seconds }) => sum + Number((seconds as Record<string, number>)[section] ?? 0), 0);
  return {
    views: sums._count,
    firstAt: sums._min.startedAt,
    lastAt: sums._max.lastSeenAt,
    bySection: QUOTE_SECTIONS.map((section) => ({ section, seconds: secondsIn(section) })).filter(
      ({ seconds }) => seconds > 0,
    ),
    now: QUOTE_SECTIONS.find((section) => section === open?.section) ?? null,
  };
}
