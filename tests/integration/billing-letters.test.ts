import { afterAll, beforeAll, expect, it } from 'vitest';
import { issueCreditNote } from '@/lib/billing/issue-credit-note';
import { issueInvoice } from '@/lib/billing/issue-invoice';
import { recordPayment } from '@/lib/billing/payments';
import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import type { Locale } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { deliverEmail } from '@/lib/messaging/deliver';
import { enqueueEmail } from '@/lib/messaging/enqueue-email';
import { invoiceDraft, setUpBilling } from '@/tests/factories/billing';
import { testDb } from '@/tests/setup/test-db';

testDb();

beforeAll(() => setUpBilling());
afterAll(() => setClock(null));

/** The words and files of a message, once the worker has made them. */
async function letter(where: { dedupeKey: string }) {
  const { id } = await db.emailMessage.findUniqueOrThrow({ where, select: { id: true } });
  await deliverEmail(id, { isLast: true });
  return db.emailMessage.findUniqueOrThrow({ where: { id }, include: { attachments: true } });
}

const SUBJECTS = {
  fr: ['Votre facture', 'Paiement reçu pour la facture', 'Votre avoir', 'en retard de paiement', 'suspendu'],
  en: ['Your invoice', 'Payment received for invoice', 'Your credit note', 'is overdue', 'is suspended'],
};

it.each(['fr', 'en'] as const)('billing writes to clients in their language: %s', async (locale: Locale) => {
  const { id, number, dueOn } = await db.$transaction((tx) =>
    issueInvoice(tx, invoiceDraft({ locale, vatNote: 'reverse_charge', vatRateBp: 0 })),
  );
  const issued = await letter({ dedupeKey: `invoice_issued:${id}` });
  expect(issued).toMatchObject({ status: 'kept', locale, toEmail: 'claire@fontaine.test' });
  expect(issued.attachments).toMatchObject([{ fileName: `${number}.pdf`, contentType: 'application/pdf' }]);
  expect(
    Buffer.from(issued.attachments[0]?.content ?? [])
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect(issued.html).toContain(`/account/invoices/${number}`);
  const { paymentId } = await db.$transaction((tx) =>
    recordPayment(tx, {
      ...{
        invoiceId: id,
        amountCents: 500,
        currency: 'EUR',
        method: 'bank_transfer',
        receivedOn: '2026-11-23',
      },
      sourceKey: newId(),
    }),
  );
  const note = await db.$transaction((tx) =>
    issueCreditNote(tx, {
      ...{ sourceKey: newId(), invoiceId: id, reason: 'Geste' },
      lines: [{ kind: 'other', description: 'Geste', quantity: 1, unitNetCents: 100, netCents: 100 }],
    }),
  );
  const to = { to: 'claire@fontaine.test', locale };
  const next = { kind: 'suspend', on: '2026-12-31' } as const;
  await db.$transaction(async (tx) => {
    const [late, stopped] = [`late:${id}`, `stopped:${id}`];
    await enqueueEmail(tx, {
      ...to,
      template: 'invoice_reminder',
      props: { invoiceId: id, next },
      dedupeKey: late,
    });
    await enqueueEmail(tx, {
      ...{ ...to, template: 'unpaid_service', props: { invoiceId: id, step: 'suspend' }, dedupeKey: stopped },
    });
  });
  setClock(() => new Date(Date.parse(`${dueOn}T12:00:00Z`) + 3 * 86_400_000));
  const letters = [
    issued,
    await letter({ dedupeKey: `payment_received:${paymentId}` }),
    await letter({ dedupeKey: `credit_note_issued:${note.id}` }),
    await letter({ dedupeKey: `late:${id}` }),
    await letter({ dedupeKey: `stopped:${id}` }),
  ];
  setClock(null);
  for (const [index, words] of SUBJECTS[locale].entries()) expect(letters[index]?.subject).toContain(words);
  expect(letters.every(({ status, html }) => status === 'kept' && !html?.includes('{'))).toBe(true);
  expect(letters[2]?.attachments).toMatchObject([{ fileName: `${note.number}.pdf` }]);
  expect(letters[3]?.text).toContain(locale === 'fr' ? '31 décembre 2026' : 'December 31, 2026');
});
