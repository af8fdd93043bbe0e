import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { BillingDocumentKind } from '@/lib/db/generated/enums';
import { preparedIf, preparedSql } from '@/lib/db/prepared';
import { pageOf, placeFromText } from '@/lib/keyset';
import { allOf } from '@/lib/leads/queries/scope';
import { invoiceText, wordsIn } from '@/lib/text-search';
import { balanceOf, type InvoiceStatus, invoiceStatus } from './balance';
import { dateOfDay, parisDay } from './days';
import { type Owed, type OwedRow, owedOf, sumsSql } from './owed';
import type { InvoiceFilter, InvoiceFilterName } from './schema';
import { BALANCE, IS_OPEN, invoicesInSight, invoicesOfSeller, isSeller } from './scope-sql';

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

/** What makes an issued document part of a list: found by number, name or e-mail, after a place. */
function listConditions(filter: InvoiceFilter, userId: string | undefined): Prisma.Sql {
  const place = placeFromText(filter.after);
  return allOf([
    Prisma.sql`i."issuedAt" IS NOT NULL`,
    statusCondition(filter.status),
    ...(userId ? [Prisma.sql`i."userId" = ${userId}`] : []),
    ...(place ? [Prisma.sql`(i."issuedAt", i."id") < (${place.at}, ${place.id})`] : []),
    ...(filter.q ? wordsIn(invoiceText, filter.q) : []),
  ]);
}

const NEWEST = Prisma.sql`ORDER BY i."issuedAt" DESC, i."id" DESC`;
const COLUMNS = Prisma.sql`i."id", i."kind"::text AS "kind", i."number", i."issuedAt", i."issuedOn", i."dueOn",
  i."buyerName", i."userId", i."currency", i."grossCents", i."paidCents", i."refundedCents", i."creditedCents",
  (SELECT c."number" FROM "Invoice" c WHERE c."id" = i."creditsId") AS "corrects"`;

/** Documents go by in their order until enough of them are in sight; a seller with one in twenty finds a page here. */
const MOST_PASSED = 500;

function pageSql(actor: Actor, where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT ${COLUMNS} FROM "Invoice" i WHERE ${where} AND ${invoicesInSight(actor)}
    ${NEWEST} LIMIT ${PAGE + 1}`;
}

/** The first page of what went by, where that is a whole page or nothing is left to go by; null where it is neither. */
async function passing(actor: Actor, where: Prisma.Sql): Promise<Listed[] | null> {
  const found = await db.$queryRaw<({ passed: number } & (Listed | { id: null }))[]>`
    SELECT counted."passed", i.* FROM (SELECT count(*)::int AS "passed"
        FROM (SELECT 1 FROM "Invoice" i WHERE ${where} LIMIT ${MOST_PASSED}) passed) counted
      LEFT JOIN (SELECT ${COLUMNS} FROM (SELECT * FROM "Invoice" i WHERE ${where} ${NEWEST} LIMIT ${MOST_PASSED}) i
        WHERE ${invoicesInSight(actor)} ${NEWEST} LIMIT ${PAGE + 1}) i ON TRUE ${NEWEST}`;
  const rows = found.flatMap(({ passed: _, ...row }) => (row.id === null ? [] : [row]));
  const isAll = (found[0]?.passed ?? 0) < MOST_PASSED;
  return isAll || rows.length > PAGE ? rows : null;
}

async function sellersPage(actor: Actor, where: Prisma.Sql, { status }: InvoiceFilter): Promise<Listed[]> {
  // What waits for money is little, and has an index that says all that is asked.
  const passed = status === 'open' || status === 'overdue' ? null : await passing(actor, where);
  if (passed) return passed;
  const own = invoicesOfSeller(actor, Prisma.sql`i."id", i."issuedAt"`, where);
  return db.$queryRaw<Listed[]>`
    SELECT ${COLUMNS} FROM (SELECT * FROM (${own}) i ${NEWEST} LIMIT ${PAGE + 1}) own
    JOIN "Invoice" i ON i."id" = own."id" ${NEWEST}`;
}

function pageOfRows(found: readonly Listed[]): InvoicePage {
  const { rows, next } = pageOf(found, PAGE, ({ issuedAt }) => issuedAt);
  return { rows: rows.map(rowOf), next };
}

/** Issued documents in sight, the newest first; fifty a page. */
export async function listInvoices(actor: Actor, filter: InvoiceFilter): Promise<InvoicePage> {
  const where = listConditions(filter, undefined);
  if (isSeller(actor)) return pageOfRows(await sellersPage(actor, where, filter));
  return pageOfRows(await db.$queryRaw<Listed[]>`${preparedIf(!filter.q)}${pageSql(actor, where)}`);
}

/** One client's documents as far as the actor sees them, with what is owed on them, in one reading. */
export async function invoicesOfClient(
  actor: Actor,
  userId: string,
  after?: string,
): Promise<InvoicePage & { owed: Owed }> {
  const where = listConditions({ status: 'all', after }, userId);
  const found = await db.$queryRaw<(OwedRow & (Listed | { id: null }))[]>`${preparedSql}
    SELECT * FROM (${sumsSql(actor, userId)}) owed LEFT JOIN (${pageSql(actor, where)}) i ON TRUE ${NEWEST}`;
  const rows = found.flatMap(({ openCents, openCount, overdueCents, creditCents, ...row }) =>
    row.id === null ? [] : [row],
  );
  return { ...pageOfRows(rows), owed: owedOf(found[0]) };
}
