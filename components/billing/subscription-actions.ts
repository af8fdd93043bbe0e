'use server';

import { refresh } from 'next/cache';
import { after } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { cancelAtPeriodEnd, cancelNow, keepSubscription } from '@/lib/billing/cancel-subscription';
import { changeSubscription } from '@/lib/billing/change-subscription';
import { subscriptionHints } from '@/lib/billing/hints';
import { changePlanSchema, subscriptionSchema } from '@/lib/billing/schema';
import { accountAction, adminAction } from '@/lib/form-action';
import { publish } from '@/lib/realtime/publish';

export const changePlanAction = accountAction(changePlanSchema, async (actor, input, locale) => {
  await changeSubscription(actor, input);
  after(async () => publish(await subscriptionHints(input.subscriptionId)));
  // No refresh: the page leaves its preview for the subscription itself, which is read anew.
  const t = await getTranslations({ locale, namespace: 'billing.subscription' });
  return { message: t('change.done') };
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
