import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { balanceOf } from './balance';
import { visibleInvoices } from './policy';

/** More are never open for one subscription: it is ended before. */
const MOST = 50;

/** The oldest invoice of a request that is not paid, in sight of the actor: what a suspended service waits for. */
export async function unpaidInvoice(actor: Actor, requestId: string) {
  const issued = await db.invoice.findMany({
    where: { AND: [visibleInvoices(actor), { requestId, kind: 'invoice', issuedAt: { not: null } }] },
    orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }],
    take: MOST,
    select: {
      number: true,
      currency: true,
      grossCents: true,
      paidCents: true,
      refundedCents: true,
      creditedCents: true,
    },
  });
  const open = issued.find((invoice) => balanceOf(invoice) > 0);
  return open?.number
    ? { number: open.number, currency: open.currency, balanceCents: balanceOf(open) }
    : null;
}

export type UnpaidInvoice = NonNullable<Awaited<ReturnType<typeof unpaidInvoice>>>;
