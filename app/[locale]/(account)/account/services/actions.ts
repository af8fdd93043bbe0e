'use server';

import { refresh } from 'next/cache';
import { after } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { accountAction } from '@/lib/form-action';
import { askService, withdrawAsk } from '@/lib/provisioning/service/asks';
import { askSchema, askServiceSchema } from '@/lib/provisioning/service/schema';
import { publish } from '@/lib/realtime/publish';

export const askServiceAction = accountAction(askServiceSchema, async (actor, input, locale) => {
  const hints = await askService(actor, input);
  after(() => publish(hints));
  refresh();
  const t = await getTranslations({ locale, namespace: 'services' });
  return { message: t('mine.sent') };
});

export const withdrawAskAction = accountAction(askSchema, async (actor, input) => {
  const hints = await withdrawAsk(actor, input);
  after(() => publish(hints));
  refresh();
  return undefined;
});
