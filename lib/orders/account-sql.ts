import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import type { CustomerType, Locale } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';

/** Requests an hour for one e-mail address that is not the signed-in person's own. */
export const EMAIL_LIMIT = { count: 5, seconds: 3_600 };

export type AccountInput = {
  name: string;
  email: string;
  phone?: string;
  company?: string;
  country: string;
  customerType: CustomerType;
  vatNumber?: string;
  locale: Locale;
  /** The signed-in person, when they order with their own address. */
  ownerId: string | null;
  at: Date;
};

const windowStart = (at: Date): Date => {
  const windowMs = EMAIL_LIMIT.seconds * 1_000;
  return new Date(Math.floor(at.getTime() / windowMs) * windowMs);
};

/**
 * CTEs `limited` (orders of this address in the hour), `account` (the new client, no row when the address is known)
 * and `owner` (whose request it is, null when a known account must confirm first; no row beyond the limit).
 * The limit counts in the transaction, unlike `takeRateLimit`: what is refused or sent twice does not count, and it
 * costs no round trip.
 */
export function accountSql(account: AccountInput) {
  const { at, ownerId } = account;
  const most = ownerId === null ? EMAIL_LIMIT.count : Number.MAX_SAFE_INTEGER;
  return Prisma.sql`limited AS (
      INSERT INTO "RateLimitWindow" ("key", "windowStart", "count")
      VALUES (${`order.email:${account.email}`}, ${windowStart(at)}, 1)
      ON CONFLICT ("key", "windowStart") DO UPDATE SET "count" = "RateLimitWindow"."count" + 1
      RETURNING "count" <= ${most}::bigint AS "allowed"),
    account AS (
      INSERT INTO "User" ("id", "email", "name", "role", "locale", "phone", "company", "country", "customerType",
        "vatNumber", "createdAt", "updatedAt")
      SELECT ${newId()}, ${account.email}, ${account.name}, 'CLIENT', ${account.locale}::"Locale",
        ${account.phone ?? null}::text, ${account.company ?? null}::text, ${account.country},
        ${account.customerType}::"CustomerType", ${account.vatNumber ?? null}::text, ${at}::timestamptz, ${at}::timestamptz
      FROM limited WHERE "allowed" AND ${ownerId}::text IS NULL
      ON CONFLICT ("email") DO NOTHING
      RETURNING "id"),
    owner AS (
      SELECT COALESCE(${ownerId}::text, (SELECT "id" FROM account)) AS "id" FROM limited WHERE "allowed")`;
}

/** The state of confirmation of a request with this owner. */
export const confirmationSql = Prisma.sql`(CASE WHEN owner."id" IS NULL THEN 'awaiting' ELSE 'not_needed'
  END)::"RequestConfirmation"`;
