import { SearchFilter, SelectFilter, WhoFilter } from '@/components/leads/filter-controls';
import { FilterForm } from '@/components/leads/filter-form';
import { Checkbox } from '@/components/ui/input';
import { LeadSource, Priority } from '@/lib/db/generated/enums';
import { useTranslations } from '@/lib/i18n/use-words';
import { LEAD_SORTS, type LeadFilter } from '@/lib/leads/filter';
import type { StaffChoice } from '@/lib/leads/queries/staff';
import { LEAD_STATUSES } from '@/lib/leads/status';

type Props = { filter: LeadFilter; path: string; staff: readonly StaffChoice[] };

export function LeadFilters({ filter, path, staff }: Props) {
  const t = useTranslations('leads');
  const { q, who, stage = '', source = '', priority = '', due = '', sort, dir = '' } = filter;
  const any = (label: string) => ({ value: '', label });
  return (
    <FilterForm
      path={path}
      label={t('filter.label')}
      values={{ q, who, stage, source, priority, due, sort }}
      dir={dir}
    >
      <SearchFilter value={q} />
      <WhoFilter value={who} staff={staff} />
      <SelectFilter
        name="stage"
        label={t('filter.stage')}
        value={stage}
        options={[
          any(t('filter.any_stage')),
          ...LEAD_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
        ]}
      />
      <SelectFilter
        name="source"
        label={t('filter.source')}
        value={source}
        options={[
          any(t('filter.any_source')),
          ...Object.values(LeadSource).map((value) => ({ value, label: t(`source.${value}`) })),
        ]}
      />
      <SelectFilter
        name="priority"
        label={t('filter.priority')}
        value={priority}
        options={[
          any(t('filter.any_priority')),
          ...Object.values(Priority)
            .reverse()
            .map((value) => ({ value, label: t(`priority_label.${value}`) })),
        ]}
      />
      <div className="w-full md:hidden">
        <SortFilter sort={sort} />
      </div>
      <label htmlFor="filter-due" className="flex h-10 items-center gap-2 text-sm md:h-9">
        <Checkbox id="filter-due" name="due" value="overdue" defaultChecked={due === 'overdue'} />
        {t('filter.overdue')}
      </label>
    </FilterForm>
  );
}

/** On phones, where there are no column heads to press. */
function SortFilter({ sort }: { sort: LeadFilter['sort'] }) {
  const t = useTranslations('leads.list');
  return (
    <SelectFilter
      name="sort"
      label={t('sort_label')}
      value={sort}
      options={LEAD_SORTS.map((value) => ({ value, label: t(`sort_${value}`) }))}
    />
  );
}
