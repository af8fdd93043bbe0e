import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import {
  createInvoiceDraft,
  deleteInvoiceDraft,
  issueInvoiceDraft,
  saveInvoiceDraft,
} from '@/lib/billing/drafts/commands';
import { getInvoiceDraft, listInvoiceDrafts, numberOfIssued } from '@/lib/billing/drafts/queries';
import { saveInvoiceDraftSchema } from '@/lib/billing/drafts/schema';
import { getInvoice } from '@/lib/billing/get-invoice';
import { listInvoices } from '@/lib/billing/queries';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/db/id';
import { printInvoice } from '@/lib/pdf/invoice/print-invoice';
import { readInvoice } from '@/lib/pdf/invoice/read-invoice';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { setUpBilling } from '@/tests/factories/billing';
import { makeLead } from '@/tests/factories/leads';
import { actorOf, makeUser } from '@/tests/factories/users';
import { testDb } from '@/tests/setup/test-db';

const { query } = testDb();
let admin: Actor;
let seller: Actor;
let stranger: Actor;

type Line = { label: string; detail: string; quantity: number; unitNetCents: number };
const line = (changes: Partial<Line> = {}): Line => ({
  ...{ label: 'Migration', detail: '', quantity: 1, unitNetCents: 10_000, ...changes },
});
const saved = (invoiceId: string, revision: number, lines: Line[], changes: Record<string, string> = {}) =>
  saveInvoiceDraftSchema.parse({
    ...{ invoiceId, revision: String(revision), lines: JSON.stringify(lines), dueDays: '30' },
    ...{ language: 'fr', reference: '', message: '', ...changes },
  });

/** A client of the seller's, with a lead that makes them so. */
async function makeClient(changes: Partial<Prisma.UserUncheckedCreateInput> = {}) {
  const client = await makeUser({ role: 'CLIENT', ...changes });
  await makeLead({ assignedToId: seller.id, customerId: client.id });
  return client;
}

/** A draft of one line of 100 euros, as its author left it. */
async function draftFor(customerId: string, actor = seller) {
  const { id } = await createInvoiceDraft(actor, { customerId, key: newId() });
  const { revision } = await saveInvoiceDraft(actor, saved(id, 0, [line()]));
  return { invoiceId: id, revision };
}

beforeAll(async () => {
  await seedCatalogue(new Date('2026-01-01T00:00:00Z'), { coupons: false });
  admin = actorOf(await makeUser({ role: 'ADMIN' }));
  seller = actorOf(await makeUser({ role: 'SELLER' }));
  stranger = actorOf(await makeUser({ role: 'SELLER' }));
});

it('is issued in nobody’s name: without a seller it stays a draft', async () => {
  const draft = await draftFor((await makeClient()).id);
  const issuing = issueInvoiceDraft(seller, { ...draft, shownGrossCents: 12_000 });
  await expect(issuing).rejects.toMatchObject({ code: 'billing_not_set_up' });
  expect(await getInvoiceDraft(seller, draft.invoiceId)).toMatchObject({ hasSeller: false });
  await setUpBilling({
    dunning: [
      { kind: 'reminder', days: 3 },
      { kind: 'suspend', days: 15 },
    ],
  });
});

