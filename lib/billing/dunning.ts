import 'server-only';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { logger } from '@/lib/logger';
import { enqueueEmail } from '@/lib/messaging/enqueue-email';
import { balanceOf } from './balance';
import { addDays, type Day, dayOfDate, parisDay } from './days';
import { dueSteps, nextHardStep, type TakenStep } from './dunning-steps';
import { lockInvoice } from './lock-invoice';
import { readBillingSettings } from './settings';
import type { DunningStep } from './settings-schema';
import { suspendUnpaid, terminateUnpaid } from './suspension';

const BATCH = 500;

/**
 * Takes the steps that have come due for unpaid invoices, each once, one invoice a transaction: one that fails keeps no
 * other from its turn. Days are those of Paris: a step comes with its midnight, whatever the clocks do that night.
 */
export async function runDunning(): Promise<{ steps: number }> {
  const { dunning } = await readBillingSettings(db);
  if (dunning.length === 0) return { steps: 0 };
  const today = parisDay(now());
  const earliest = Math.min(...dunning.map(({ days }) => days));
  let steps = 0;
  let failure: unknown = null;
  for (let after = ''; ; ) {
    const ids = await openInvoices(addDays(today, -earliest), after);
    for (const { id } of ids) {
      try {
        steps += await db.$transaction((tx) => dunInvoice(tx, id, dunning, today));
      } catch (error) {
        failure = error;
        logger.error({ err: error, invoiceId: id }, 'a reminder step failed');
      }
    }
    const last = ids.at(-1);
    if (ids.length < BATCH || !last) break;
    after = last.id;
  }
  if (failure) throw failure;
  return { steps };
}

function openInvoices(dueUntil: Day, after: string): Promise<{ id: string }[]> {
  return db.$queryRaw`
    SELECT i."id" FROM "Invoice" i
    WHERE i."kind" = 'invoice' AND i."issuedAt" IS NOT NULL
      AND i."paidCents" - i."refundedCents" + i."creditedCents" < i."grossCents"
      AND i."dueOn" <= ${dueUntil}::date AND i."id" > ${after}
    ORDER BY i."id" LIMIT ${BATCH}`;
}

async function dunInvoice(
  tx: Db,
  invoiceId: string,
  steps: readonly DunningStep[],
  today: Day,
): Promise<number> {
  const subscriptionId = await subscriptionOf(tx, invoiceId);
  const invoice = await lockInvoice(tx, invoiceId);
  if (!invoice.dueOn || balanceOf(invoice) <= 0) return 0;
  const rows = await tx.dunningAction.findMany({ where: { invoiceId } });
  const taken = rows.map((row): TakenStep => ({ kind: row.kind, days: row.days, on: parisDay(row.at) }));
  const dueOn = dayOfDate(invoice.dueOn);
  const { due, passed } = dueSteps(steps, taken, dueOn, today);
  for (const { kind, days } of [...passed, ...due]) {
    const data = { id: newId(), invoiceId, kind, days, at: now() };
    await tx.dunningAction.createMany({ data: [data], skipDuplicates: true });
  }
  const all = [...taken, ...[...passed, ...due].map((step) => ({ ...step, on: today }))];
  for (const step of due)
    await take(tx, { invoice, subscriptionId, step, next: nextHardStep(steps, all, dueOn) });
  return due.length;
}

/** Found before the invoice is locked; the subscription itself is locked after it, as wherever both are. */
async function subscriptionOf(tx: Db, invoiceId: string): Promise<string | null> {
  const invoice = await tx.invoice.findUniqueOrThrow({
    where: { id: invoiceId },
    select: { subscriptionId: true, request: { select: { subscription: { select: { id: true } } } } },
  });
  return invoice.subscriptionId ?? invoice.request?.subscription?.id ?? null;
}

type Taking = {
  invoice: Awaited<ReturnType<typeof lockInvoice>>;
  subscriptionId: string | null;
  step: DunningStep;
  next: { kind: 'suspend' | 'terminate'; on: Day } | null;
};

async function take(tx: Db, { invoice, subscriptionId, step, next }: Taking): Promise<void> {
  const { id: invoiceId, buyerEmail: to, userId, locale } = invoice;
  const addressed = { to, userId: userId ?? undefined, locale };
  const dedupeKey = `dunning:${invoiceId}:${step.kind}:${step.days}`;
  if (step.kind === 'reminder') {
    const props = { invoiceId, next: subscriptionId ? next : null };
    return enqueueEmail(tx, { template: 'invoice_reminder', props, ...addressed, dedupeKey });
  }
  if (!subscriptionId) return;
  const did = await (step.kind === 'suspend' ? suspendUnpaid : terminateUnpaid)(
    tx,
    subscriptionId,
    invoiceId,
  );
  if (!did) return;
  const props = { invoiceId, step: step.kind };
  await enqueueEmail(tx, { template: 'unpaid_service', props, ...addressed, dedupeKey });
}
