import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { type AccountInput, confirmationSql } from './account-sql';
import type { ServiceRequestInput } from './schema';

export type ServiceRequestRow = {
  id: string;
  reference: string;
  idempotencyKey: string;
  receiptTokenHash: string;
  input: ServiceRequestInput;
};

/** The CTEs of a service request, for `storeRequest`. A key that is known gives no row; it never takes a coupon. */
export function serviceRequestSql(account: AccountInput, { input, ...row }: ServiceRequestRow): Prisma.Sql {
  return Prisma.sql`taken AS (SELECT 1 WHERE FALSE),
    request AS (
      INSERT INTO "ServiceRequest" ("id", "reference", "idempotencyKey", "userId", "kind", "need", "description",
        "budgetRange", "deadline", "contactName", "contactEmail", "contactPhone", "company", "country",
        "customerType", "locale", "confirmation", "receiptTokenHash", "createdAt", "updatedAt")
      SELECT ${row.id}, ${row.reference}, ${row.idempotencyKey}, owner."id", ${input.kind}::"ServiceKind",
        ${input.need}, ${input.description}, ${input.budgetRange}::"BudgetRange", ${input.deadline ?? null}::date,
        ${account.name}, ${account.email}, ${account.phone ?? null}::text, ${account.company ?? null}::text,
        ${account.country}, ${account.customerType}::"CustomerType", ${account.locale}::"Locale",
        ${confirmationSql}, ${row.receiptTokenHash}, ${account.at}::timestamptz, ${account.at}::timestamptz
      FROM owner
      ON CONFLICT ("idempotencyKey") DO NOTHING
      RETURNING "id", "userId", "confirmation")`;
}
