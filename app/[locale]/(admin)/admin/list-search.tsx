import { Input } from '@/components/ui/input';

/** The search of a list that lives in the address, inside a FilterForm. */
export function ListSearch({ label, value }: { label: string; value: string }) {
  return (
    <div className="w-full sm:w-72">
      <label htmlFor="filter-q" className="sr-only">
        {label}
      </label>
      <Input
        id="filter-q"
        name="q"
        type="search"
        defaultValue={value}
        maxLength={100}
        placeholder={label}
        autoComplete="off"
      />
    </div>
  );
}
