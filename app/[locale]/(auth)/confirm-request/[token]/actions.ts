'use server';

import { after } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { publicAction } from '@/lib/form-action';
import { confirmRequest } from '@/lib/orders/confirm-request';
import { requestChangeHints } from '@/lib/orders/hints';
import { publish } from '@/lib/realtime/publish';

export const confirmRequestAction = publicAction(
  { name: 'confirm-request', count: 30, seconds: 600 },
  z.object({ token: z.string().min(1).max(200) }),
  async ({ locale }, { token }) => {
    const confirmed = await confirmRequest(token);
    after(() => publish(requestChangeHints(confirmed)));
    const t = await getTranslations({ locale, namespace: 'auth' });
    return { message: t('confirmRequest.done', { reference: confirmed.reference }) };
  },
);
