import { BellOff } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AlertLine } from '@/components/pulse/alert-line';
import { ChipLinks } from '@/components/pulse/chip-links';
import { Pager } from '@/components/pulse/pager';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { pulseAddress } from '@/lib/pulse/addresses';
import { canSeeTile } from '@/lib/pulse/policy';
import { listAlerts } from '@/lib/pulse/queries/alerts';
import { ALERT_STATES, alertFilterSchema } from '@/lib/pulse/schema';
import { channelNames } from '@/lib/realtime/channels';
import { AlertActions } from '../alert-actions';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = (await params) as { locale: AppLocale };
  return { title: (await getTranslations({ locale, namespace: 'pulse' }))('alerts.title') };
}

export default async function AlertsPage({ params, searchParams }: Props) {
  const { locale } = (await params) as { locale: AppLocale };
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN', 'SELLER');
  const filter = alertFilterSchema.parse(await searchParams);
  const [t, { rows, count, nextCursor }] = await Promise.all([
    getTranslations({ locale, namespace: 'pulse' }),
    listAlerts(actor, filter),
  ]);
  const canAct = canSeeTile(actor, 'alert_actions');
  const address = (query: { state?: string; cursor?: string }) =>
    localePath(locale, pulseAddress.alerts(query));
  return (
    <>
      <RefreshOn channel={channelNames.pulse} events={['pulse.event']} />
      <PageHeader title={t('alerts.title')} description={t('alerts.page_description')} />
      <div className="pb-4">
        <ChipLinks
          label={t('alerts.state_label')}
          chips={ALERT_STATES.map((state) => ({
            key: state,
            href: address({ state }),
            label: t(`alerts.states.${state}`),
            current: state === filter.state,
          }))}
        />
      </div>
      <Card>
        {rows.length === 0 &&
          (filter.state === 'open' ? (
            <EmptyState icon={BellOff} title={t('alerts.empty')}>
              {t('alerts.empty_body')}
            </EmptyState>
          ) : (
            <EmptyState icon={BellOff} title={t('alerts.empty_filtered')} />
          ))}
        <ul className="divide-y divide-line">
          {rows.map((alert) => (
            <li key={alert.id}>
              <AlertLine alert={alert}>
                {canAct && !alert.resolvedAt && (
                  <AlertActions alertId={alert.id} isAcknowledged={alert.acknowledgedAt !== null} />
                )}
              </AlertLine>
            </li>
          ))}
        </ul>
        <Pager
          count={t('count', { count })}
          first={
            filter.cursor ? { href: address({ state: filter.state }), label: t('first_page') } : undefined
          }
          next={
            nextCursor
              ? { href: address({ state: filter.state, cursor: nextCursor }), label: t('next_page') }
              : undefined
          }
        />
      </Card>
    </>
  );
}
