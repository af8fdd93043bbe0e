'use server';

import { refresh } from 'next/cache';
import { after } from 'next/server';
import { accountAction } from '@/lib/form-action';
import { requestChangeHints } from '@/lib/orders/hints';
import { cancelRequest } from '@/lib/orders/process-request';
import { requestSchema } from '@/lib/orders/schema';
import { publish } from '@/lib/realtime/publish';

export const cancelMyRequestAction = accountAction(requestSchema, async (actor, ref) => {
  const change = await cancelRequest(actor, ref);
  after(() => publish(requestChangeHints(change)));
  refresh();
  return undefined;
});
