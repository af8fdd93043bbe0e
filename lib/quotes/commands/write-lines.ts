import 'server-only';
import type { Db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/db/id';
import type { EngineLine } from '@/lib/offers/engine-lines';
import type { FreeLine } from '../schema';

type NewLine = Omit<Prisma.QuoteLineCreateManyInput, 'id' | 'versionId' | 'position'>;

export function engineLineRow({ trace, ...line }: EngineLine): NewLine {
  return { ...line, label: '', trace: trace as unknown as Prisma.InputJsonObject };
}

export function freeLineRow({ detail, ...line }: FreeLine): NewLine {
  return { ...line, detail: detail || null, netCents: line.quantity * line.unitNetCents };
}

/** Puts these lines in the place of those that a draft has. */
export async function writeLines(tx: Db, versionId: string, lines: readonly NewLine[]): Promise<void> {
  await tx.quoteLine.deleteMany({ where: { versionId } });
  await tx.quoteLine.createMany({
    data: lines.map((line, position) => ({ ...line, id: newId(), versionId, position })),
  });
}
