'use server';

import { refresh } from 'next/cache';
import { after } from 'next/server';
import { getTranslations } from 'next-intl/server';
import {
  carryOverCredit,
  issueCredit,
  recordReceivedPayment,
  recordSentRefund,
  voidRecordedPayment,
} from '@/lib/billing/commands';
import { invoiceHints, paymentHints } from '@/lib/billing/hints';
import { recordTransfers } from '@/lib/billing/reconcile';
import {
  carryOverSchema,
  issueCreditSchema,
  recordPaymentSchema,
  recordRefundSchema,
  recordTransfersSchema,
  voidPaymentSchema,
} from '@/lib/billing/schema';
import { adminAction, staffAction } from '@/lib/form-action';
import { formatMoney } from '@/lib/money';
import { publish } from '@/lib/realtime/publish';

export const recordPaymentAction = staffAction(recordPaymentSchema, async (actor, input) => {
  await recordReceivedPayment(actor, input);
  after(async () => publish(await invoiceHints(input.invoiceId)));
  refresh();
  return undefined;
});

export const recordRefundAction = adminAction(recordRefundSchema, async (actor, input) => {
  await recordSentRefund(actor, input);
  after(async () => publish(await invoiceHints(input.invoiceId)));
  refresh();
  return undefined;
});

export const issueCreditAction = adminAction(issueCreditSchema, async (actor, input) => {
  await issueCredit(actor, input);
  after(async () => publish(await invoiceHints(input.invoiceId)));
  refresh();
  return undefined;
});

export const voidPaymentAction = adminAction(voidPaymentSchema, async (actor, input) => {
  await voidRecordedPayment(actor, input);
  after(async () => publish(await paymentHints(input.paymentId)));
  refresh();
  return undefined;
});

export const carryOverAction = adminAction(carryOverSchema, async (actor, input, locale) => {
  const { carriedCents, currency } = await carryOverCredit(actor, input);
  after(async () => publish(await invoiceHints(input.invoiceId)));
  refresh();
  const t = await getTranslations({ locale, namespace: 'billing.staff' });
  return { message: t('carried', { amount: formatMoney(carriedCents, currency, locale) }) };
});

export const recordTransfersAction = adminAction(recordTransfersSchema, async (actor, { rows }, locale) => {
  const { invoiceIds } = await recordTransfers(actor, rows);
  after(async () => publish((await Promise.all(invoiceIds.map(invoiceHints))).flat()));
  refresh();
  const t = await getTranslations({ locale, namespace: 'billing.reconcile' });
  return { message: t('done', { count: invoiceIds.length }) };
});
