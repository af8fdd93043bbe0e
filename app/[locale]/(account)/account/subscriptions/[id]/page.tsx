import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { SubscriptionBadge } from '@/components/billing/status-badge';
import { SubscriptionView } from '@/components/billing/subscription-view';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { subscriptionViewSchema } from '@/lib/billing/schema';
import { subscriptionPage } from '@/lib/billing/subscription-page';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { singleParams } from '@/lib/leads/filter';
import { channelNames } from '@/lib/realtime/channels';
import { asClient } from '../../requests/as-client';

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
  const { plan } = subscriptionViewSchema.parse(singleParams(await searchParams));
  const [t, errors, found] = await Promise.all([
    getTranslations({ locale, namespace: 'billing.subscription' }),
    getTranslations({ locale, namespace: 'errors' }),
    subscriptionPage(actor, id, plan),
  ]);
  if (!found) notFound();
  const { subscription, preview } = found;
  const refusal = preview?.refusal as Parameters<typeof errors>[0] | null | undefined;
  const worded = preview && { ...preview, refusal: refusal ? errors(refusal) : null };
  const path = localePath(locale, `/account/subscriptions/${id}`);
  return (
    <>
      <RefreshOn channel={channelNames.user(subscription.userId)} events={['invoice.changed']} />
      <IntentLink
        href={localePath(locale, '/account/invoices')}
        className="mb-2 inline-flex items-center gap-1 rounded-sm text-sm text-ink-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4" /> {t('back')}
      </IntentLink>
      <PageHeader
        title={t('heading', { reference: subscription.reference })}
        description={<SubscriptionBadge state={subscription.state} />}
      />
      <SubscriptionView {...found} preview={worded} path={path} />
    </>
  );
}
