import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { SubscriptionRecord } from '@/components/billing/subscription-record';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { requireActor } from '@/lib/auth/current-actor';
import { subscriptionViewSchema } from '@/lib/billing/schema';
import { subscriptionPage } from '@/lib/billing/subscription-page';
import { unpaidInvoice } from '@/lib/billing/unpaid-invoice';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { singleParams } from '@/lib/leads/filter';
import { channelNames } from '@/lib/realtime/channels';
import { asClient } from '../../requests/as-client';
import { UpgradeAsk } from './upgrade-ask';

type Props = {
  params: Promise<{ locale: AppLocale; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'billing.subscription' }))('title') };
}

export default async function MySubscriptionPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = asClient(await requireActor('CLIENT', 'SELLER', 'ADMIN'));
  const asked = subscriptionViewSchema.parse(singleParams(await searchParams));
  const found = await subscriptionPage(actor, id, asked);
  if (!found) notFound();
  const { state, requestId } = found.subscription;
  const unpaid = state === 'suspended' ? await unpaidInvoice(actor, requestId) : null;
  const path = localePath(locale, `/account/subscriptions/${id}`);
  return (
    <>
      <RefreshOn channel={channelNames.user(found.subscription.userId)} events={['invoice.changed']} />
      <SubscriptionRecord
        found={found}
        path={path}
        backHref={localePath(locale, '/account/invoices')}
        help={!unpaid && <UpgradeAsk served={found.subscription.served} />}
        unpaid={unpaid}
        isChanged={asked.changed === 'yes'}
      />
    </>
  );
}
