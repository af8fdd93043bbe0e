import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { SubscriptionRecord } from '@/components/billing/subscription-record';
import { requireActor } from '@/lib/auth/current-actor';
import { subscriptionViewSchema } from '@/lib/billing/schema';
import { subscriptionPage } from '@/lib/billing/subscription-page';
import { unpaidInvoice } from '@/lib/billing/unpaid-invoice';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { singleParams } from '@/lib/leads/filter';

type Props = {
  params: Promise<{ locale: AppLocale; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'billing.subscription' }))('title') };
}

export default async function SubscriptionPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN', 'SELLER');
  const asked = subscriptionViewSchema.parse(singleParams(await searchParams));
  const found = await subscriptionPage(actor, id, asked);
  if (!found) notFound();
  const { state, requestId } = found.subscription;
  const unpaid = state === 'suspended' ? await unpaidInvoice(actor, requestId) : null;
  const path = localePath(locale, `/crm/subscriptions/${id}`);
  return (
    <SubscriptionRecord
      found={found}
      path={path}
      backHref={localePath(locale, `/crm/customers/${found.subscription.userId}`)}
      forStaff
      unpaid={unpaid}
      isChanged={asked.changed === 'yes'}
    />
  );
}
