'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { adminAction } from '@/lib/form-action';
import { automationSchema } from '@/lib/quotes/automatic/schema';
import { changeAutomation } from '@/lib/quotes/automatic/settings';

export const changeAutomationAction = adminAction(automationSchema, async (actor, input, locale) => {
  await changeAutomation(actor, input);
  refresh();
  const t = await getTranslations({ locale, namespace: 'automation' });
  return { message: t('saved') };
});
