'use server';

import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { getTranslations } from 'next-intl/server';
import {
  createInvoiceDraft,
  deleteInvoiceDraft,
  issueInvoiceDraft,
  saveInvoiceDraft,
} from '@/lib/billing/drafts/commands';
import {
  createInvoiceDraftSchema,
  invoiceDraftSchema,
  issueInvoiceDraftSchema,
  saveInvoiceDraftSchema,
} from '@/lib/billing/drafts/schema';
import { draftHint, invoiceHints } from '@/lib/billing/hints';
import { staffAction } from '@/lib/form-action';
import { localePath } from '@/lib/i18n/routing';
import { publish } from '@/lib/realtime/publish';

export const createInvoiceDraftAction = staffAction(
  createInvoiceDraftSchema,
  async (actor, input, locale) => {
    const { id } = await createInvoiceDraft(actor, input);
    redirect(localePath(locale, `/crm/invoices/drafts/${id}`));
  },
);

export const saveInvoiceDraftAction = staffAction(saveInvoiceDraftSchema, async (actor, input, locale) => {
  const { revision } = await saveInvoiceDraft(actor, input);
  after(() => publish([draftHint()]));
  const t = await getTranslations({ locale, namespace: 'billing.draft' });
  return { message: t('saved'), values: { revision: String(revision) } };
});

export const issueInvoiceDraftAction = staffAction(issueInvoiceDraftSchema, async (actor, input, locale) => {
  const { id, number } = await issueInvoiceDraft(actor, input);
  after(async () => publish(await invoiceHints(id)));
  return { goTo: localePath(locale, `/crm/invoices/${number}`) };
});

export const deleteInvoiceDraftAction = staffAction(invoiceDraftSchema, async (actor, input, locale) => {
  await deleteInvoiceDraft(actor, input);
  after(() => publish([draftHint()]));
  redirect(localePath(locale, '/crm/invoices?status=drafts'));
});
