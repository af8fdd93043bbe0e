import 'server-only';
import type { PriceQuote } from '@/lib/catalog/price-quote';
import type { CouponTerms } from '@/lib/catalog/pricing-input';
import type { PricingInput } from '@/lib/catalog/schema';
import { Prisma } from '@/lib/db/generated/client';
import { type AccountInput, confirmationSql } from './account-sql';

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

/** The CTEs of a hosting order, for `storeRequest`. A key that is known, or a plan no longer on sale, gives no row. */
export function hostingOrderSql(account: AccountInput, order: HostingOrderRow): Prisma.Sql {
  return Prisma.sql`${couponSql(order, account.at)},
    plan AS (SELECT "id" FROM "HostingPlan" WHERE "code" = ${order.pricing.plan} AND "active"),
    ${requestSql(account, order)}`;
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
      RETURNING "id", "userId", "confirmation")`;
}
