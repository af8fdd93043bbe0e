'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { adminAction } from '@/lib/form-action';
import { changeSettings, renewSecret } from '@/lib/provisioning/change-settings';
import { providerSettingsSchema } from '@/lib/provisioning/service/schema';

export const changeProvidersAction = adminAction(providerSettingsSchema, async (actor, input, locale) => {
  await changeSettings(actor, input);
  refresh();
  const t = await getTranslations({ locale, namespace: 'services' });
  return { message: t('providers.saved') };
});

export const renewSecretAction = adminAction(z.object({}), async (actor) => {
  await renewSecret(actor);
  refresh();
  return undefined;
});
