import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import type { Configuration } from '@/lib/catalog/pricing-input';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { BillingCycle, QuoteStatus } from '@/lib/db/generated/enums';
import { pageOf, placeFromText } from '@/lib/keyset';
import { ownVersions } from '../policy';
import { type OpenOffer, offerOf, offerSelect } from './open-offer';

const PAGE = 25;
const MOST_OF_REQUEST = 20;

/** Where a quote stands for its client: sent, and read at least once, are told apart. */
export type OwnQuoteState = Exclude<QuoteStatus, 'draft'> | 'viewed';

type Found = {
  id: string;
  reference: string;
  status: Exclude<QuoteStatus, 'draft'>;
  isViewed: boolean;
  isOver: boolean;
  sentAt: Date;
  closedAt: Date | null;
  validUntil: Date;
  currency: string;
  cycle: BillingCycle;
  dueNowGrossCents: number;
  configuration: Configuration | null;
  /** Of the first line that is no option, where it was typed. */
  firstLabel: string | null;
  domain: string | null;
};

export type OwnQuote = Omit<Found, 'status' | 'isViewed' | 'isOver'> & { state: OwnQuoteState };

/** Over at its midnight, whether or not the worker has closed it already. */
function rowOf({ status, isViewed, isOver, ...row }: Found): OwnQuote {
  const open = isViewed ? 'viewed' : 'sent';
  return { ...row, state: status === 'sent' ? (isOver ? 'expired' : open) : status };
}

type Narrowed = { where?: Prisma.Sql; take: number };

/** Each of somebody's quotes by the latest version that was sent, the newest first. */
function readOwn(actor: Pick<Actor, 'id'>, { where = Prisma.sql`TRUE`, take }: Narrowed): Promise<Found[]> {
  return db.$queryRaw`
    SELECT q."id", q."reference", v."status"::text AS "status", v."sentAt", v."closedAt", v."validUntil", v."currency",
      v."cycle"::text AS "cycle", v."dueNowGrossCents", v."configuration", h."domain",
      v."expiresAt" <= ${now()} AS "isOver",
      EXISTS (SELECT 1 FROM "QuoteVisit" s WHERE s."versionId" = v."id") AS "isViewed",
      (SELECT NULLIF(i."label", '') FROM "QuoteLine" i WHERE i."versionId" = v."id" AND NOT i."optional"
        ORDER BY i."position" LIMIT 1) AS "firstLabel"
    FROM "CrmLead" l
    JOIN "Quote" q ON q."leadId" = l."id"
    JOIN LATERAL (SELECT * FROM "QuoteVersion" v WHERE v."quoteId" = q."id" AND v."sentAt" IS NOT NULL
      ORDER BY v."number" DESC LIMIT 1) v ON TRUE
    LEFT JOIN "HostingRequest" h ON h."id" = l."hostingRequestId"
    LEFT JOIN "HostingPlan" p ON p."id" = h."planId"
    WHERE l."customerId" = ${actor.id} AND ${where}
    ORDER BY v."sentAt" DESC, q."id" DESC LIMIT ${take}`;
}

/** A page of somebody's own quotes, what was sent last first. */
export async function listOwnQuotes(
  actor: Pick<Actor, 'id'>,
  after: string | undefined,
): Promise<{ rows: OwnQuote[]; next: string | null }> {
  const place = placeFromText(after);
  const where = place ? Prisma.sql`(v."sentAt", q."id") < (${place.at}, ${place.id})` : undefined;
  const { rows, next } = pageOf(await readOwn(actor, { where, take: PAGE + 1 }), PAGE, (row) => row.sentAt);
  return { rows: rows.map(rowOf), next };
}

/** The quotes that answer one of somebody's own requests. */
export async function ownQuotesOfRequest(actor: Pick<Actor, 'id'>, requestId: string): Promise<OwnQuote[]> {
  const where = Prisma.sql`(l."hostingRequestId" = ${requestId} OR l."serviceRequestId" = ${requestId})`;
  return (await readOwn(actor, { where, take: MOST_OF_REQUEST })).map(rowOf);
}

/** Somebody's own quotes whose words match: reference, domain and plan, or what was typed on the first line. */
export async function searchOwnQuotes(
  actor: Pick<Actor, 'id'>,
  matches: (text: Prisma.Sql) => Prisma.Sql,
  take: number,
): Promise<OwnQuote[]> {
  const text = Prisma.sql`concat_ws(' ', q."reference", h."domain", p."name", (SELECT i."label" FROM "QuoteLine" i
    WHERE i."versionId" = v."id" AND NOT i."optional" ORDER BY i."position" LIMIT 1))`;
  return (await readOwn(actor, { where: matches(text), take })).map(rowOf);
}

/** One of somebody's own quotes as its page shows it: the latest version that was sent. Null for what is not theirs. */
export async function openOwnOffer(actor: Pick<Actor, 'id'>, reference: string): Promise<OpenOffer | null> {
  const row = await db.quoteVersion.findFirst({
    where: { AND: [ownVersions(actor), { quote: { reference } }] },
    orderBy: { number: 'desc' },
    select: offerSelect,
  });
  return row && offerOf(row);
}
