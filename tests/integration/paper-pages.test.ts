import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { issueCreditNote } from '@/lib/billing/issue-credit-note';
import { issueInvoice } from '@/lib/billing/issue-invoice';
import { db } from '@/lib/db/client';
import type { Locale } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { printInvoice } from '@/lib/pdf/invoice/print-invoice';
import { keepQuoteDocument } from '@/lib/pdf/quote/keep-document';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { invoiceDraft, setUpBilling } from '@/tests/factories/billing';
import { freeLine, orderedLead, sentQuote } from '@/tests/factories/quotes';
import { actorOf, makeSeller, makeUser } from '@/tests/factories/users';
import { readPdfPages } from '@/tests/setup/read-pdf';
import { testDb } from '@/tests/setup/test-db';

testDb();
let seller: Actor;
let client: Actor;

beforeAll(async () => {
  await seedCatalogue(new Date('2026-01-01T00:00:00Z'), { coupons: true });
  await setUpBilling();
  seller = actorOf(await makeSeller({ capacity: 1_000 }));
  client = actorOf(await makeUser());
});

/** Each page says which of how many it is, once, whatever else it says. */
function expectNumbered(pages: readonly string[], least: number): void {
  expect(pages.length).toBeGreaterThanOrEqual(least);
  for (const [at, page] of pages.entries())
    expect(page.match(/Page \d+ \/ \d+/g)).toEqual([`Page ${at + 1} / ${pages.length}`]);
}

const manyLines = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ kind: 'other' as const, description: `Prestation ${at + 1}`, quantity: 1 },
    ...{ unitNetCents: 1_000, netCents: 1_000 },
  }));

const PAPER = {
  fr: { valid: 'Valable jusqu’au', title: 'Facture' },
  en: { valid: 'Valid until', title: 'Credit note' },
};

it.each(['fr', 'en'] as const)(
  'each page of a long quote says which of how many it is, and no line is lost between them: %s',
  async (locale) => {
    const { leadId } = await orderedLead(client, seller);
    const labels = Array.from({ length: 30 }, (_, at) => `Prestation n° ${at + 1}.`);
    const lines = JSON.stringify(labels.map((label) => freeLine({ label })));
    const { versionId } = await sentQuote(seller, leadId, { language: locale, lines });
    const pages = readPdfPages(
      (await keepQuoteDocument(db, versionId, 'offer'))?.content ?? new Uint8Array(),
    );
    expectNumbered(pages, 2);
    const text = pages.join('');
    for (const label of labels) expect(text).toContain(label);
    expect(pages[0]).toContain(PAPER[locale].valid);
  },
);

it('so do an invoice and a credit note, of one page and of several', async () => {
  const issue = (locale: Locale, count: number) =>
    db.$transaction((tx) => issueInvoice(tx, invoiceDraft({ locale, lines: manyLines(count) })));
  const pagesOf = async (id: string) =>
    readPdfPages((await printInvoice(db, id))?.content ?? new Uint8Array());
  const [long, short] = [await issue('fr', 30), await issue('en', 30)];
  const invoice = await pagesOf(long.id);
  expectNumbered(invoice, 2);
  expect(invoice.join('')).toContain(PAPER.fr.title);
  const note = await db.$transaction((tx) =>
    issueCreditNote(tx, {
      ...{ sourceKey: newId(), invoiceId: short.id, reason: 'Geste' },
      lines: manyLines(1),
    }),
  );
  const credited = await pagesOf(note.id);
  expect(credited).toHaveLength(1);
  expectNumbered(credited, 1);
  expect(credited[0]).toContain(PAPER.en.title);
});
