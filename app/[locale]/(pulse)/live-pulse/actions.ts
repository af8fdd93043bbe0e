'use server';

import { refresh } from 'next/cache';
import { after } from 'next/server';
import { adminAction } from '@/lib/form-action';
import { acknowledgeAlert, closeAlert } from '@/lib/pulse/commands';
import { pulseHint } from '@/lib/pulse/hints';
import { alertSchema } from '@/lib/pulse/schema';
import { publish } from '@/lib/realtime/publish';

export const acknowledgeAlertAction = adminAction(alertSchema, async (actor, { alertId }) => {
  await acknowledgeAlert(actor, alertId);
  after(() => publish([pulseHint('alert.acknowledged')]));
  refresh();
  return undefined;
});

export const resolveAlertAction = adminAction(alertSchema, async (actor, { alertId }) => {
  await closeAlert(actor, alertId);
  after(() => publish([pulseHint('alert.resolved')]));
  refresh();
  return undefined;
});
