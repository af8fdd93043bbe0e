import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ConfirmDialog } from '@/components/form/confirm-dialog';
import { OwnQuotesCard } from '@/components/quotes/own-quotes-card';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { PriceCard } from '@/components/requests/price-card';
import { RequestFacts } from '@/components/requests/request-facts';
import { requestOrNotFound } from '@/components/requests/request-or-not-found';
import { RequestProgress } from '@/components/requests/request-progress';
import { RequestStatus } from '@/components/requests/request-status';
import { Card, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { ownQuotesOfRequest } from '@/lib/quotes/queries/own-quotes';
import { channelNames } from '@/lib/realtime/channels';
import { cancelMyRequestAction } from '../actions';
import { asClient } from '../as-client';
import { NextCard } from './next-card';

type Props = { params: Promise<{ locale: string; reference: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).reference };
}

export default async function MyRequestPage({ params }: Props) {
  const { locale, reference } = (await params) as { locale: AppLocale; reference: string };
  setRequestLocale(locale);
  const actor = await requireActor('CLIENT', 'SELLER', 'ADMIN');
  const [t, words, request] = await Promise.all([
    getTranslations({ locale, namespace: 'account' }),
    getTranslations({ locale, namespace: 'dashboard' }),
    requestOrNotFound(asClient(actor), reference),
  ]);
  const quotes = await ownQuotesOfRequest(actor, request.id);
  const waiting = quotes.find(({ state }) => state === 'sent' || state === 'viewed');
  return (
    <>
      <RefreshOn channel={channelNames.user(actor.id)} events={['quote.changed', 'service.changed']} />
      <Link
        href={localePath(locale, '/account/requests')}
        className="mb-2 inline-flex items-center gap-1 text-sm text-ink-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4" /> {t('detail.back')}
      </Link>
      <PageHeader title={request.reference} description={<RequestStatus status={request.status} />}>
        {request.canCancel && (
          <ConfirmDialog
            trigger={t('cancel.trigger')}
            title={t('cancel.title', { reference: request.reference })}
            description={t('cancel.body')}
            confirmLabel={t('cancel.confirm')}
            cancelLabel={t('cancel.keep')}
            action={cancelMyRequestAction}
            values={{ kind: request.kind, id: request.id }}
            danger
          />
        )}
      </PageHeader>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="space-y-4">
          <NextCard request={request} quote={waiting?.reference ?? null} timeZone={actor.timeZone} />
          <OwnQuotesCard quotes={quotes} timeZone={actor.timeZone} />
          <Card aria-labelledby="facts">
            <CardHeader id="facts" title={words('detail.facts')} />
            <RequestFacts request={request} />
          </Card>
        </div>
        <div className="space-y-4">
          <Card aria-labelledby="progress">
            <CardHeader id="progress" title={words('detail.progress')} />
            <RequestProgress request={request} />
          </Card>
          <PriceCard request={request} />
        </div>
      </div>
    </>
  );
}
