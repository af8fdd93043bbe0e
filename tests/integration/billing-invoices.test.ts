import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { balanceOf, invoiceStatus } from '@/lib/billing/balance';
import type { DraftLine, InvoiceDraft } from '@/lib/billing/draft';
import { issueCreditNote } from '@/lib/billing/issue-credit-note';
import { issueInvoice } from '@/lib/billing/issue-invoice';
import { carryOver, recordPayment, recordRefund, voidPayment } from '@/lib/billing/payments';
import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { DomainError } from '@/lib/errors';
import { invoiceDraft, setUpBilling } from '@/tests/factories/billing';
import { makeUser } from '@/tests/factories/users';
import { testDb } from '@/tests/setup/test-db';

const { query } = testDb();
const issue = (changes: Partial<InvoiceDraft> = {}) =>
  db.$transaction((tx) => issueInvoice(tx, invoiceDraft(changes)), { timeout: 30_000, maxWait: 30_000 });
const read = (id: string) => db.invoice.findUniqueOrThrow({ where: { id } });
const line = (netCents: number): DraftLine => ({
  kind: 'other',
  description: 'Ligne',
  quantity: 1,
  unitNetCents: netCents,
  netCents,
});
const paid = (invoiceId: string, amountCents: number, changes = {}) =>
  db.$transaction((tx) =>
    recordPayment(tx, {
      ...{ invoiceId, amountCents, method: 'bank_transfer', currency: 'EUR', receivedOn: '2026-11-23' },
      ...{ sourceKey: newId(), ...changes },
    }),
  );
const refunded = (invoiceId: string, amountCents: number) =>
  db.$transaction((tx) =>
    recordRefund(tx, {
      ...{ invoiceId, amountCents, method: 'bank_transfer', currency: 'EUR', receivedOn: '2026-11-23' },
      sourceKey: newId(),
    }),
  );
const credited = (invoiceId: string, lines: DraftLine[] | null, sourceKey = newId()) =>
  db.$transaction((tx) => issueCreditNote(tx, { sourceKey, invoiceId, lines, reason: 'Geste commercial' }));

afterAll(() => setClock(null));

it('goes out in nobody’s name: without a seller none is issued', async () => {
  await expect(issue()).rejects.toMatchObject({ code: 'billing_not_set_up' });
  expect(await db.invoice.count()).toBe(0);
});

