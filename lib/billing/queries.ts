import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { BillingDocumentKind } from '@/lib/db/generated/enums';
import { pageOf, placeFromText } from '@/lib/keyset';
import { balanceOf, type InvoiceStatus, invoiceStatus } from './balance';
import { dateOfDay, parisDay } from './days';
import type { InvoiceFilter, InvoiceFilterName } from './schema';
import { BALANCE, IS_OPEN, IS_UNSETTLED, invoicesInSight } from './scope-sql';

const PAGE = 50;

type Listed = {
  id: string;
  kind: BillingDocumentKind;
  number: string;
  issuedAt: Date;
  issuedOn: Date;
  dueOn: Date;
  buyerName: string;
  userId: string | null;
  currency: string;
  grossCents: number;
  paidCents: number;
  refundedCents: number;
  creditedCents: number;
  /** Of a credit note: the number of the invoice it corrects. */
  corrects: string | null;
};

export type InvoiceRow = Listed & {
  /** Null for a credit note, which nobody pays. */
  status: InvoiceStatus | null;
  balanceCents: number;
};

export type InvoicePage = { rows: InvoiceRow[]; next: string | null };

function rowOf(row: Listed): InvoiceRow {
  if (row.kind === 'credit_note') return { ...row, status: null, balanceCents: 0 };
  return { ...row, status: invoiceStatus(row, parisDay(now())), balanceCents: balanceOf(row) };
}

function statusCondition(name: InvoiceFilterName): Prisma.Sql {
  const paid = Prisma.sql`i."kind" = 'invoice' AND ${BALANCE} <= 0 AND i."creditedCents" < i."grossCents"`;
  const conditions: Record<InvoiceFilterName, Prisma.Sql> = {
    all: Prisma.sql`TRUE`,
    open: IS_OPEN,
    overdue: Prisma.sql`${IS_OPEN} AND i."dueOn" < ${dateOfDay(parisDay(now()))}::date`,
    paid,
    credited: Prisma.sql`i."kind" = 'invoice' AND i."creditedCents" = i."grossCents" AND i."grossCents" > 0`,
    credit_notes: Prisma.sql`i."kind" = 'credit_note'`,
    // Not issued: they have a list of their own.
    drafts: Prisma.sql`FALSE`,
  };
  return conditions[name];
}

/** Issued documents in sight, the newest first, by number, name or e-mail; fifty a page. */
export async function listInvoices(
  actor: Actor,
  filter: InvoiceFilter,
  userId?: string,
): Promise<InvoicePage> {
  const place = placeFromText(filter.after);
  const contains = `%${(filter.q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const conditions = [
    Prisma.sql`i."issuedAt" IS NOT NULL`,
    invoicesInSight(actor),
    statusCondition(filter.status),
    ...(userId ? [Prisma.sql`i."userId" = ${userId}`] : []),
    ...(place ? [Prisma.sql`(i."issuedAt", i."id") < (${place.at}, ${place.id})`] : []),
    ...(filter.q
      ? [
          Prisma.sql`(i."number" ILIKE ${contains} OR i."buyerName" ILIKE ${contains} OR i."buyerEmail" ILIKE ${contains})`,
        ]
      : []),
  ];
  const found = await db.$queryRaw<Listed[]>`
    SELECT i."id", i."kind"::text AS "kind", i."number", i."issuedAt", i."issuedOn", i."dueOn", i."buyerName", i."userId",
      i."currency", i."grossCents", i."paidCents", i."refundedCents", i."creditedCents", c."number" AS "corrects"
    FROM "Invoice" i LEFT JOIN "Invoice" c ON c."id" = i."creditsId"
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY i."issuedAt" DESC, i."id" DESC LIMIT ${PAGE + 1}`;
  const { rows, next } = pageOf(found, PAGE, ({ issuedAt }) => issuedAt);
  return { rows: rows.map(rowOf), next };
}

export type Owed = {
  openCents: number;
  openCount: number;
  overdueCents: number;
  /** Owed to the client, as a positive amount. */
  creditCents: number;
};

/** What is owed on the invoices in sight, in euros; of one client when told. What is settled is not read. */
export async function sumInvoices(actor: Actor, userId?: string): Promise<Owed> {
  const today = dateOfDay(parisDay(now()));
  const [row] = await db.$queryRaw<Record<keyof Owed, bigint>[]>`
    SELECT COALESCE(sum(greatest(${BALANCE}, 0)), 0)::bigint AS "openCents",
      count(*) FILTER (WHERE ${BALANCE} > 0) AS "openCount",
      COALESCE(sum(${BALANCE}) FILTER (WHERE ${BALANCE} > 0 AND i."dueOn" < ${today}::date), 0)::bigint AS "overdueCents",
      COALESCE(sum(greatest(-${BALANCE}, 0)), 0)::bigint AS "creditCents"
    FROM "Invoice" i
    WHERE ${IS_UNSETTLED} AND i."currency" = 'EUR' AND ${invoicesInSight(actor)}
      AND ${userId ? Prisma.sql`i."userId" = ${userId}` : Prisma.sql`TRUE`}`;
  const of = (name: keyof Owed) => Number(row?.[name] ?? 0);
  return {
    openCents: of('openCents'),
    openCount: of('openCount'),
    overdueCents: of('overdueCents'),
    creditCents: of('creditCents'),
  };
}

/** What each of these clients still has to pay, in cents; those who owe nothing are not there. */
export async function owedBy(userIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ userId: string; cents: bigint }[]>`
    SELECT i."userId", sum(${BALANCE})::bigint AS "cents" FROM "Invoice" i
    WHERE ${IS_UNSETTLED} AND ${BALANCE} > 0 AND i."userId" = ANY (${[...userIds]}) GROUP BY 1`;
  return new Map(rows.map(({ userId, cents }) => [userId, Number(cents)]));
}
