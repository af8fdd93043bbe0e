'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { cancelAtPeriodEnd, cancelNow, keepSubscription } from '@/lib/billing/cancel-subscription';
import { changeSubscription } from '@/lib/billing/change-subscription';
import { subscriptionHints } from '@/lib/billing/hints';
import { changePlanSchema, subscriptionSchema } from '@/lib/billing/schema';
import { accountAction, adminAction } from '@/lib/form-action';
import { localePath } from '@/lib/i18n/routing';
import { publish } from '@/lib/realtime/publish';

export const changePlanAction = accountAction(changePlanSchema, async (actor, input, locale) => {
  await changeSubscription(actor, input);
  after(async () => publish(await subscriptionHints(input.subscriptionId)));
  // Away from the preview, which asks for what is theirs by now.
  const place = input.place === 'crm' ? '/crm' : '/account';
  redirect(
    localePath(locale, `${place}/subscriptions/${encodeURIComponent(input.subscriptionId)}?changed=yes`),
  );
});

export const cancelSubscriptionAction = accountAction(subscriptionSchema, async (actor, input) => {
  await cancelAtPeriodEnd(actor, input);
  after(async () => publish(await subscriptionHints(input.subscriptionId)));
  refresh();
  return undefined;
});

export const keepSubscriptionAction = accountAction(subscriptionSchema, async (actor, input) => {
  await keepSubscription(actor, input);
  after(async () => publish(await subscriptionHints(input.subscriptionId)));
  refresh();
  return undefined;
});

export const cancelNowAction = adminAction(subscriptionSchema, async (actor, input) => {
  await cancelNow(actor, input);
  after(async () => publish(await subscriptionHints(input.subscriptionId)));
  refresh();
  return undefined;
});