describe('an invoice', () => {
  beforeAll(() => setUpBilling());

  it('is numbered, dated in Paris, due by its terms, and says who sells and who buys', async () => {
    setClock(() => new Date('2026-11-22T23:30:00Z'));
    const { id, number, dueOn, ...sums } = await issue({ lines: [line(1_990), line(333)] });
    setClock(null);
    expect(number).toMatch(/^FA-2026-\d{5}$/);
    expect(sums).toMatchObject({ netCents: 2_323, vatCents: 465, grossCents: 2_788, isNew: true });
    expect(dueOn).toBe('2026-12-07');
    expect(await read(id)).toMatchObject({
      issuedOn: new Date('2026-11-23T00:00:00Z'),
      buyerName: 'Fontaine SARL',
      seller: { siren: '732829320', name: 'Cloud Nexus' },
      buyer: { vatNumber: 'FR32123456789', address: { city: 'Lyon' } },
    });
  });

  it('is issued once for a source, also when asked for fifty times at once', async () => {
    const sourceKey = newId();
    const all = await Promise.all(Array.from({ length: 50 }, () => issue({ sourceKey })));
    expect(new Set(all.map(({ number }) => number)).size).toBe(1);
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  it('takes the next number, in the order of time, with no gap, whoever else issues and whoever gives up', async () => {
    const attempts = Array.from({ length: 60 }, async (_, index) => {
      await db.$transaction(
        async (tx) => {
          await issueInvoice(tx, invoiceDraft());
          if (index % 5 === 0) throw new Error('given up after the number was taken');
        },
        { timeout: 30_000, maxWait: 30_000 },
      );
    });
    const settled = await Promise.allSettled(attempts);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(48);
    const rows = await db.invoice.findMany({ where: { kind: 'invoice' }, orderBy: { ordinal: 'asc' } });
    expect(rows.map(({ ordinal }) => ordinal)).toEqual(rows.map((_, index) => index + 1));
    const times = rows.map(({ issuedAt }) => issuedAt?.getTime() ?? 0);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('begins at one again with the year of Paris, and never goes back in time', async () => {
    setClock(() => new Date('2026-12-31T23:00:00Z'));
    expect((await issue()).number).toBe('FA-2027-00001');
    setClock(() => new Date('2026-12-31T22:00:00Z'));
    const late = await issue();
    setClock(null);
    expect(late.number).toBe('FA-2027-00002');
    expect((await read(late.id)).issuedOn).toEqual(new Date('2027-01-01T00:00:00Z'));
    const today = await issue();
    expect(today.number).toBe('FA-2027-00003');
  });

  it('refuses lines that are none or less than nothing', async () => {
    await expect(issue({ lines: [] })).rejects.toMatchObject({ code: 'invoice_lines' });
    await expect(issue({ lines: [line(-1)] })).rejects.toMatchObject({ code: 'invoice_lines' });
  });

  it('never changes once issued, by any path', async () => {
    const { id } = await issue();
    const attempts = [
      `UPDATE "Invoice" SET "netCents" = 1, "vatCents" = 0, "grossCents" = 1 WHERE "id" = $1`,
      `UPDATE "Invoice" SET "buyer" = '{}' WHERE "id" = $1`,
      `UPDATE "Invoice" SET "number" = 'FA-2027-99999' WHERE "id" = $1`,
      `UPDATE "Invoice" SET "issuedAt" = now() WHERE "id" = $1`,
      `UPDATE "Invoice" SET "paidCents" = 1 WHERE "id" = $1`,
      `UPDATE "Invoice" SET "userId" = "userId", "requestId" = 'x' WHERE "id" = $1`,
      `DELETE FROM "Invoice" WHERE "id" = $1`,
      `DELETE FROM "InvoiceLine" WHERE "invoiceId" = $1`,
      `UPDATE "InvoiceLine" SET "netCents" = 0 WHERE "invoiceId" = $1`,
      `INSERT INTO "InvoiceLine" ("id", "invoiceId", "position", "kind", "description", "unitNetCents", "netCents")
        VALUES ('x', $1, 9, 'other', 'x', 0, 0)`,
    ];
    for (const sql of attempts) await expect(query(sql, [id]), sql).rejects.toThrow(/issued|follows/);
    for (const table of ['Invoice', 'InvoiceLine', 'Payment', 'DocumentSeries'])
      await expect(query(`TRUNCATE "${table}" CASCADE`), table).rejects.toThrow('stay');
    await expect(query(`UPDATE "DocumentSeries" SET "lastOrdinal" = 0`)).rejects.toThrow('follows');
    await expect(query(`DELETE FROM "DocumentSeries"`)).rejects.toThrow('stays');
  });

  it('is issued with its own sums, the right VAT and the next number only', async () => {
    const base = invoiceDraft();
    const draft = async () => {
      const id = newId();
      await query(
        `INSERT INTO "Invoice" ("id", "sourceKey", "locale", "buyer", "buyerName", "buyerEmail", "vatRateBp", "netCents",
          "vatCents", "grossCents", "dueDays") VALUES ($1, $1, 'fr', '{}', 'x', 'x', 2000, 100, 20, 120, 0)`,
        [id],
      );
      return id;
    };
    expect(base.lines).toHaveLength(1);
    const issued = (id: string, ordinal: number) =>
      query(
        `UPDATE "Invoice" SET "issuedAt" = '2027-05-05T10:00:00Z', "issuedOn" = '2027-05-05', "dueOn" = '2027-05-05',
          "number" = 'FA-2027-' || lpad($2::int::text, 5, '0'), "seriesYear" = 2027, "ordinal" = $2::int, "seller" = '{}'
         WHERE "id" = $1`,
        [id, ordinal],
      );
    const [series] = await query<{ lastOrdinal: number }>(
      `SELECT "lastOrdinal" FROM "DocumentSeries" WHERE "kind" = 'invoice'`,
    );
    const next = (series?.lastOrdinal ?? 0) + 1;
    const id = await draft();
    await expect(issued(id, next + 1)).rejects.toThrow('not the next number');
    await expect(issued(id, next)).rejects.toThrow('lines do not add up');
    await expect(
      query(`UPDATE "Invoice" SET "vatCents" = 21, "grossCents" = 121 WHERE "id" = $1`, [id]),
    ).rejects.toThrow('Invoice_vat');
    await expect(query(`UPDATE "Invoice" SET "grossCents" = 121 WHERE "id" = $1`, [id])).rejects.toThrow(
      'Invoice_sum',
    );
    await query(`DELETE FROM "Invoice" WHERE "id" = $1`, [id]);
  });
});

describe('what is paid and credited', () => {
  beforeAll(() => setUpBilling());

  it('stands on the invoice and says how it stands', async () => {
    const { id } = await issue({ lines: [line(10_000)] });
    const statusOn = async (day: string) => invoiceStatus(await read(id), day);
    const due = (await read(id)).dueOn?.toISOString().slice(0, 10) ?? '';
    expect(await statusOn(due)).toBe('issued');
    expect(await statusOn('2099-01-01')).toBe('overdue');
    await paid(id, 2_000);
    expect(await statusOn(due)).toBe('partly_paid');
    await credited(id, [line(5_000)]);
    expect(balanceOf(await read(id))).toBe(4_000);
    await paid(id, 4_500);
    expect(await statusOn(due)).toBe('paid');
    expect(balanceOf(await read(id))).toBe(-500);
    await expect(refunded(id, 501)).rejects.toMatchObject({ code: 'refund_too_much', params: { left: 5 } });
    await refunded(id, 500);
    expect(balanceOf(await read(id))).toBe(0);
    await expect(refunded(id, 1)).rejects.toMatchObject({ code: 'refund_too_much' });
  });

  it('records a payment once, and never in another currency or for a credit note', async () => {
    const { id } = await issue();
    const sourceKey = newId();
    const both = await Promise.all([paid(id, 500, { sourceKey }), paid(id, 500, { sourceKey })]);
    expect(both.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect((await read(id)).paidCents).toBe(500);
    await expect(paid(id, 500, { currency: 'USD' })).rejects.toMatchObject({ code: 'currency' });
    const other = await issue();
    await expect(paid(other.id, 500, { sourceKey })).rejects.toMatchObject({ code: 'already_recorded' });
    const note = await credited(other.id, null);
    await expect(paid(note.id, 500)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('keeps a payment recorded by mistake, voided once, and none that went back since', async () => {
    const { id } = await issue();
    const { paymentId } = await paid(id, 2_388);
    const gone = (payment: string) =>
      db.$transaction((tx) => voidPayment(tx, { paymentId: payment, reason: 'Saisi deux fois' }));
    await gone(paymentId);
    expect(await read(id)).toMatchObject({ paidCents: 0 });
    await expect(gone(paymentId)).rejects.toMatchObject({ code: 'already_voided' });
    const second = await paid(id, 3_000);
    await refunded(id, 612);
    await expect(gone(second.paymentId)).rejects.toMatchObject({ code: 'payment_refunded' });
    for (const sql of [
      `UPDATE "Payment" SET "amountCents" = 1`,
      `UPDATE "Payment" SET "voidedAt" = NULL, "voidReason" = NULL`,
      `DELETE FROM "Payment"`,
    ])
      await expect(query(sql), sql).rejects.toThrow(/voided|stays/);
  });

  it('credits the whole invoice by its own lines, once, in its own series', async () => {
    const { id } = await issue({ lines: [line(1_000), { ...line(-100), kind: 'discount' }] });
    const sourceKey = newId();
    const note = await credited(id, null, sourceKey);
    expect(note.number).toMatch(/^AV-\d{4}-\d{5}$/);
    expect(note).toMatchObject({ netCents: 900, vatCents: 180, grossCents: 1_080 });
    expect(await db.invoiceLine.count({ where: { invoiceId: note.id } })).toBe(2);
    expect(invoiceStatus(await read(id), '2026-01-01')).toBe('credited');
    expect(await credited(id, null, sourceKey)).toMatchObject({ id: note.id, isNew: false });
    await expect(credited(id, null)).rejects.toMatchObject({ code: 'credit_nothing' });
  });

  it('carries what is owed over to the next invoice of the same client', async () => {
    const { id: userId } = await makeUser();
    const first = await issue({ userId, lines: [line(10_000)] });
    await paid(first.id, 14_000);
    await credited(first.id, [line(2_500)]);
    const second = await issue({ userId, lines: [line(3_000)] });
    expect(await db.$transaction((tx) => carryOver(tx, second.id))).toBe(3_000 + 600);
    expect(balanceOf(await read(first.id))).toBe(-1_400);
    expect(balanceOf(await read(second.id))).toBe(0);
    expect(await db.$transaction((tx) => carryOver(tx, second.id))).toBe(0);
  });

  it('of a hundred credit notes at once, takes back no more than there was', async () => {
    const { id } = await issue({ lines: [line(999)] });
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => credited(id, [line(100)])));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(9);
    expect((await read(id)).creditedCents).toBe(1_080);
    await credited(id, null);
    expect(await read(id)).toMatchObject({ creditedCents: 1_199, grossCents: 1_199 });
  });

  it('always adds up: net and VAT to gross, payments and credits to the balance, whatever happens in whatever order', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('pay' as const), cents: fc.integer({ min: 1, max: 9_000 }) }),
      fc.record({ kind: fc.constant('refund' as const), cents: fc.integer({ min: 1, max: 3_000 }) }),
      fc.record({ kind: fc.constant('credit' as const), cents: fc.integer({ min: 1, max: 4_000 }) }),
      fc.record({ kind: fc.constant('void' as const), cents: fc.nat(9) }),
      fc.record({ kind: fc.constant('rest' as const), cents: fc.constant(0) }),
    );
    const scenario = fc.record({
      nets: fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 4 }),
      rate: fc.constantFrom(0, 550, 1_700, 2_000, 2_550, 2_700),
      steps: fc.array(step, { maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ nets, rate, steps }) => {
        const { id } = await issue({ lines: nets.map(line), vatRateBp: rate });
        for (const { kind, cents } of steps) await play(id, kind, cents);
        const invoice = await read(id);
        expect(invoice.netCents + invoice.vatCents).toBe(invoice.grossCents);
        const notes = await db.invoice.findMany({ where: { creditsId: id } });
        const payments = await db.payment.findMany({ where: { invoiceId: id, voidedAt: null } });
        const sum = (kind: string) =>
          payments.filter((one) => one.kind === kind).reduce((total, one) => total + one.amountCents, 0);
        const credits = notes.reduce((total, note) => total + note.grossCents, 0);
        expect(balanceOf(invoice)).toBe(invoice.grossCents - credits - sum('payment') + sum('refund'));
        for (const note of notes) expect(note.netCents + note.vatCents).toBe(note.grossCents);
        const creditedNet = notes.reduce((total, note) => total + note.netCents, 0);
        if (creditedNet === invoice.netCents) expect(credits).toBe(invoice.grossCents);
      }),
      { numRuns: 20 },
    );
  });
});

/** One step; the refusals of a person's mistakes are part of the game, anything else is a bug. */
async function play(id: string, kind: 'pay' | 'refund' | 'credit' | 'void' | 'rest', cents: number) {
  try {
    if (kind === 'pay') await paid(id, cents);
    if (kind === 'refund') await refunded(id, cents);
    if (kind === 'credit') await credited(id, [line(cents)]);
    if (kind === 'rest') await credited(id, null);
    if (kind === 'void') {
      const some = await db.payment.findMany({ where: { invoiceId: id }, orderBy: { id: 'asc' } });
      const payment = some[cents % Math.max(1, some.length)];
      if (payment)
        await db.$transaction((tx) => voidPayment(tx, { paymentId: payment.id, reason: 'erreur' }));
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}
