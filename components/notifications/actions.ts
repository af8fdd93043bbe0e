'use server';

import { after } from 'next/server';
import { accountAction } from '@/lib/form-action';
import { markAllRead, markRead } from '@/lib/notifications/commands';
import { markAllReadSchema, markReadSchema } from '@/lib/notifications/schema';
import { publish } from '@/lib/realtime/publish';

export const markReadAction = accountAction(markReadSchema, async (actor, input) => {
  const { hints } = await markRead(actor, input.id);
  after(() => publish(hints));
  return undefined;
});

export const markAllReadAction = accountAction(markAllReadSchema, async (actor) => {
  const { hints } = await markAllRead(actor);
  after(() => publish(hints));
  return undefined;
});