describe('an invoice written by hand', () => {
  it('begins once a key, in the client’s language, due as usual, and without a number', async () => {
    const client = await makeClient({ locale: 'en' });
    const wish = { customerId: client.id, key: newId() };
    const [one, again] = await Promise.all([
      createInvoiceDraft(seller, wish),
      createInvoiceDraft(seller, wish),
    ]);
    expect(again).toEqual(one);
    const row = await db.invoice.findUniqueOrThrow({ where: { id: one.id } });
    expect(row).toMatchObject({ number: null, issuedAt: null, locale: 'en', dueDays: 14, grossCents: 0 });
    expect(await db.auditEntry.count({ where: { action: 'invoice.drafted', subjectId: one.id } })).toBe(1);
  });

  it.each([
    ['a French company', { country: 'FR', customerType: 'business' }, 2_000, 'none', 12_000],
    ['a German consumer', { country: 'DE', customerType: 'consumer' }, 1_900, 'none', 11_900],
    [
      'a Belgian company with a verified number',
      { country: 'BE', customerType: 'business', vatNumber: 'BE0123456749', vatNumberVerified: true },
      ...[0, 'reverse_charge', 10_000],
    ],
    ['a Swiss company', { country: 'CH', customerType: 'business' }, 0, 'export', 10_000],
  ] as const)('is at the VAT of %s', async (_who, person, vatRateBp, vatNote, grossCents) => {
    const draft = await draftFor((await makeClient(person)).id);
    const row = await db.invoice.findUniqueOrThrow({ where: { id: draft.invoiceId } });
    expect(row).toMatchObject({ vatRateBp, vatNote, netCents: 10_000, grossCents });
  });

  it('is issued with its lines, terms, reference and message, on paper and by e-mail, and never changes again', async () => {
    const client = await makeClient({ country: 'FR' });
    const { id } = await createInvoiceDraft(seller, { customerId: client.id, key: newId() });
    const lines = [line({ quantity: 3, unitNetCents: 3_333 }), line({ label: 'Geste', unitNetCents: -999 })];
    const words = { reference: 'PO-77', message: 'Merci de votre confiance.\nÀ bientôt.' };
    const { revision } = await saveInvoiceDraft(seller, saved(id, 0, lines, words));
    const { number } = await issueInvoiceDraft(seller, { invoiceId: id, revision, shownGrossCents: 10_800 });
    const printed = await readInvoice(db, id);
    expect(printed).toMatchObject({ number, netCents: 9_000, vatCents: 1_800, message: words.message });
    expect(printed?.lines.map(({ kind, netCents }) => [kind, netCents])).toEqual([
      ['once', 9_999],
      ['discount', -999],
    ]);
    expect(printed?.buyer.reference).toBe('PO-77');
    expect((await printInvoice(db, id))?.content.length).toBeGreaterThan(10_000);
    expect(await db.emailMessage.count({ where: { dedupeKey: `invoice_issued:${id}` } })).toBe(1);
    const issued = await getInvoice(actorOf(client), number);
    expect(issued?.message).toBe(words.message);
    // No service hangs on it: nothing of the kind is announced.
    expect(issued?.plannedSteps.map(({ kind }) => kind)).toEqual(['reminder']);
    expect(await numberOfIssued(seller, id)).toBe(number);
    const later = saveInvoiceDraft(seller, saved(id, revision, [line()]));
    await expect(later).rejects.toMatchObject({ code: 'draft_issued' });
    const gone = deleteInvoiceDraft(seller, { invoiceId: id, revision });
    await expect(gone).rejects.toMatchObject({ code: 'draft_issued' });
    await expect(query(`UPDATE "Invoice" SET "message" = 'x' WHERE "id" = '${id}'`)).rejects.toThrow(
      /never changes/,
    );
  });

  it('is issued once by two people at once, and many at once leave no gap', async () => {
    const client = await makeClient();
    const draft = await draftFor(client.id);
    const order = { ...draft, shownGrossCents: 12_000 };
    const two = await Promise.allSettled([issueInvoiceDraft(seller, order), issueInvoiceDraft(admin, order)]);
    expect(two.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(two.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'draft_issued' },
    });
    const drafts = await Promise.all(Array.from({ length: 8 }, () => draftFor(client.id)));
    const [thrownAway, ...issued] = drafts;
    await Promise.all([
      ...issued.map((one) => issueInvoiceDraft(seller, { ...one, shownGrossCents: 12_000 })),
      deleteInvoiceDraft(seller, thrownAway ?? draft),
    ]);
    const rows = await db.invoice.findMany({
      where: { ordinal: { not: null } },
      orderBy: { ordinal: 'asc' },
    });
    expect(rows.map(({ ordinal }) => ordinal)).toEqual(rows.map((_, index) => index + 1));
  });

  it('tells who saved over whom, and who reads an old total', async () => {
    const client = await makeClient({ country: 'BE', customerType: 'business', vatNumber: 'BE0123456749' });
    const draft = await draftFor(client.id);
    const old = saveInvoiceDraft(admin, saved(draft.invoiceId, 0, [line()]));
    await expect(old).rejects.toMatchObject({ code: 'conflict' });
    // Their number is verified meanwhile: the total that was shown is no longer the one to pay.
    await db.user.update({ where: { id: client.id }, data: { vatNumberVerified: true } });
    const shown = issueInvoiceDraft(seller, { ...draft, shownGrossCents: 12_100 });
    await expect(shown).rejects.toMatchObject({ code: 'change_moved' });
    expect(await getInvoiceDraft(seller, draft.invoiceId)).toMatchObject({ situation: { vatRateBp: 0 } });
    const { number } = await issueInvoiceDraft(seller, { ...draft, shownGrossCents: 10_000 });
    expect(await getInvoice(seller, number)).toMatchObject({ vatNote: 'reverse_charge', grossCents: 10_000 });
  });

  it('has at least one line and never comes to less than nothing', async () => {
    const client = await makeClient();
    const { id } = await createInvoiceDraft(seller, { customerId: client.id, key: newId() });
    const empty = issueInvoiceDraft(seller, { invoiceId: id, revision: 0, shownGrossCents: 0 });
    await expect(empty).rejects.toMatchObject({ code: 'invoice_lines' });
    const less = saveInvoiceDraft(seller, saved(id, 0, [line({ unitNetCents: -1 })]));
    await expect(less).rejects.toMatchObject({ code: 'invoice_lines', field: 'lines' });
    const unreadable = { ...line(), unitNetCents: null };
    const typed = saveInvoiceDraftSchema.safeParse({
      ...{ invoiceId: id, revision: '0', dueDays: '61', language: 'fr', lines: JSON.stringify([unreadable]) },
    });
    expect(typed.error?.issues.map(({ path }) => path.join('.')).sort()).toEqual([
      'dueDays',
      'lines.0.unitNetCents',
    ]);
  });

  it('is for the staff who serve the client: others find nothing, clients only what was issued', async () => {
    const client = await makeClient();
    const draft = await draftFor(client.id);
    const self = actorOf(client);
    for (const nobody of [stranger, self]) {
      expect(await getInvoiceDraft(nobody, draft.invoiceId)).toBeNull();
      expect((await listInvoiceDrafts(nobody, {}, client.id)).rows).toEqual([]);
      const code = nobody === self ? 'forbidden' : 'not_found';
      const order = { ...draft, shownGrossCents: 12_000 };
      await expect(issueInvoiceDraft(nobody, order)).rejects.toMatchObject({ code });
      await expect(deleteInvoiceDraft(nobody, draft)).rejects.toMatchObject({ code });
      const again = createInvoiceDraft(nobody, { customerId: client.id, key: newId() });
      await expect(again).rejects.toMatchObject({ code });
    }
    expect((await listInvoices(self, { status: 'all' })).rows).toEqual([]);
    const { rows } = await listInvoiceDrafts(seller, { q: client.name }, client.id);
    expect(rows.map(({ id }) => id)).toEqual([draft.invoiceId]);
    await deleteInvoiceDraft(admin, draft);
    expect(await db.invoice.count({ where: { id: draft.invoiceId } })).toBe(0);
  });
});
