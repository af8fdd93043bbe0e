'use server';

import { refresh } from 'next/cache';
import { after } from 'next/server';
import { accountAction, staffAction } from '@/lib/form-action';
import { type RequestChange, requestChangeHints } from '@/lib/orders/hints';
import { activateRequest, cancelRequest, startProcessing } from '@/lib/orders/process-request';
import { requestSchema } from '@/lib/orders/schema';
import { requestHint } from '@/lib/pulse/hints';
import { publish } from '@/lib/realtime/publish';

// Every move changes a figure of the live pulse, also those that are no line of its feed.
const tell = (change: RequestChange) => {
  after(() => publish([...requestChangeHints(change), requestHint()]));
  refresh();
  return undefined;
};

export const startProcessingAction = staffAction(requestSchema, async (actor, ref) =>
  tell(await startProcessing(actor, ref)),
);

export const activateRequestAction = staffAction(requestSchema, async (actor, ref) =>
  tell(await activateRequest(actor, ref)),
);

export const cancelRequestAction = accountAction(requestSchema, async (actor, ref) =>
  tell(await cancelRequest(actor, ref)),
);
