import 'server-only';
import type { CouponTerms } from '@/lib/catalog/pricing-input';
import { couponTerms, isUsable } from '@/lib/catalog/queries';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import type { Coupon } from '@/lib/db/generated/client';

/** What the database knows that a price and a score depend on. */
export type OrderFacts = {
  coupon: CouponTerms | null;
  earlierRequests: number;
  /** The owner's VAT number that was verified, with its country; null when there is none. */
  verifiedVat: { number: string; country: string } | null;
};

const NOTHING: OrderFacts = { coupon: null, earlierRequests: 0, verifiedVat: null };

type Row = {
  coupon:
    | (Omit<Coupon, 'validFrom' | 'validTo'> & { validFrom: string | null; validTo: string | null })
    | null;
  earlierRequests: number;
  verifiedVat: OrderFacts['verifiedVat'];
};

const date = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** Reads them in one round trip, in none when there is neither coupon nor signed-in owner. */
export async function readOrderFacts(couponCode: string | null, ownerId: string | null): Promise<OrderFacts> {
  if (couponCode === null && ownerId === null) return NOTHING;
  const [row] = await db.$queryRaw<Row[]>`
    SELECT (SELECT to_jsonb(c) FROM "Coupon" c WHERE c."code" = ${couponCode}::text) AS "coupon",
      (SELECT count(*)::int FROM (
        (SELECT 1 FROM "HostingRequest" h WHERE h."userId" = ${ownerId}::text AND h."status" <> 'cancelled' LIMIT 50)
        UNION ALL
        (SELECT 1 FROM "ServiceRequest" s WHERE s."userId" = ${ownerId}::text AND s."status" <> 'cancelled' LIMIT 50)
      ) earlier) AS "earlierRequests",
      (SELECT jsonb_build_object('number', u."vatNumber", 'country', u."country") FROM "User" u
        WHERE u."id" = ${ownerId}::text AND u."vatNumberVerified" AND u."vatNumber" IS NOT NULL) AS "verifiedVat"`;
  if (!row) return NOTHING;
  const coupon = row.coupon && {
    ...row.coupon,
    validFrom: date(row.coupon.validFrom),
    validTo: date(row.coupon.validTo),
  };
  return {
    coupon: coupon && isUsable(coupon, now()) ? couponTerms(coupon) : null,
    earlierRequests: row.earlierRequests,
    verifiedVat: row.verifiedVat,
  };
}
