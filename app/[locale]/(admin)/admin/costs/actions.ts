'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { adminAction } from '@/lib/form-action';
import { publishCosts } from '@/lib/quotes/costs/publish-costs';
import { publishCostsSchema } from '@/lib/quotes/costs/schema';

export const publishCostsAction = adminAction(publishCostsSchema, async (actor, input, locale) => {
  // Published or refused: what others published meanwhile is shown.
  refresh();
  await publishCosts(actor, input);
  const t = await getTranslations({ locale, namespace: 'costs' });
  return { message: t('published') };
});
