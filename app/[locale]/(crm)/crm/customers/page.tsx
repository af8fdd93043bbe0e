import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { NoCustomers } from '@/components/billing/no-customers';
import { SearchFilter } from '@/components/leads/filter-controls';
import { FilterForm } from '@/components/leads/filter-form';
import { Pager } from '@/components/pulse/pager';
import { Card } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { listCustomers } from '@/lib/billing/customer-queries';
import { customerFilterSchema } from '@/lib/billing/schema';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { singleParams } from '@/lib/leads/filter';
import { formatMoney } from '@/lib/money';

type Props = {
  params: Promise<{ locale: AppLocale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'billing.customer' }))('listTitle') };
}

export default async function CustomersPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN', 'SELLER');
  const filter = customerFilterSchema.parse(singleParams(await searchParams));
  const [t, words, { rows, next }] = await Promise.all([
    getTranslations({ locale, namespace: 'billing.customer' }),
    getTranslations({ locale, namespace: 'billing.list' }),
    listCustomers(actor, filter),
  ]);
  const path = localePath(locale, '/crm/customers');
  const query = filter.q ? `q=${encodeURIComponent(filter.q)}&` : '';
  return (
    <>
      <PageHeader title={t('listTitle')} description={t('listLead')} />
      <div className="space-y-4">
        <FilterForm path={path} label={t('search')} values={{ q: filter.q ?? '' }}>
          <SearchFilter value={filter.q ?? ''} placeholder={t('search')} />
        </FilterForm>
        <Card aria-label={t('listTitle')} className="overflow-hidden">
          {rows.length === 0 ? (
            <NoCustomers isSearch={Boolean(filter.q)} path={path} locale={locale} />
          ) : (
            <ul className="divide-y divide-line">
              {rows.map((row) => (
                <li
                  key={row.id}
                  className="relative flex flex-wrap items-center gap-x-4 gap-y-0.5 px-4 py-2.5 text-sm hover:bg-sunken/60"
                >
                  <span className="min-w-0 flex-1 basis-48">
                    <IntentLink
                      href={`${path}/${row.id}`}
                      className="block truncate font-medium after:absolute after:inset-0"
                    >
                      {row.company || row.name}
                    </IntentLink>
                    {row.company && <span className="block truncate text-ink-muted">{row.name}</span>}
                  </span>
                  <span className="min-w-0 flex-1 basis-48 truncate text-ink-muted">{row.email}</span>
                  <span
                    className={`tabular w-full sm:w-36 sm:text-right ${row.openCents > 0 ? '' : 'max-sm:hidden'}`}
                  >
                    {row.openCents > 0 &&
                      t('openAmount', { amount: formatMoney(row.openCents, 'EUR', locale) })}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {(filter.after || next) && (
            <Pager
              first={filter.after ? { href: `${path}?${query}`, label: words('first') } : undefined}
              next={
                next
                  ? { href: `${path}?${query}after=${encodeURIComponent(next)}`, label: words('next') }
                  : undefined
              }
            />
          )}
        </Card>
      </div>
    </>
  );
}
