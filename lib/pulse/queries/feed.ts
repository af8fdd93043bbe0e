import 'server-only';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { type Span, tallies } from '@/lib/tallies/tallies';
import { companyDaysIn } from '../company-days';
import type { PulseEventType } from '../event-types';
import type { Period } from '../period';
import { pulseReach, visibleEventTypes } from '../policy';
import type { FeedFilter } from '../schema';
import { keysetCursor, parseKeyset } from './keyset';
import { readTogether, spanTalliesTogether } from './read-together';
import type { Page } from './request-rows';
import { canReadTallies, type Viewer, within } from './scope';

const PAGE = 50;

export type FeedEvent = {
  id: string;
  type: PulseEventType;
  at: Date;
  actorName: string | null;
  /** Only while the viewer may open that lead. */
  leadId: string | null;
  planName: string | null;
  /** Figures and labels; empty when the subject has since gone to another seller. */
  data: Record<string, unknown>;
};

type Read = Omit<FeedEvent, 'id' | 'data'> & { id: bigint; data: unknown; inReach: boolean };

type Asked = Pick<FeedFilter, 'type'> & {
  /** Types to leave out. */
  except?: readonly PulseEventType[];
};

function typesOf(actor: Viewer, { type: asked, except = [] }: Asked): readonly PulseEventType[] {
  const visible = visibleEventTypes(actor).filter((type) => !except.includes(type));
  return asked ? visible.filter((type) => type === asked || type.startsWith(`${asked}.`)) : visible;
}

/** Conditions on events `e` that exclude each other, each served by its own index. */
function branches(actor: Viewer): Prisma.Sql[] {
  const reach = pulseReach(actor, 'feed');
  if (reach === 'all') return [Prisma.sql`TRUE`];
  if (reach === 'none') return [Prisma.sql`FALSE`];
  return [Prisma.sql`e."assigneeId" = ${actor.id}`, Prisma.sql`e."assigneeId" IS NULL`];
}

/** What happened, latest first, as far as the viewer may know. */
export async function listFeed(
  actor: Viewer,
  filter: Asked & Pick<FeedFilter, 'cursor'>,
  period: Period,
  take: number = PAGE,
): Promise<Omit<Page<FeedEvent>, 'count'>> {
  const types = typesOf(actor, filter);
  if (types.length === 0) return { rows: [], nextCursor: null };
  const after = parseKeyset(filter.cursor);
  const seek =
    after && /^\d{1,18}$/.test(after.id)
      ? Prisma.sql`AND (e."at", e."id") < (${after.at}, ${BigInt(after.id)})`
      : Prisma.empty;
  const first = branches(actor).map(
    (branch) => Prisma.sql`(SELECT e.* FROM "PulseEvent" e
      WHERE ${branch} AND e."type" IN (${Prisma.join([...types])})
        AND ${within(Prisma.sql`e."at"`, period)} ${seek}
      ORDER BY e."at" DESC, e."id" DESC LIMIT ${take + 1})`,
  );
  const everything = pulseReach(actor, 'feed') === 'all';
  const found = await db.$queryRaw<Read[]>`
    SELECT e."id", e."type", e."at", person."name" AS "actorName", l."id" AS "leadId", e."data",
      p."name" AS "planName",
      (${everything}::boolean OR l."id" IS NULL OR l."assignedToId" IS NULL OR l."assignedToId" = ${actor.id})
        AS "inReach"
    FROM (${Prisma.join(first, ' UNION ALL ')}) e
    LEFT JOIN "User" person ON person."id" = e."actorId"
    LEFT JOIN "CrmLead" l ON l."id" = e."leadId"
    LEFT JOIN "HostingPlan" p ON p."code" = e."data"->>'plan'
    ORDER BY e."at" DESC, e."id" DESC LIMIT ${take + 1}`;
  const last = found.length > take ? found[take - 1] : undefined;
  return {
    rows: found.slice(0, take).map(asFeedEvent),
    nextCursor: last ? keysetCursor(last.at, last.id) : null,
  };
}

function asFeedEvent({ id, data, inReach, leadId, planName, ...event }: Read): FeedEvent {
  const shared = { ...event, id: String(id) };
  if (!inReach) return { ...shared, leadId: null, planName: null, data: {} };
  return { ...shared, leadId, planName, data: typeof data === 'object' && data !== null ? { ...data } : {} };
}

/** How many events the feed holds in the period; the same conditions as its rows. */
export async function countFeed(
  actor: Viewer,
  filter: Pick<FeedFilter, 'type'>,
  period: Period,
): Promise<number> {
  const types = typesOf(actor, filter);
  if (types.length === 0) return 0;
  const days = companyDaysIn(period);
  if (pulseReach(actor, 'feed') === 'own' && days) return countOwn(actor, types, period, days);
  const counted = canReadTallies(actor, 'feed', period)
    ? Prisma.sql`SELECT COALESCE(sum("n"), 0)::int AS "count" FROM ${spanTalliesTogether('event', period)} t
        WHERE "key" IN (${Prisma.join([...types])})`
    : Prisma.sql`SELECT ${counting(actor, types, period)} AS "count"`;
  const { feed } = await readTogether<{ feed: { count: number } }>({ feed: counted });
  return feed[0]?.count ?? 0;
}

function counting(actor: Viewer, types: readonly PulseEventType[], span: Span): Prisma.Sql {
  return Prisma.sql`(SELECT count(*)::int FROM "PulseEvent" e
    WHERE (${Prisma.join(branches(actor), ' OR ')}) AND e."type" IN (${Prisma.join([...types])})
      AND ${within(Prisma.sql`e."at"`, span)})`;
}

/** A seller's and nobody's: whole days from the running counts, what is before and after them from the events. */
async function countOwn(
  actor: Viewer,
  types: readonly PulseEventType[],
  period: Period,
  days: Span,
): Promise<number> {
  const keys = [actor.id, ''].flatMap((owner) => types.map((type) => `${owner}|${type}`));
  const edges = [
    { from: period.from, to: days.from },
    { from: days.to, to: period.to },
  ].filter(({ from, to }) => from < to);
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT COALESCE(sum("n"), 0)::int
      ${Prisma.join([Prisma.empty, ...edges.map((edge) => counting(actor, types, edge))], ' + ')} AS "count"
    FROM ${tallies('event_of', days)} t WHERE "key" IN (${Prisma.join(keys)})`;
  return row?.count ?? 0;
}
