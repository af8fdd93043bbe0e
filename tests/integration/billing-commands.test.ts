import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import {
  carryOverCredit,
  issueCredit,
  recordReceivedPayment,
  recordSentRefund,
  saveBillingAddress,
  voidRecordedPayment,
} from '@/lib/billing/commands';
import { getCustomer, listCustomers } from '@/lib/billing/customer-queries';
import { getInvoice } from '@/lib/billing/get-invoice';
import { invoiceFile } from '@/lib/billing/invoice-file';
import { issueInvoice } from '@/lib/billing/issue-invoice';
import { sumInvoices } from '@/lib/billing/owed';
import { listInvoices } from '@/lib/billing/queries';
import { previewTransfers, recordTransfers } from '@/lib/billing/reconcile';
import { readBillingSettings } from '@/lib/billing/settings';
import { updateDunning, updateSeller, updateSeries } from '@/lib/billing/settings-commands';
import { updateDunningSchema, updateSellerSchema } from '@/lib/billing/settings-schema';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { demoSeller, invoiceDraft, setUpBilling } from '@/tests/factories/billing';
import { makeHostingRequest } from '@/tests/factories/pulse';
import { actorOf, makeSeller, makeUser } from '@/tests/factories/users';
import { testDb } from '@/tests/setup/test-db';

testDb();
let admin: Actor;
let seller: Actor;
let otherSeller: Actor;
let client: Actor;
let stranger: Actor;
let requestId: string;

beforeAll(async () => {
  await seedCatalogue(new Date('2026-01-01T00:00:00Z'), { coupons: false });
  await setUpBilling();
  admin = actorOf(await makeUser({ role: 'ADMIN' }));
  seller = actorOf(await makeSeller());
  otherSeller = actorOf(await makeSeller());
  client = actorOf(await makeUser());
  stranger = actorOf(await makeUser());
  const request = await makeHostingRequest('professional', {
    ...{ createdAt: new Date(), assignedToId: seller.id, userId: client.id },
  });
  requestId = request.id;
  await db.crmLead.updateMany({ where: { hostingRequestId: requestId }, data: { customerId: client.id } });
});

const issue = (changes = {}) =>
  db.$transaction((tx) =>
    issueInvoice(tx, { ...invoiceDraft(), userId: client.id, requestId, ...changes, sourceKey: newId() }),
  );
const payment = (invoiceId: string, amount: number, changes = {}) => ({
  ...{ invoiceId, amount, receivedOn: '2026-01-05', method: 'bank_transfer' as const, key: newId() },
  ...changes,
});
const balance = async (number: string) => (await getInvoice(admin, number))?.balanceCents;

