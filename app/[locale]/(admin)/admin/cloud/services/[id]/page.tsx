import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { settleAskAction } from '@/components/services/actions';
import { AskList } from '@/components/services/ask-list';
import { ServiceDecision } from '@/components/services/service-decision';
import { ServiceSteps } from '@/components/services/service-steps';
import { canGiveUp, failedStep } from '@/components/services/services-card';
import { Card, CardHeader } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { findService } from '@/lib/provisioning/service/queries';
import { channelNames } from '@/lib/realtime/channels';
import { ServiceFacts } from './service-facts';
import { ServiceHeader } from './service-header';

type Props = { params: Promise<{ locale: AppLocale; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'services' }))('staff.title') };
}

export default async function ServicePage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN');
  const [t, service] = await Promise.all([getTranslations('services'), findService(actor, id)]);
  if (!service) notFound();
  return (
    <>
      <RefreshOn channel={channelNames.pulse} events={['service.changed']} />
      <IntentLink
        href={localePath(locale, '/admin/cloud/services')}
        className="mb-1 inline-flex items-center gap-1 rounded-sm py-1 text-sm text-ink-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4" /> {t('staff.back')}
      </IntentLink>
      <ServiceHeader service={service} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Card aria-labelledby="steps-title">
          <CardHeader id="steps-title" title={t('steps.title')} />
          <ServiceSteps service={service} staff />
          {failedStep(service) && (
            <div className="border-t border-line px-4 py-3">
              <ServiceDecision serviceId={service.id} canGiveUp={canGiveUp(service)} />
            </div>
          )}
        </Card>
        <div className="space-y-4">
          {service.asks.length > 0 && (
            <Card className="p-4">
              <AskList asks={service.asks} action={settleAskAction} label={t('ask.settle')} />
            </Card>
          )}
          <ServiceFacts service={service} locale={locale} />
        </div>
      </div>
    </>
  );
}
