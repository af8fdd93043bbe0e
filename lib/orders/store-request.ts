import 'server-only';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { preparedSql } from '@/lib/db/prepared';
import type { CreatedLead, NewLead } from '@/lib/leads/create-lead';
import { createdLeadSql, leadSql } from '@/lib/leads/create-lead-sql';
import { type AccountInput, accountSql } from './account-sql';

/** Why nothing was stored: beyond the limit of the address, no use of the coupon left; else its key is known. */
export type NothingStored = { allowed: boolean; couponTaken: boolean };

/** The SQLSTATE of the database function `nothing_stored`. */
const NOTHING_STORED = 'CN001';

/**
 * Finds or makes the client and writes a request with its lead, in one statement: all of it or, when the CTE `request`
 * gives no row, nothing, the use of a coupon and the count of the address included. `requestSql` are the CTEs between
 * `owner` and `request`; one of them is `taken`, the use of a coupon.
 */
export async function storeRequest(
  account: AccountInput,
  requestSql: Prisma.Sql,
  lead: NewLead,
): Promise<CreatedLead | NothingStored> {
  try {
    const [created] = await db.$queryRaw<CreatedLead[]>`
      ${preparedSql} WITH ${accountSql(account)}, ${requestSql}, ${leadSql(lead, account.at)}
      SELECT ${createdLeadSql}, CASE WHEN NOT EXISTS (SELECT 1 FROM request) THEN "nothing_stored"(
        jsonb_build_object('allowed', limited."allowed", 'couponTaken', EXISTS (SELECT 1 FROM taken)))::text END AS "why"
      FROM limited`;
    if (!created) throw new Error('the statement that stores a request always answers');
    const { leadId, assigneeId, notifications, alertOpened } = created;
    return { leadId, assigneeId, notifications, alertOpened };
  } catch (error) {
    const why = nothingStored(error);
    if (why) return why;
    throw error;
  }
}

type DriverError = { driverAdapterError?: { cause?: { originalCode?: unknown; detail?: unknown } } };

function nothingStored(error: unknown): NothingStored | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null;
  const { originalCode, detail } = (error.meta as DriverError | undefined)?.driverAdapterError?.cause ?? {};
  return originalCode === NOTHING_STORED ? (JSON.parse(String(detail)) as NothingStored) : null;
}
