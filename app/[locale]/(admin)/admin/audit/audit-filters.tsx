import { getTranslations } from 'next-intl/server';
import { SelectFilter } from '@/components/leads/filter-controls';
import { FilterForm } from '@/components/leads/filter-form';
import { Input } from '@/components/ui/input';
import type { AuditFilter } from '@/lib/audit/filter';
import type { auditChoices } from '@/lib/audit/queries';
import { auditActionLabel, auditSubjectLabel } from './audit-words';

type Props = { path: string; filter: AuditFilter; choices: Awaited<ReturnType<typeof auditChoices>> };

/** By whom, what, on what, when; a choice that the recent log lacks stays in its list. */
export async function AuditFilters({ path, filter, choices }: Props) {
  const t = await getTranslations('admin');
  const people = [{ id: 'nobody', name: t('audit.nobody') }, ...choices.people];
  const all = (label: string) => ({ value: '', label });
  return (
    <FilterForm
      path={path}
      label={t('audit.filters')}
      values={{
        who: filter.who ?? '',
        action: filter.action ?? '',
        subject: filter.subject ?? '',
        from: filter.from ?? '',
        to: filter.to ?? '',
      }}
    >
      <SelectFilter
        name="who"
        label={t('audit.who')}
        value={filter.who ?? ''}
        options={[all(t('audit.everybody')), ...people.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <SelectFilter
        name="action"
        label={t('audit.what')}
        value={filter.action ?? ''}
        options={[
          all(t('audit.everything')),
          ...withCurrent(choices.actions, filter.action).map((value) => ({
            value,
            label: auditActionLabel(t, value),
          })),
        ]}
      />
      <SelectFilter
        name="subject"
        label={t('audit.on')}
        value={filter.subject ?? ''}
        options={[
          all(t('audit.allSubjects')),
          ...withCurrent(choices.subjects, filter.subject).map((value) => ({
            value,
            label: auditSubjectLabel(t, value),
          })),
        ]}
      />
      {/* The two ends of a period stay together. */}
      <div className="flex w-full gap-2 sm:w-auto">
        {(['from', 'to'] as const).map((name) => (
          <div key={name} className="min-w-0 flex-1 sm:flex-none">
            <label htmlFor={`filter-${name}`} className="mb-0.5 block text-xs text-ink-muted">
              {t(`audit.${name}`)}
            </label>
            <Input id={`filter-${name}`} name={name} type="date" defaultValue={filter[name] ?? ''} />
          </div>
        ))}
      </div>
    </FilterForm>
  );
}

function withCurrent(choices: readonly string[], current: string | undefined): string[] {
  return [...new Set([...choices, ...(current ? [current] : [])])];
}
