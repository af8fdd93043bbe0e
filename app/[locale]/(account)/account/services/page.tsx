import { ChevronRight, Info, Server } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { Pager } from '@/components/pulse/pager';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { ServiceStateIcons } from '@/components/services/service-state';
import { buttonStyle } from '@/components/ui/button-style';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import { Sprite } from '@/components/ui/sprite';
import { isStaff } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { singleParams } from '@/lib/leads/filter';
import { listServices } from '@/lib/provisioning/service/list-services';
import { serviceFilterSchema } from '@/lib/provisioning/service/schema';
import { channelNames } from '@/lib/realtime/channels';
import { asClient } from '../requests/as-client';
import { ServiceItem } from './service-item';

type Props = {
  params: Promise<{ locale: AppLocale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'services' }))('mine.title') };
}

export default async function MyServicesPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('CLIENT', 'SELLER', 'ADMIN');
  const { after } = serviceFilterSchema.parse(singleParams(await searchParams));
  const [t, { rows, next }] = await Promise.all([
    getTranslations({ locale, namespace: 'services.mine' }),
    listServices(asClient(actor), { q: '', after }),
  ]);
  const path = localePath(locale, '/account/services');
  return (
    <>
      <RefreshOn channel={channelNames.user(actor.id)} events={['service.changed']} />
      <PageHeader title={t('title')} description={t('description')} />
      {isStaff(actor) && (
        <p className="mb-4 flex items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3 text-sm text-ink-muted">
          <Info aria-hidden="true" className="size-4 shrink-0" /> {t('staff_hint')}
        </p>
      )}
      <Card aria-label={t('title')}>
        {rows.length === 0 ? (
          <EmptyState
            icon={Server}
            title={t('empty.title')}
            action={
              <IntentLink
                href={localePath(locale, '/account/requests')}
                className={buttonStyle('secondary', 'sm')}
              >
                {t('empty.action')}
              </IntentLink>
            }
          >
            {t('empty.body')}
          </EmptyState>
        ) : (
          <>
            <ServiceStateIcons />
            <Sprite icons={{ open: ChevronRight }} />
            <ul className="divide-y divide-line">
              {rows.map((service) => (
                <ServiceItem key={service.id} service={service} />
              ))}
            </ul>
          </>
        )}
        {(after || next) && (
          <Pager
            first={after ? { href: path, label: t('first_page') } : undefined}
            next={
              next ? { href: `${path}?after=${encodeURIComponent(next)}`, label: t('next_page') } : undefined
            }
          />
        )}
      </Card>
    </>
  );
}
