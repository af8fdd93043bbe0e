import 'server-only';
import type { Db } from '@/lib/db/client';
import { preparedSql } from '@/lib/db/prepared';
import { assignmentLockSql } from '@/lib/leads/assignment-queries';
import { type AccountInput, accountSql, confirmationSql } from './account-sql';
import type { ServiceRequestInput } from './schema';
import type { StoredRequest } from './store-hosting-order';

export type ServiceRequestRow = {
  id: string;
  reference: string;
  idempotencyKey: string;
  receiptTokenHash: string;
  input: ServiceRequestInput;
};

/** The same as `storeHostingOrder` for a service request. */
export async function storeServiceRequest(
  tx: Db,
  account: AccountInput,
  { input, ...row }: ServiceRequestRow,
): Promise<Pick<StoredRequest, 'requestId' | 'userId' | 'allowed'>> {
  const [stored] = await tx.$queryRaw<StoredRequest[]>`
    ${preparedSql} WITH ${accountSql(account)},
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
      RETURNING "id", "userId")
    SELECT request."id" AS "requestId", request."userId", limited."allowed",
      CASE WHEN request."id" IS NOT NULL THEN ${assignmentLockSql} END AS "locked"
    FROM limited LEFT JOIN request ON TRUE`;
  if (!stored) throw new Error('the statement that stores a request always answers');
  return stored;
}