describe('who sees an invoice', () => {
  it('are its client, the seller of the lead, and admins: list, page, file and sums alike', async () => {
    const { number } = await issue();
    for (const actor of [admin, seller, client]) {
      expect((await getInvoice(actor, number))?.number).toBe(number);
      expect((await listInvoices(actor, { status: 'all', q: number })).rows).toHaveLength(1);
      const file = await invoiceFile(actor, number);
      expect(
        Buffer.from(file?.content ?? [])
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
    }
    for (const actor of [otherSeller, stranger]) {
      expect(await getInvoice(actor, number)).toBeNull();
      expect(await invoiceFile(actor, number)).toBeNull();
      expect((await listInvoices(actor, { status: 'all' })).rows).toEqual([]);
      expect((await sumInvoices(actor)).openCents).toBe(0);
    }
    expect((await getCustomer(seller, client.id))?.id).toBe(client.id);
    expect(await getCustomer(otherSeller, client.id)).toBeNull();
    expect(await getCustomer(client, client.id)).toBeNull();
    expect((await listCustomers(otherSeller, {})).rows).toEqual([]);
    expect((await listCustomers(admin, { q: client.email })).rows).toMatchObject([{ id: client.id }]);
  });

  it('read it under what it is: open, overdue, paid, credited', async () => {
    const late = await issue({ dueDays: 0 });
    await db.$executeRaw`SELECT 1`;
    const paid = await issue();
    await recordReceivedPayment(admin, payment(paid.id, 2_388));
    const gone = await issue();
    await issueCredit(admin, { invoiceId: gone.id, reason: 'Erreur', key: newId() });
    const numbers = async (status: 'open' | 'paid' | 'credited' | 'credit_notes') =>
      (await listInvoices(admin, { status })).rows.map(({ number }) => number);
    expect(await numbers('open')).toContain(late.number);
    expect(await numbers('paid')).toEqual([paid.number]);
    expect(await numbers('credited')).toEqual([gone.number]);
    expect(await numbers('credit_notes')).toHaveLength(1);
  });
});

describe('staff', () => {
  it('record what came in once, sellers for their clients too, never for a day to come', async () => {
    const { id, number } = await issue();
    const once = payment(id, 1_000);
    await recordReceivedPayment(seller, once);
    await recordReceivedPayment(seller, once);
    expect(await balance(number)).toBe(1_388);
    await expect(recordReceivedPayment(otherSeller, payment(id, 1))).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(recordReceivedPayment(client, payment(id, 1))).rejects.toMatchObject({ code: 'forbidden' });
    const future = payment(id, 1, { receivedOn: '2999-01-01' });
    await expect(recordReceivedPayment(admin, future)).rejects.toMatchObject({ code: 'future_day' });
    expect(await db.auditEntry.count({ where: { action: 'invoice.payment_recorded', subjectId: id } })).toBe(
      1,
    );
    const letters = await db.emailMessage.count({
      where: { template: 'payment_received', userId: client.id },
    });
    expect(letters).toBeGreaterThan(0);
  });

  it('correct as admins alone: credits, refunds, voids, carrying over', async () => {
    const { id, number } = await issue();
    const credit = { invoiceId: id, amount: 500, reason: 'Coupure', key: newId() };
    await expect(issueCredit(seller, credit)).rejects.toMatchObject({ code: 'forbidden' });
    const [first, again] = [await issueCredit(admin, credit), await issueCredit(admin, credit)];
    expect(again).toEqual(first);
    expect(await balance(number)).toBe(1_788);
    await expect(issueCredit(admin, { ...credit, amount: 1_500, key: newId() })).rejects.toMatchObject({
      code: 'credit_too_much',
      params: { left: 14.9 },
    });
    await recordReceivedPayment(admin, payment(id, 2_000));
    await recordSentRefund(admin, payment(id, 12));
    await expect(recordSentRefund(admin, payment(id, 500))).rejects.toMatchObject({
      code: 'refund_too_much',
    });
    const next = await issue();
    expect(await carryOverCredit(admin, { invoiceId: next.id })).toMatchObject({ carriedCents: 200 });
    const [row] = await db.payment.findMany({ where: { invoiceId: id, kind: 'payment' } });
    const wish = { paymentId: row?.id ?? '', reason: 'Mauvais client' };
    await expect(voidRecordedPayment(seller, wish)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(voidRecordedPayment(admin, wish)).rejects.toMatchObject({ code: 'payment_refunded' });
  });
});

describe('a bank statement', () => {
  it('pays the invoices it cites, once however often it is pasted, and says what becomes of every line', async () => {
    const [one, two, three] = [await issue(), await issue(), await issue()];
    const text = [
      'Date;Libellé;Montant',
      `05/01/2026;VIR ${one.number};23,88`,
      `05/01/2026;VIR ${two.number.replaceAll('-', ' ')} FONTAINE;10,00`,
      `05/01/2026;VIR ${two.number.replaceAll('-', ' ')} FONTAINE;10,00`,
      `06/01/2026;VIR ${three.number};30,00`,
      `06/01/2026;VIR ${one.number} ${two.number};1,00`,
      '06/01/2026;LOYER;-900,00',
      '06/01/2026;VIR INCONNU;5,00',
      'bonjour',
    ].join('\n');
    const outcomes = async () => (await previewTransfers(admin, text)).map(({ outcome }) => outcome);
    const rest = ['ambiguous', 'outgoing', 'unmatched', 'unreadable'];
    expect(await outcomes()).toEqual(['exact', 'partial', 'partial', 'over', ...rest]);
    await expect(previewTransfers(seller, text)).rejects.toMatchObject({ code: 'forbidden' });
    const both = await Promise.all([recordTransfers(admin, text), recordTransfers(admin, text)]);
    expect(both.map(({ invoiceIds }) => invoiceIds.length).sort()).toEqual([0, 4]);
    expect(await outcomes()).toEqual(['known', 'known', 'known', 'known', ...rest]);
    expect(await Promise.all([one, two, three].map(({ number }) => balance(number)))).toEqual([0, 388, -612]);
  });
});

describe('the settings', () => {
  it('hold for what comes, and leave alone what was issued', async () => {
    const before = await issue();
    const { version } = await readBillingSettings(db);
    const form = { ...demoSeller, name: 'Nuage Bleu', penaltyRate: '12,5 %', version: String(version) };
    await updateSeller(admin, updateSellerSchema.parse(form));
    await expect(updateSeller(admin, updateSellerSchema.parse(form))).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await getInvoice(admin, before.number))?.seller.name).toBe('Cloud Nexus');
    const after = await issue();
    expect((await getInvoice(admin, after.number))?.seller).toMatchObject({
      name: 'Nuage Bleu',
      penaltyRateBp: 1_250,
    });
    await updateSeries(admin, { kind: 'invoice', prefix: 'F-' });
    expect((await issue()).number).toBe(
      `F-${after.number.slice(3, 8)}${String(Number(after.number.slice(-5)) + 1).padStart(5, '0')}`,
    );
    await expect(updateSeries(admin, { kind: 'credit_note', prefix: 'F-' })).rejects.toMatchObject({
      code: 'name_taken',
    });
    await expect(updateSeries(seller, { kind: 'invoice', prefix: 'X-' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('take steps once each, and none that stops a service before it is late', async () => {
    const parse = (kind: string[], days: string[]) =>
      updateDunningSchema.safeParse({ version: '0', kind, days });
    expect(parse(['reminder', 'reminder'], ['3', '3']).success).toBe(false);
    expect(parse(['suspend'], ['0']).success).toBe(false);
    expect(parse(['reminder', 'suspend'], ['-3', '15']).success).toBe(true);
    const { version } = await readBillingSettings(db);
    await updateDunning(admin, { version, steps: [{ kind: 'reminder', days: 5 }] });
    expect((await readBillingSettings(db)).dunning).toEqual([{ kind: 'reminder', days: 5 }]);
  });

  it('of a client say where the next invoices go', async () => {
    const address = { street: '1 place Neuve', postalCode: '13001', city: 'Marseille', reference: 'PO-9' };
    await saveBillingAddress(stranger, address);
    const { buyer } = invoiceDraft();
    const { number } = await issue({
      userId: stranger.id,
      requestId: null,
      buyer: { ...buyer, address: null },
    });
    expect((await getInvoice(stranger, number))?.buyer).toMatchObject({
      address: { city: 'Marseille' },
      reference: 'PO-9',
    });
  });
});
