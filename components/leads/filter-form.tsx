'use client';

import { LoaderCircle } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useEffect, useRef, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { useTranslations } from '@/lib/i18n/use-words';

type Props = {
  /** The page's own address, without its query. */
  path: string;
  label: string;
  /** What the address says now, by control name. */
  values: Record<string, string>;
  /** Direction of the sort; it stays until another sort is chosen. */
  dir?: string;
  children: ReactNode;
};

const TYPING_MS = 250;

/** Filters that live in the address: they apply as they are changed, and Enter works without JavaScript. */
export function FilterForm({ path, label, values, dir = '', children }: Props) {
  const t = useTranslations('leads.filter');
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [pending, startTransition] = useTransition();
  const state = JSON.stringify(values);
  const isFiltered = Object.entries(values).some(([name, value]) => !isDefault(name, value));

  // Back, forward and links change the address under the controls.
  useEffect(() => {
    if (form.current) showValues(form.current, JSON.parse(state) as Record<string, string>);
  }, [state]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function go(query: string) {
    clearTimeout(timer.current);
    startTransition(() => router.replace(query ? `${path}?${query}` : path, { scroll: false }));
  }

  function apply() {
    if (form.current) go(queryOf(new FormData(form.current), { dir, sort: values.sort ?? '' }));
  }

  function onChange(event: FormEvent<HTMLFormElement>) {
    clearTimeout(timer.current);
    const typed = event.target instanceof HTMLInputElement && event.target.type === 'search';
    timer.current = setTimeout(apply, typed ? TYPING_MS : 0);
  }

  return (
    <search>
      <form
        ref={form}
        action={path}
        aria-label={label}
        aria-busy={pending}
        className="relative flex flex-wrap items-end gap-2"
        onChange={onChange}
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        {children}
        {isFiltered && (
          <Button
            variant="quiet"
            size="sm"
            className="h-10 md:h-9"
            onClick={() => {
              if (form.current) showValues(form.current, {}, true);
              go('');
            }}
          >
            {t('clear')}
          </Button>
        )}
        <span role="status" className={pending ? 'flex h-9 items-center text-ink-subtle' : 'sr-only'}>
          {pending && (
            <>
              <LoaderCircle aria-hidden="true" className="size-4 animate-spin" />
              <span className="sr-only">{t('apply')}</span>
            </>
          )}
        </span>
      </form>
    </search>
  );
}

/** What the address leaves out. */
function isDefault(name: string, value: string): boolean {
  return value === '' || name === 'sort' || (name === 'who' && value === 'all');
}

function queryOf(form: FormData, shown: { sort: string; dir: string }): string {
  const params = new URLSearchParams();
  for (const [name, value] of form) {
    const text = String(value).trim();
    if (!isDefault(name, text)) params.set(name, text);
  }
  const sort = form.get('sort') ?? 'created';
  if (sort !== 'created') params.set('sort', String(sort));
  if (shown.dir && sort === shown.sort) params.set('dir', shown.dir);
  return params.toString();
}

function showValues(form: HTMLFormElement, values: Record<string, string>, focusedToo = false): void {
  for (const control of form.elements) {
    if (control === document.activeElement && !focusedToo) continue;
    if (control instanceof HTMLInputElement && control.type === 'checkbox') {
      control.checked = values[control.name] === control.value;
    } else if (
      control instanceof HTMLInputElement &&
      (control.type === 'search' || control.type === 'date')
    ) {
      control.value = values[control.name] ?? '';
    } else if (control instanceof HTMLSelectElement) {
      const fallback = control.options[0]?.value ?? '';
      control.value = values[control.name] || fallback;
    }
  }
}
