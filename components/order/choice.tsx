import type { ReactNode } from 'react';

const CARD =
  'relative flex cursor-pointer gap-3 rounded-md border border-line-strong/40 p-3 transition-colors hover:border-line-strong has-checked:border-module has-checked:bg-module-soft has-disabled:cursor-not-allowed has-disabled:opacity-60 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-module';

type Props = {
  type?: 'radio' | 'checkbox';
  name: string;
  value: string;
  checked: boolean;
  onChoose: (checked: boolean) => void;
  title: ReactNode;
  hint?: ReactNode;
  /** At the end of the title's line: a price, a discount. */
  aside?: ReactNode;
  disabled?: boolean;
  required?: boolean;
  /** Marks the plan whose resources are chosen; the units shown follow it by CSS. */
  custom?: boolean;
};

/** One radio or checkbox as a card: the whole of it is the label. */
export function Choice({
  type = 'radio',
  name,
  value,
  checked,
  onChoose,
  title,
  hint,
  aside,
  disabled,
  required,
  custom,
}: Props) {
  return (
    <label className={CARD}>
      <input
        type={type}
        name={name}
        value={value}
        checked={checked}
        disabled={disabled}
        required={required}
        data-custom={custom || undefined}
        onChange={(event) => onChoose(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-module outline-none"
      />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="font-medium">{title}</span>
          {aside && <span className="tabular text-sm text-ink-muted">{aside}</span>}
        </span>
        {hint && <span className="mt-0.5 block text-sm text-ink-muted">{hint}</span>}
      </span>
    </label>
  );
}

type GroupProps = {
  /** The field its choices share. */
  name: string;
  legend: string;
  hideLegend?: boolean;
  error?: string;
  hint?: ReactNode;
  children: ReactNode;
};

export function ChoiceGroup({ name, legend, hideLegend, error, hint, children }: GroupProps) {
  return (
    <fieldset
      id={`f-${name}`}
      aria-describedby={error ? `f-${name}-error` : undefined}
      data-invalid={error ? true : undefined}
      className="min-w-0"
    >
      <legend className={hideLegend ? 'sr-only' : 'mb-2 text-sm font-medium'}>{legend}</legend>
      {children}
      {error && (
        <p id={`f-${name}-error`} className="mt-1 text-sm text-danger">
          {error}
        </p>
      )}
      {hint && <p className="mt-2 text-xs text-ink-muted">{hint}</p>}
    </fieldset>
  );
}
