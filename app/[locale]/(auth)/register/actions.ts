'use server';

import { getTranslations } from 'next-intl/server';
import { publicAction } from '@/lib/form-action';
import { registerClient } from '@/lib/identity/commands/passwords';
import { registerSchema } from '@/lib/identity/schema';

export const registerAction = publicAction(
  { name: 'register', count: 10, seconds: 600 },
  registerSchema,
  async ({ ip, locale }, { name, email, website }) => {
    // The field no person sees: a machine that fills it gets the same answer and no account.
    if (!website) await registerClient({ name, email, locale }, ip);
    const t = await getTranslations({ locale, namespace: 'auth' });
    return { message: t('register.done', { email }) };
  },
);
