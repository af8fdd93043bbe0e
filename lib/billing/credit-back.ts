import 'server-only';
import type { Db } from '@/lib/db/client';
import { conflictError } from '@/lib/errors';
import type { DraftLine } from './draft';
import { issueCreditNote } from './issue-credit-note';
import type { Subscription } from './subscription-state';

type CreditBack = { netCents: number; reason: string; sourceKey: string; createdById?: string | null };

/**
 * Gives a sum without VAT back on what a subscription was invoiced, the newest invoice first, each up to what it still
 * holds: one credit note an invoice. Returns their numbers.
 */
export async function creditBack(tx: Db, subscription: Subscription, credit: CreditBack): Promise<string[]> {
  const { id, requestId } = subscription;
  const invoices = await tx.$queryRaw<{ id: string; left: number }[]>`
    SELECT i."id", (i."netCents" - COALESCE((SELECT sum(c."netCents") FROM "Invoice" c
        WHERE c."creditsId" = i."id" AND c."issuedAt" IS NOT NULL), 0))::int AS "left"
    FROM "Invoice" i
    WHERE i."kind" = 'invoice' AND i."issuedAt" IS NOT NULL AND (i."subscriptionId" = ${id} OR i."requestId" = ${requestId})
    ORDER BY i."issuedAt" DESC, i."id" DESC`;
  const { reason, createdById } = credit;
  let open = credit.netCents;
  const numbers: string[] = [];
  for (const invoice of invoices) {
    const netCents = Math.min(open, invoice.left);
    if (netCents <= 0) continue;
    const line: DraftLine = {
      kind: 'other',
      description: reason,
      quantity: 1,
      unitNetCents: netCents,
      netCents,
    };
    const { number } = await issueCreditNote(tx, {
      ...{ invoiceId: invoice.id, lines: [line], reason, createdById },
      sourceKey: `${credit.sourceKey}:${invoice.id}`,
    });
    numbers.push(number);
    open -= netCents;
  }
  if (open > 0) throw conflictError();
  return numbers;
}
