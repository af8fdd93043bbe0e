import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { preparedIf } from '@/lib/db/prepared';
import { allOf } from '@/lib/leads/queries/scope';
import { dateOfDay, parisDay } from './days';
import { BALANCE, IS_UNSETTLED, invoicesInSight, invoicesOfSeller, isSeller } from './scope-sql';

/** What is owed, in euros. */
export type Owed = {
  openCents: number;
  openCount: number;
  overdueCents: number;
  /** Owed to the client, as a positive amount. */
  creditCents: number;
};

export type OwedRow = Record<keyof Owed, bigint>;

/** A statement for what is owed on the invoices in sight; of one client when told. What is settled is not read. */
export function sumsSql(actor: Actor, userId?: string): Prisma.Sql {
  const today = dateOfDay(parisDay(now()));
  const where = allOf([
    Prisma.sql`${IS_UNSETTLED} AND i."currency" = 'EUR'`,
    ...(userId ? [Prisma.sql`i."userId" = ${userId}`] : []),
  ]);
  const columns = Prisma.sql`i."id", i."dueOn", i."grossCents", i."creditedCents", i."paidCents", i."refundedCents"`;
  const unsettled =
    isSeller(actor) && !userId
      ? Prisma.sql`(${invoicesOfSeller(actor, columns, where)}) i`
      : Prisma.sql`"Invoice" i WHERE ${where} AND ${invoicesInSight(actor)}`;
  return Prisma.sql`
    SELECT COALESCE(sum(greatest(${BALANCE}, 0)), 0)::bigint AS "openCents",
      count(*) FILTER (WHERE ${BALANCE} > 0) AS "openCount",
      COALESCE(sum(${BALANCE}) FILTER (WHERE ${BALANCE} > 0 AND i."dueOn" < ${today}::date), 0)::bigint AS "overdueCents",
      COALESCE(sum(greatest(-${BALANCE}, 0)), 0)::bigint AS "creditCents"
    FROM ${unsettled}`;
}

export function owedOf(row: OwedRow | undefined): Owed {
  const of = (name: keyof Owed) => Number(row?.[name] ?? 0);
  return {
    openCents: of('openCents'),
    openCount: of('openCount'),
    overdueCents: of('overdueCents'),
    creditCents: of('creditCents'),
  };
}

/** What is owed on the invoices in sight; of one client when told. */
export async function sumInvoices(actor: Actor, userId?: string): Promise<Owed> {
  const [row] = await db.$queryRaw<OwedRow[]>`${preparedIf(!isSeller(actor))}${sumsSql(actor, userId)}`;
  return owedOf(row);
}
