import { SelectFilter } from '@/components/leads/filter-controls';
import { FilterForm } from '@/components/leads/filter-form';
import { Input } from '@/components/ui/input';
import { useTranslations } from '@/lib/i18n/use-words';
import type { QuoteFilter } from '@/lib/quotes/schema';
import { QUOTE_STATUSES } from '@/lib/quotes/status';

/** What the list shows, kept in its address. */
export function QuoteFilters({ filter, path }: { filter: QuoteFilter; path: string }) {
  const t = useTranslations('quotes');
  const { q, status = '', who } = filter;
  return (
    <FilterForm path={path} label={t('list.filters')} values={{ q, status, who }}>
      <div className="w-full sm:w-72">
        <label htmlFor="filter-q" className="sr-only">
          {t('list.search')}
        </label>
        <Input
          id="filter-q"
          name="q"
          type="search"
          defaultValue={q}
          maxLength={100}
          placeholder={t('list.search')}
          autoComplete="off"
        />
      </div>
      <SelectFilter
        name="status"
        label={t('list.status')}
        value={status}
        options={[
          { value: '', label: t('list.any_status') },
          ...QUOTE_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
        ]}
      />
      <SelectFilter
        name="who"
        label={t('list.who')}
        value={who}
        options={[
          { value: 'all', label: t('list.all') },
          { value: 'me', label: t('list.mine') },
        ]}
      />
    </FilterForm>
  );
}
