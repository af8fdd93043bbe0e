'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { adminAction } from '@/lib/form-action';
import { emailSchema } from '@/lib/messaging/filter';
import { retryEmail } from '@/lib/messaging/mailbox';
import { retryJob } from '@/lib/worker/failed-jobs';

export const retryEmailAction = adminAction(emailSchema, async (actor, input) => {
  await retryEmail(actor, input);
  refresh();
  return undefined;
});

export const retryJobAction = adminAction(
  z.object({ jobId: z.string().regex(/^\d{1,18}$/) }),
  async (actor, input) => {
    await retryJob(actor, input);
    refresh();
    return undefined;
  },
);
