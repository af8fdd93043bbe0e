import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { UnpaidNotice } from '@/components/billing/unpaid-notice';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { ServiceSteps } from '@/components/services/service-steps';
import { Card, CardHeader } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { requireActor } from '@/lib/auth/current-actor';
import { unpaidInvoice } from '@/lib/billing/unpaid-invoice';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { findService } from '@/lib/provisioning/service/queries';
import { channelNames } from '@/lib/realtime/channels';
import { asClient } from '../../requests/as-client';
import { ChangeCard } from './change-card';
import { ServiceFacts } from './service-facts';
import { ServiceHeader } from './service-header';

type Props = { params: Promise<{ locale: AppLocale; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'services' }))('mine.title') };
}

export default async function MyServicePage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('CLIENT', 'SELLER', 'ADMIN');
  const [t, service] = await Promise.all([
    getTranslations({ locale, namespace: 'services' }),
    findService(asClient(actor), id),
  ]);
  if (!service) notFound();
  const unpaid =
    service.state === 'suspended' ? await unpaidInvoice(asClient(actor), service.requestId) : null;
  return (
    <>
      <RefreshOn channel={channelNames.user(actor.id)} events={['service.changed']} />
      <IntentLink
        href={localePath(locale, '/account/services')}
        className="mb-1 inline-flex items-center gap-1 rounded-sm py-1 text-sm text-ink-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4" /> {t('mine.back')}
      </IntentLink>
      <ServiceHeader service={service} />
      {unpaid && <UnpaidNotice invoice={unpaid} path={localePath(locale, '/account/invoices')} />}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
        <Card aria-labelledby="steps-title">
          <CardHeader id="steps-title" title={t('steps.title')} />
          <ServiceSteps service={service} />
        </Card>
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <ServiceFacts service={service} />
        </div>
        {service.state !== 'terminated' && <ChangeCard service={service} />}
      </div>
    </>
  );
}
