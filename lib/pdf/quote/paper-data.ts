import 'server-only';
import type { Db } from '@/lib/db/client';
import { versionRow, versionSelect } from '@/lib/offers/version-row';

/** All that a document of a version says; null when there is no such version. */
export async function readPaper(tx: Db, versionId: string) {
  const row = await tx.quoteVersion.findUnique({
    where: { id: versionId },
    select: {
      ...versionSelect,
      quote: { select: { reference: true } },
      acceptance: {
        select: {
          acceptedAt: true,
          signerName: true,
          signerCapacity: true,
          signatureKind: true,
          signature: true,
          ip: true,
          termsVersion: true,
          documentSha256: true,
          invoiceNumber: true,
        },
      },
    },
  });
  if (!row) return null;
  const { quote, acceptance, ...version } = row;
  return { version: versionRow(version), reference: quote.reference, acceptance };
}

export type Paper = NonNullable<Awaited<ReturnType<typeof readPaper>>>;
