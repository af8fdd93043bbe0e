'use server';

import { refresh } from 'next/cache';
import { after } from 'next/server';
import { adminAction, staffAction } from '@/lib/form-action';
import { settleAsk } from '@/lib/provisioning/service/asks';
import { giveUpService, retryService } from '@/lib/provisioning/service/commands';
import { askSchema, serviceSchema } from '@/lib/provisioning/service/schema';
import { type Hint, publish } from '@/lib/realtime/publish';

const tell = (hints: readonly Hint[]) => {
  after(() => publish(hints));
  refresh();
  return undefined;
};

export const retryServiceAction = adminAction(serviceSchema, async (actor, ref) =>
  tell(await retryService(actor, ref)),
);

export const giveUpServiceAction = adminAction(serviceSchema, async (actor, ref) =>
  tell(await giveUpService(actor, ref)),
);

export const settleAskAction = staffAction(askSchema, async (actor, ref) =>
  tell(await settleAsk(actor, ref)),
);
