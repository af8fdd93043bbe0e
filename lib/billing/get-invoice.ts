import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { balanceOf, invoiceStatus } from './balance';
import { dateOfDay, dayOfDate, parisDay } from './days';
import type { Buyer } from './draft';
import { dayOfStep } from './dunning-steps';
import { sumInvoices } from './owed';
import { canCorrect, canRecordPayment, visibleInvoices } from './policy';
import { readBillingSettings } from './settings';
import type { DunningStep, Seller } from './settings-schema';

const MOST_ROWS = 200;

const select = {
  id: true,
  kind: true,
  number: true,
  issuedAt: true,
  issuedOn: true,
  dueOn: true,
  reason: true,
  message: true,
  userId: true,
  subscriptionId: true,
  currency: true,
  seller: true,
  buyer: true,
  vatRateBp: true,
  vatNote: true,
  netCents: true,
  vatCents: true,
  grossCents: true,
  paidCents: true,
  refundedCents: true,
  creditedCents: true,
  credits: { select: { number: true } },
  request: {
    select: {
      id: true,
      reference: true,
      crmLead: { select: { id: true } },
      subscription: { select: { id: true } },
    },
  },
  lines: { orderBy: { position: 'asc' }, take: MOST_ROWS },
  payments: { orderBy: [{ receivedOn: 'asc' }, { createdAt: 'asc' }], take: MOST_ROWS },
  creditNotes: {
    where: { issuedAt: { not: null } },
    orderBy: { issuedAt: 'asc' },
    take: MOST_ROWS,
    select: { number: true, issuedOn: true, netCents: true, grossCents: true, reason: true },
  },
  dunning: { orderBy: [{ at: 'asc' }, { days: 'asc' }], take: MOST_ROWS },
} satisfies Prisma.InvoiceSelect;

/** One document as somebody sees it; null when there is none in sight. */
export async function getInvoice(actor: Actor, number: string) {
  const row = await db.invoice.findFirst({ where: { AND: [visibleInvoices(actor), { number }] }, select });
  if (!row?.number || !row.issuedOn || !row.dueOn) return null;
  const { issuedOn, dueOn } = row;
  const today = parisDay(now());
  const isInvoice = row.kind === 'invoice';
  const balanceCents = isInvoice ? balanceOf(row) : 0;
  const usable = isInvoice && balanceCents > 0 && canCorrect(actor) && row.userId !== null;
  const hasService = Boolean(row.subscriptionId ?? row.request?.subscription);
  const creditedNet = row.creditNotes.reduce((sum, { netCents }) => sum + netCents, 0);
  return {
    ...row,
    number: row.number,
    issuedOn,
    dueOn,
    // Both were checked when they were written, and are frozen with the document.
    seller: row.seller as unknown as Seller,
    buyer: row.buyer as unknown as Buyer,
    status: isInvoice ? invoiceStatus(row, today) : null,
    balanceCents,
    creditableNetCents: isInvoice ? row.netCents - creditedNet : 0,
    plannedSteps: balanceCents > 0 ? await stepsAhead(row.dunning, dayOfDate(dueOn), hasService) : [],
    /** Owed to the client on other invoices, and of use for this one. */
    clientCreditCents: usable ? (await sumInvoices(actor, row.userId ?? '')).creditCents : 0,
    canRecord: isInvoice && canRecordPayment(actor),
    canCorrect: isInvoice && canCorrect(actor),
  };
}

export type InvoiceDetail = NonNullable<Awaited<ReturnType<typeof getInvoice>>>;

type Taken = { kind: DunningStep['kind']; days: number; at: Date };

/** What is still to come while it stays unpaid, with the day of each; where no service hangs on it, reminders alone. */
async function stepsAhead(rows: readonly Taken[], dueOn: string, hasService: boolean) {
  const { dunning } = await readBillingSettings(db);
  const today = parisDay(now());
  const taken = rows.map(({ kind, days, at }) => ({ kind, days, on: parisDay(at) }));
  return dunning
    .filter(({ kind }) => hasService || kind === 'reminder')
    .filter(({ kind, days }) => !taken.some((one) => one.kind === kind && one.days === days))
    .map((step) => ({ kind: step.kind, on: dayOfStep(step, dunning, taken, dueOn) }))
    .filter(({ on }) => on > today)
    .map(({ kind, on }) => ({ kind, on: dateOfDay(on) }));
}
