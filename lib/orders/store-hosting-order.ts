import 'server-only';
import type { PriceQuote } from '@/lib/catalog/price-quote';
import type { CouponTerms } from '@/lib/catalog/pricing-input';
import type { PricingInput } from '@/lib/catalog/schema';
import type { Db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { preparedSql } from '@/lib/db/prepared';
import { assignmentLockSql } from '@/lib/leads/assignment-queries';
import { type AccountInput, accountSql, confirmationSql } from './account-sql';

export type HostingOrderRow = {
  id: string;
  reference: string;
  idempotencyKey: string;
  receiptTokenHash: string;
  priceBookVersion: number;
  pricing: PricingInput;
  quote: PriceQuote;
  coupon: CouponTerms | null;
  notes: string | null;
};

/** `userId` null: a known account must confirm. `planName` null: the plan is no longer on sale. */
export type StoredRequest = {
  requestId: string | null;
  userId: string | null;
  allowed: boolean;
  couponTaken: boolean;
  planName: string | null;
};

/**
 * Finds or makes the client, takes one use of the coupon and writes the order, in one statement that ends by taking
 * the assignment lock. Nothing is written twice: a key that is known gives no `requestId`.
 */
export async function storeHostingOrder(
  tx: Db,
  account: AccountInput,
  order: HostingOrderRow,
): Promise<StoredRequest> {
  const [stored] = await tx.$queryRaw<StoredRequest[]>`
    ${preparedSql} WITH ${accountSql(account)}, ${couponSql(order, account.at)},
    plan AS (SELECT "id", "name" FROM "HostingPlan" WHERE "code" = ${order.pricing.plan} AND "active"),
    ${requestSql(account, order)}
    SELECT request."id" AS "requestId", request."userId", limited."allowed",
      EXISTS (SELECT 1 FROM taken) AS "couponTaken", (SELECT "name" FROM plan) AS "planName",
      CASE WHEN request."id" IS NOT NULL THEN ${assignmentLockSql} END AS "locked"
    FROM limited LEFT JOIN request ON TRUE`;
  if (!stored) throw new Error('the statement that stores an order always answers');
  return stored;
}

/** One use of the coupon, only while it has one and still has the terms that were priced. */
function couponSql({ coupon }: HostingOrderRow, at: Date) {
  const value = coupon?.basisPoints ?? coupon?.amount ?? 0;
  const kind = coupon?.basisPoints === undefined ? 'fixed' : 'percentage';
  return Prisma.sql`taken AS (
      UPDATE "Coupon" SET "uses" = "uses" + 1
      FROM owner
      WHERE "code" = ${coupon?.code ?? null}::text AND "active" AND ("maxUses" IS NULL OR "uses" < "maxUses")
        AND ("validFrom" IS NULL OR "validFrom" <= ${at}) AND ("validTo" IS NULL OR "validTo" > ${at})
        AND "kind" = ${kind}::"CouponKind" AND "value" = ${value}::int
        AND "periods" IS NOT DISTINCT FROM ${coupon?.periods ?? null}::int
      RETURNING "code")`;
}

function requestSql(account: AccountInput, order: HostingOrderRow) {
  const { pricing, quote, coupon } = order;
  const { domain } = pricing;
  return Prisma.sql`request AS (
      INSERT INTO "HostingRequest" ("id", "reference", "idempotencyKey", "userId", "planId", "domain", "domainMode",
        "customConfig", "totalPriceCents", "recurringNetCents", "currency", "billingCycle", "commitmentMonths",
        "quantity", "priceBookVersion", "couponCode", "price", "notes", "contactName", "contactEmail",
        "contactPhone", "company", "country", "customerType", "vatNumber", "locale", "confirmation",
        "receiptTokenHash", "createdAt", "updatedAt")
      SELECT ${order.id}, ${order.reference}, ${order.idempotencyKey}, owner."id", plan."id",
        ${domain.name ?? null}::text, ${domain.mode}::"DomainMode", ${JSON.stringify(pricing)}::jsonb,
        ${quote.dueNow.gross}::int, ${quote.perPeriod.net}::int, ${quote.currency},
        ${quote.cycle}::"BillingCycle", ${quote.commitment}::int, ${pricing.quantity}::int,
        ${order.priceBookVersion}::int, ${coupon?.code ?? null}::text, ${JSON.stringify(quote)}::jsonb,
        ${order.notes}::text, ${account.name}, ${account.email}, ${account.phone ?? null}::text,
        ${account.company ?? null}::text, ${account.country}, ${account.customerType}::"CustomerType",
        ${account.vatNumber ?? null}::text, ${account.locale}::"Locale", ${confirmationSql},
        ${order.receiptTokenHash}, ${account.at}::timestamptz, ${account.at}::timestamptz
      FROM owner, plan
      WHERE ${coupon === null} OR EXISTS (SELECT 1 FROM taken)
      ON CONFLICT ("idempotencyKey") DO NOTHING
      RETURNING "id", "userId")`;
}
