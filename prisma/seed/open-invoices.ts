import { addDays, dayOfDate, parisDay } from '@/lib/billing/days';
import { issueCreditNote } from '@/lib/billing/issue-credit-note';
import { recordPayment } from '@/lib/billing/payments';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';

type Open = { id: string; number: string | null; issuedOn: Date | null; currency: string };

export async function pay({ id: invoiceId, number, currency }: Open, amountCents: number): Promise<void> {
  const money = { invoiceId, amountCents, currency, method: 'bank_transfer' as const };
  const reference = `VIR SEPA ${number}`;
  const sourceKey = `demo:${invoiceId}:${amountCents}`;
  await db.$transaction((tx) =>
    recordPayment(tx, { ...money, reference, receivedOn: parisDay(now()), sourceKey }),
  );
}

/** Of the young ones most are paid too; the rest show every way an invoice can stand. */
export async function leaveSomeOpen(exceptEmail: string): Promise<void> {
  const open = await db.invoice.findMany({
    where: { kind: 'invoice', paidCents: 0, creditedCents: 0, grossCents: { gt: 0 } },
    orderBy: { issuedAt: 'asc' },
    include: { user: { select: { email: true } } },
  });
  for (const [index, invoice] of open.entries()) {
    if (invoice.user?.email === exceptEmail) continue;
    const half = Math.floor(invoice.grossCents / 2);
    const young = invoice.issuedOn && dayOfDate(invoice.issuedOn) > addDays(parisDay(now()), -2);
    if (index === 3) await pay(invoice, half);
    else if (index === 2) await credit(invoice.id);
    else if (index === 4) await creditPart(invoice);
    else if (index > 3 && index % 3 !== 0 && !young) await pay(invoice, invoice.grossCents);
  }
}

/** A gesture: a tenth of the invoice, and the rest stays to be paid. */
async function creditPart({ id: invoiceId, netCents }: { id: string; netCents: number }): Promise<void> {
  const reason = 'Geste commercial : retard de mise en service';
  const cents = Math.ceil(netCents / 10);
  const lines = [
    { kind: 'other' as const, description: reason, quantity: 1, unitNetCents: cents, netCents: cents },
  ];
  await db.$transaction((tx) =>
    issueCreditNote(tx, { sourceKey: `demo-gesture:${invoiceId}`, invoiceId, lines, reason }),
  );
}

async function credit(invoiceId: string): Promise<void> {
  const reason = 'Commande annulée à la demande du client';
  await db.$transaction((tx) =>
    issueCreditNote(tx, { sourceKey: `demo-credit:${invoiceId}`, invoiceId, lines: null, reason }),
  );
}
