import 'server-only';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';
import type { BillingDocumentKind } from '@/lib/db/generated/enums';
import { addDays, type Day, dateOfDay, parisDay } from './days';
import { sellerNow } from './settings';
import { USUAL_PREFIXES } from './settings-schema';

type Issued = { number: string; issuedAt: Date; issuedOn: Day; dueOn: Day };

/**
 * Gives a draft the next number of its series and a time not before that of the last one: whoever holds the counter's
 * row issues, the others wait until its transaction ends. So numbers and dates run in the same order and no number is
 * skipped: what is rolled back gives its number back. From here on the document is frozen by the database.
 */
export async function issueDocument(
  tx: Db,
  document: { id: string; kind: BillingDocumentKind; dueDays: number; notBefore?: Date },
): Promise<Issued> {
  const { id, kind, dueDays, notBefore } = document;
  const seller = await sellerNow(tx);
  const series = await lockSeries(tx, kind);
  // Asked only once the counter is ours: an earlier instant could be before that of the number before.
  const earliest = Math.max(series.lastIssuedAt?.getTime() ?? 0, notBefore?.getTime() ?? 0);
  const issuedAt = new Date(Math.max(now().getTime(), earliest));
  const issuedOn = parisDay(issuedAt);
  const dueOn = addDays(issuedOn, dueDays);
  const seriesYear = Number(issuedOn.slice(0, 4));
  const ordinal = series.year === seriesYear ? series.lastOrdinal + 1 : 1;
  const number = documentNumber(series.prefix, seriesYear, ordinal);
  await tx.invoice.update({
    where: { id },
    data: {
      issuedAt,
      issuedOn: dateOfDay(issuedOn),
      dueOn: dateOfDay(dueOn),
      seriesYear,
      ordinal,
      number,
      seller,
    },
    select: { id: true },
  });
  return { number, issuedAt, issuedOn, dueOn };
}

/** Such as “FA-2026-00042”. */
export function documentNumber(prefix: string, year: number, ordinal: number): string {
  return `${prefix}${year}-${String(ordinal).padStart(5, '0')}`;
}

type Series = { prefix: string; year: number; lastOrdinal: number; lastIssuedAt: Date | null };

async function lockSeries(tx: Db, kind: BillingDocumentKind): Promise<Series> {
  const locked = () => tx.$queryRaw<Series[]>`
    SELECT "prefix", "year", "lastOrdinal", "lastIssuedAt" FROM "DocumentSeries"
    WHERE "kind" = ${kind}::"BillingDocumentKind" FOR UPDATE`;
  const [known] = await locked();
  if (known) return known;
  const data = [{ kind, prefix: USUAL_PREFIXES[kind] }];
  await tx.documentSeries.createMany({ data, skipDuplicates: true });
  const [made] = await locked();
  if (!made) throw new Error('a series that was just made is there');
  return made;
}
