import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { balanceOf } from '@/lib/billing/balance';
import { listCustomers } from '@/lib/billing/customer-queries';
import { parisDay } from '@/lib/billing/days';
import { issueCreditNote } from '@/lib/billing/issue-credit-note';
import { issueInvoice } from '@/lib/billing/issue-invoice';
import { sumInvoices } from '@/lib/billing/owed';
import { recordPayment } from '@/lib/billing/payments';
import { visibleInvoices } from '@/lib/billing/policy';
import { type InvoiceRow, invoicesOfClient, listInvoices } from '@/lib/billing/queries';
import { now, setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { invoiceDraft, setUpBilling } from '@/tests/factories/billing';
import { makeHostingRequest } from '@/tests/factories/pulse';
import { actorOf, makeUser } from '@/tests/factories/users';
import { testDb } from '@/tests/setup/test-db';

testDb();
const TODAY = '2026-06-20';
let actors: Actor[] = [];
let clients: Actor[] = [];

/** Paid whole, in part, too much or not at all; taken back whole or in part; late or not; of leads of anybody or nobody. */
const CASES = [0, 1, 2, 3, 4, 5].flatMap((paid) =>
  ['mine', 'theirs', 'pool', 'none'].map((owner) => ({ paid, owner })),
);
const SHARES = [0, 0.4, 1, 1.5];

beforeAll(async () => {
  setClock(() => new Date('2026-05-01T10:00:00Z'));
  await seedCatalogue(new Date('2025-01-01T00:00:00Z'), { coupons: false });
  await setUpBilling();
  const [admin, seller, other] = [
    await makeUser({ role: 'ADMIN' }),
    await makeUser({ role: 'SELLER' }),
    await makeUser({ role: 'SELLER' }),
  ];
  const owners: Record<string, string | null> = { mine: seller.id, theirs: other.id, pool: null };
  const users = [await makeUser(), await makeUser(), await makeUser()];
  for (const [index, { paid, owner }] of CASES.entries()) {
    setClock(() => new Date(`2026-0${index < 12 ? 5 : 6}-15T10:00:${10 + index}Z`));
    const user = users[index % users.length];
    const userId = user?.id ?? '';
    const { id: requestId } = await makeHostingRequest('starter', { createdAt: now(), userId });
    const of = { hostingRequestId: requestId };
    if (owner === 'none') await db.crmLead.deleteMany({ where: of });
    else await db.crmLead.updateMany({ where: of, data: { assignedToId: owners[owner] } });
    await db.$transaction(async (tx) => {
      const { id: invoiceId } = await issueInvoice(tx, { ...invoiceDraft(), requestId, userId });
      const { grossCents } = await tx.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
      const amountCents = Math.round(grossCents * (SHARES[paid] ?? 0));
      const money = {
        invoiceId,
        method: 'bank_transfer',
        currency: 'EUR',
        receivedOn: '2026-06-16',
      } as const;
      if (amountCents > 0) await recordPayment(tx, { ...money, amountCents, sourceKey: newId() });
      const netCents = paid === 4 ? 500 : 1_990;
      const line = {
        kind: 'other' as const,
        description: 'x',
        quantity: 1,
        unitNetCents: netCents,
        netCents,
      };
      if (paid >= 4) await issueCreditNote(tx, { invoiceId, lines: [line], reason: 'x', sourceKey: newId() });
    });
  }
  setClock(() => new Date(`${TODAY}T10:00:00Z`));
  clients = users.map((user) => actorOf(user));
  actors = [actorOf(admin), actorOf(seller), actorOf(other), ...clients];
});
afterAll(() => setClock(null));

type Filter = 'open' | 'overdue' | 'paid' | 'credited' | 'credit_notes';
function isOf(filter: Filter, { kind, status, balanceCents, dueOn }: InvoiceRow): boolean {
  if (filter === 'credit_notes' || kind === 'credit_note')
    return filter === 'credit_notes' && kind === 'credit_note';
  if (filter === 'open') return balanceCents > 0;
  if (filter === 'overdue') return balanceCents > 0 && parisDay(dueOn) < TODAY;
  return filter === status;
}

/** The definition over the rows that the policy shows. */
async function recount(actor: Actor, userId?: string) {
  const issued = { kind: 'invoice', issuedAt: { not: null }, ...(userId && { userId }) } as const;
  const rows = await db.invoice.findMany({ where: { AND: [visibleInvoices(actor), issued] } });
  const balances = rows.map((row) => ({ cents: balanceOf(row), due: parisDay(row.dueOn ?? new Date(0)) }));
  const sum = (some: typeof balances) => some.reduce((total, { cents }) => total + cents, 0);
  const open = balances.filter(({ cents }) => cents > 0);
  return {
    openCents: sum(open),
    openCount: open.length,
    overdueCents: sum(open.filter(({ due }) => due < TODAY)),
    creditCents: 0 - sum(balances.filter(({ cents }) => cents < 0)),
  };
}

it('what is owed is what a recount over the invoices in sight says, for each person and each client', async () => {
  for (const actor of actors) {
    expect(await sumInvoices(actor)).toEqual(await recount(actor));
    for (const { id } of clients) expect(await sumInvoices(actor, id)).toEqual(await recount(actor, id));
  }
  // There is something of everything, or it proves little.
  const [whole, part] = [await recount(actors[0] as Actor), await recount(actors[1] as Actor)];
  expect(Object.entries(whole).filter(([, value]) => value <= 0)).toEqual([]);
  expect(part.openCount).toBeLessThanOrEqual(whole.openCount);
});

it('the list shows each person what the policy does, and each client what they owe', async () => {
  for (const actor of actors) {
    const { rows } = await listInvoices(actor, { status: 'all' });
    const visible = await db.invoice.findMany({
      where: { AND: [visibleInvoices(actor), { issuedAt: { not: null } }] },
    });
    expect(rows.map(({ id }) => id).sort()).toEqual(visible.map(({ id }) => id).sort());
  }
  for (const actor of actors.slice(0, 3)) {
    const all = (await listInvoices(actor, { status: 'all' })).rows;
    for (const status of ['open', 'overdue', 'paid', 'credited', 'credit_notes'] as const) {
      const { rows } = await listInvoices(actor, { status });
      expect([status, rows]).toEqual([status, all.filter((row) => isOf(status, row))]);
    }
    for (const { id } of clients) {
      const { rows, owed } = await invoicesOfClient(actor, id);
      expect(rows).toEqual(all.filter(({ userId }) => userId === id));
      expect(owed).toEqual(await recount(actor, id));
    }
  }
  const { rows } = await listCustomers(actors[0] as Actor, {});
  for (const { id, openCents } of rows.filter((row) => clients.some((client) => client.id === row.id)))
    expect(openCents).toBe((await recount(actors[0] as Actor, id)).openCents);
});

it('a seller with many documents reads them page by page, each once, as the policy shows them', async () => {
  const [, seller] = actors as [Actor, Actor];
  const client = await makeUser();
  const { id: requestId } = await makeHostingRequest('starter', { createdAt: now(), userId: client.id });
  await db.crmLead.updateMany({ where: { hostingRequestId: requestId }, data: { assignedToId: seller.id } });
  const { id } = await db.$transaction((tx) =>
    issueInvoice(tx, { ...invoiceDraft(), requestId, userId: client.id }),
  );
  // Past the guards, which let in one at a time.
  await db.$transaction([
    db.$executeRaw`SET LOCAL session_replication_role = replica`,
    db.$executeRaw`
      INSERT INTO "Invoice" SELECT copy.* FROM generate_series(1, 60) n, "Invoice" i, jsonb_populate_record(i,
        jsonb_build_object('id', 'copy-' || n, 'sourceKey', 'copy-' || n, 'number', 'C-' || n, 'ordinal', 1000 + n)) copy
      WHERE i."id" = ${id}`,
  ]);
  const first = await listInvoices(seller, { status: 'all' });
  const second = await listInvoices(seller, { status: 'all', after: first.next ?? '' });
  const visible = await db.invoice.findMany({
    where: { AND: [visibleInvoices(seller), { issuedAt: { not: null } }] },
    orderBy: [{ issuedAt: 'desc' }, { id: 'desc' }],
  });
  expect(first.rows).toHaveLength(50);
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(visible.map(({ id }) => id));
  expect(second.next).toBeNull();
});
