import type { ReactNode } from 'react';
import { Input, Select } from '@/components/ui/input';
import { useTranslations } from '@/lib/i18n/use-words';
import type { StaffChoice } from '@/lib/leads/queries/staff';

type ControlProps = { name: string; label: string; className?: string; children: ReactNode };

function Control({ name, label, className = '', children }: ControlProps) {
  return (
    <div className={`min-w-0 ${className}`}>
      <label htmlFor={`filter-${name}`} className="sr-only">
        {label}
      </label>
      {children}
    </div>
  );
}

export function SearchFilter({ value, placeholder }: { value: string; placeholder?: string }) {
  const t = useTranslations('leads.filter');
  return (
    <Control name="q" label={t('search')} className="w-full sm:w-56">
      <Input
        id="filter-q"
        name="q"
        type="search"
        defaultValue={value}
        maxLength={100}
        placeholder={placeholder ?? t('search_placeholder')}
        autoComplete="off"
      />
    </Control>
  );
}

type SelectProps = {
  name: string;
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  children?: ReactNode;
};

export function SelectFilter({ name, label, value, options, children }: SelectProps) {
  return (
    <Control name={name} label={label} className="min-w-36 flex-1 sm:max-w-44 sm:flex-none xl:max-w-36">
      <Select id={`filter-${name}`} name={name} defaultValue={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
        {children}
      </Select>
    </Control>
  );
}

/** All in sight, mine, nobody's; admins also choose a person. */
export function WhoFilter({ value, staff }: { value: string; staff: readonly StaffChoice[] }) {
  const t = useTranslations('leads.filter');
  const options = [
    { value: 'all', label: t('all') },
    { value: 'me', label: t('me') },
    { value: 'pool', label: t('pool') },
  ];
  return (
    <SelectFilter name="who" label={t('who')} value={value} options={options}>
      {staff.length > 0 && (
        <optgroup label={t('people')}>
          {staff.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
      )}
    </SelectFilter>
  );
}
