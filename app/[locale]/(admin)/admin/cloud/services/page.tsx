import { Boxes } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { SelectFilter } from '@/components/leads/filter-controls';
import { FilterForm } from '@/components/leads/filter-form';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { buttonStyle } from '@/components/ui/button-style';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { singleParams } from '@/lib/leads/filter';
import { listServices } from '@/lib/provisioning/service/list-services';
import { serviceFilterSchema } from '@/lib/provisioning/service/schema';
import { SERVICE_STATES } from '@/lib/provisioning/service/status';
import { channelNames } from '@/lib/realtime/channels';
import { ListPages } from '../../list-pages';
import { ListSearch } from '../../list-search';
import { CloudTabs } from '../cloud-tabs';
import { ServiceList } from './service-list';

type Props = {
  params: Promise<{ locale: AppLocale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'services' }))('staff.title') };
}

export default async function ServicesPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN');
  const filter = serviceFilterSchema.parse(singleParams(await searchParams));
  const [t, state, { rows, next }] = await Promise.all([
    getTranslations('services.staff'),
    getTranslations('services.state'),
    listServices(actor, filter),
  ]);
  const path = localePath(locale, '/admin/cloud/services');
  const filtered = filter.q !== '' || filter.state !== undefined;
  const states = SERVICE_STATES.map((value) => ({ value, label: state(value) }));
  return (
    <>
      <RefreshOn channel={channelNames.pulse} events={['service.changed']} />
      <PageHeader title={t('title')} description={t('lead')} />
      <CloudTabs locale={locale} here="services" />
      <div className="mb-4">
        <FilterForm path={path} label={t('filters')} values={{ q: filter.q, state: filter.state ?? '' }}>
          <ListSearch label={t('search')} value={filter.q} />
          <SelectFilter
            name="state"
            label={t('state')}
            value={filter.state ?? ''}
            options={[{ value: '', label: t('all') }, ...states]}
          />
        </FilterForm>
      </div>
      <Card aria-label={t('title')}>
        {rows.length === 0 ? (
          <EmptyState
            icon={Boxes}
            title={t(filtered ? 'no_match' : 'none')}
            action={
              <IntentLink
                href={filtered ? path : localePath(locale, '/crm/quotes')}
                className={buttonStyle('secondary', 'sm')}
              >
                {t(filtered ? 'clear' : 'none_action')}
              </IntentLink>
            }
          >
            {t(filtered ? 'no_match_hint' : 'none_hint')}
          </EmptyState>
        ) : (
          <ServiceList services={rows} />
        )}
      </Card>
      <ListPages path={path} query={filter} next={next} />
    </>
  );
}
