'use server';

import { getTranslations } from 'next-intl/server';
import { publicAction } from '@/lib/form-action';
import { requestPasswordReset } from '@/lib/identity/commands/passwords';
import { forgotPasswordSchema } from '@/lib/identity/schema';

export const forgotPasswordAction = publicAction(
  { name: 'forgot-password', count: 10, seconds: 600 },
  forgotPasswordSchema,
  async ({ ip, locale }, { email }) => {
    await requestPasswordReset(email, ip);
    const t = await getTranslations({ locale, namespace: 'auth' });
    return { message: t('forgot.done', { email }) };
  },
);
