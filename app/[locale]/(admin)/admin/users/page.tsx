import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { SelectFilter } from '@/components/leads/filter-controls';
import { FilterForm } from '@/components/leads/filter-form';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { USER_GROUPS, USER_STATES, userFilterSchema } from '@/lib/identity/filter';
import { listUsers } from '@/lib/identity/queries';
import { singleParams } from '@/lib/leads/filter';
import { ListPages } from '../list-pages';
import { ListSearch } from '../list-search';
import { InviteDialog } from './invite-dialog';
import { UserList } from './user-list';

type Props = {
  params: Promise<{ locale: AppLocale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'admin' });
  return { title: t('users.title') };
}

export default async function UsersPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN');
  const filter = userFilterSchema.parse(singleParams(await searchParams));
  const [t, { rows, next }] = await Promise.all([getTranslations('admin'), listUsers(actor, filter)]);
  const path = localePath(locale, '/admin/users');
  return (
    <>
      <PageHeader title={t('users.title')} description={t('users.lead')}>
        <InviteDialog />
      </PageHeader>
      <div className="mb-4">
        <FilterForm
          path={path}
          label={t('users.filters')}
          values={{ q: filter.q, group: chosen(filter.group, 'team'), state: chosen(filter.state, 'all') }}
        >
          <ListSearch label={t('users.search')} value={filter.q} />
          <SelectFilter
            name="group"
            label={t('users.group')}
            value={chosen(filter.group, 'team')}
            options={USER_GROUPS.map((group) => ({
              value: chosen(group, 'team'),
              label: t(`users.groups.${group}`),
            }))}
          />
          <SelectFilter
            name="state"
            label={t('users.state')}
            value={chosen(filter.state, 'all')}
            options={USER_STATES.map((state) => ({
              value: chosen(state, 'all'),
              label: t(`users.states.${state}`),
            }))}
          />
        </FilterForm>
      </div>
      <UserList rows={rows} locale={locale} filtered={filter.q !== '' || filter.state !== 'all'} />
      <ListPages path={path} query={filter} next={next} />
    </>
  );
}

/** What is not narrowed is not in the address. */
function chosen(value: string, usual: string): string {
  return value === usual ? '' : value;
}
