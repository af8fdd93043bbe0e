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

type Visit = {
  lastSeenAt: Date;
  section: string | null;
  seconds: Record<string, number>;
  /** Of all visits, however many are read. */
  views: number;
  firstAt: Date;
};

/** How a version is read, by what its page has told. */
export async function readingOf(versionId: string): Promise<Reading> {
  const visits = await db.$queryRaw<Visit[]>`
    SELECT v."lastSeenAt", v."section", v."seconds", count(*) OVER ()::int AS "views",
      min(v."startedAt") OVER () AS "firstAt"
    FROM "QuoteVisit" v WHERE v."versionId" = ${versionId} ORDER BY v."lastSeenAt" DESC LIMIT ${MOST_VISITS}`;
  const [latest] = visits;
  const since = now().getTime() - PRESENT_MS;
  const open = visits.find(({ lastSeenAt, section }) => section && lastSeenAt.getTime() >= since);
  const secondsIn = (section: QuoteSection) =>
    visits.reduce((sum, { seconds }) => sum + Number(seconds[section] ?? 0), 0);
  return {
    views: latest?.views ?? 0,
    firstAt: latest?.firstAt ?? null,
    lastAt: latest?.lastSeenAt ?? null,
    bySection: QUOTE_SECTIONS.map((section) => ({ section, seconds: secondsIn(section) })).filter(
      ({ seconds }) => seconds > 0,
    ),
    now: QUOTE_SECTIONS.find((section) => section === open?.section) ?? null,
  };
}
