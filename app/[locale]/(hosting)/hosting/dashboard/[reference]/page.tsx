import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { OwnQuotesCard } from '@/components/quotes/own-quotes-card';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { PriceCard } from '@/components/requests/price-card';
import { RequestFacts } from '@/components/requests/request-facts';
import { requestOrNotFound } from '@/components/requests/request-or-not-found';
import { RequestProgress } from '@/components/requests/request-progress';
import { RequestStatus } from '@/components/requests/request-status';
import { ServicesCard } from '@/components/services/services-card';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import { isAdmin, isStaff } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { nextRequestStatuses } from '@/lib/orders/status';
import { servicesOf } from '@/lib/provisioning/service/queries';
import { ownQuotesOfRequest } from '@/lib/quotes/queries/own-quotes';
import { channelNames } from '@/lib/realtime/channels';
import { CancelRequest, NextStep } from '../request-actions';
import { ContactCard } from './contact-card';

type Props = { params: Promise<{ locale: string; reference: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).reference };
}

export default async function RequestPage({ params }: Props) {
  const { locale, reference } = (await params) as { locale: AppLocale; reference: string };
  setRequestLocale(locale);
  const actor = await requireActor('CLIENT', 'SELLER', 'ADMIN');
  const [t, request] = await Promise.all([
    getTranslations({ locale, namespace: 'dashboard' }),
    requestOrNotFound(actor, reference),
  ]);
  const ref = { kind: request.kind, id: request.id };
  const possible = nextRequestStatuses(request.status);
  const next = possible.find((status) => status !== 'cancelled');
  const services =
    isStaff(actor) && request.hasServices ? await servicesOf(actor, { requestId: request.id }) : [];
  const quotes = isStaff(actor) ? [] : await ownQuotesOfRequest(actor, request.id);
  // What has services is active once they are.
  const mayMove =
    request.canProcess && request.confirmation !== 'awaiting' && !(next === 'active' && request.hasServices);
  return (
    <>
      {isStaff(actor) && (
        <RefreshOn channel={channelNames.pulse} events={['pulse.event', 'service.changed']} />
      )}
      <IntentLink
        href={localePath(locale, '/hosting/dashboard')}
        className="mb-2 inline-flex items-center gap-1 text-sm text-ink-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4" /> {t('detail.back')}
      </IntentLink>
      <PageHeader
        title={request.reference}
        description={
          <span className="inline-flex flex-wrap gap-1">
            <RequestStatus status={request.status} />
            {request.confirmation === 'awaiting' && <Badge>{t('awaiting')}</Badge>}
          </span>
        }
      >
        {mayMove && (next === 'processing' || next === 'active') && (
          <NextStep request={ref} next={next} variant="primary" />
        )}
        {request.canCancel && possible.includes('cancelled') && (
          <CancelRequest request={ref} reference={request.reference} />
        )}
      </PageHeader>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="space-y-4">
          <OwnQuotesCard quotes={quotes} timeZone={actor.timeZone} />
          <Card aria-labelledby="facts">
            <CardHeader id="facts" title={t('detail.facts')} />
            <RequestFacts request={request} />
          </Card>
          <ServicesCard services={services} admin={isAdmin(actor)} />
          {isStaff(actor) && <ContactCard request={request} />}
        </div>
        <div className="space-y-4">
          <Card aria-labelledby="progress">
            <CardHeader id="progress" title={t('detail.progress')} />
            <RequestProgress request={request} />
          </Card>
          <PriceCard request={request} />
        </div>
      </div>
    </>
  );
}
