'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { updateDunning, updateSeller, updateSeries, updateTerms } from '@/lib/billing/settings-commands';
import {
  updateDunningSchema,
  updateSellerSchema,
  updateSeriesSchema,
  updateTermsSchema,
} from '@/lib/billing/settings-schema';
import { adminAction } from '@/lib/form-action';

export const updateIdentityAction = adminAction(updateSellerSchema, async (actor, input, locale) => {
  await updateSeller(actor, input);
  refresh();
  const t = await getTranslations({ locale, namespace: 'billing.admin' });
  return { message: t('saved') };
});

export const updateTermsAction = adminAction(updateTermsSchema, async (actor, input, locale) => {
  await updateTerms(actor, input);
  refresh();
  const t = await getTranslations({ locale, namespace: 'billing.admin' });
  return { message: t('saved') };
});

export const updateSeriesAction = adminAction(updateSeriesSchema, async (actor, input, locale) => {
  await updateSeries(actor, input);
  refresh();
  const t = await getTranslations({ locale, namespace: 'billing.admin' });
  return { message: t('saved') };
});

export const updateDunningAction = adminAction(updateDunningSchema, async (actor, input, locale) => {
  await updateDunning(actor, input);
  refresh();
  const t = await getTranslations({ locale, namespace: 'billing.admin' });
  return { message: t('saved') };
});
