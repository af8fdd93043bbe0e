'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { saveBillingAddress } from '@/lib/billing/commands';
import { billingAddressSchema, payByCardSchema } from '@/lib/billing/schema';
import { openCheckout } from '@/lib/billing/stripe/checkout';
import { accountAction } from '@/lib/form-action';
import { localePath } from '@/lib/i18n/routing';

export const saveBillingAddressAction = accountAction(billingAddressSchema, async (actor, input, locale) => {
  await saveBillingAddress(actor, input);
  refresh();
  const t = await getTranslations({ locale, namespace: 'billing.address' });
  return { message: t('saved') };
});

export const payByCardAction = accountAction(payByCardSchema, async (actor, { number }, locale) => {
  const path = localePath(locale, `/account/invoices/${number}`);
  return { goTo: await openCheckout({ ...actor, role: 'CLIENT' }, number, path) };
});
