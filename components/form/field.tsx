import type { ReactNode } from 'react';

type Aria = { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string };

type Props = {
  name: string;
  label: ReactNode;
  /** Marks what may stay empty; everything else is required. */
  optionalLabel?: string;
  hint?: ReactNode;
  error?: string;
  className?: string;
  idPrefix?: string;
  /** Gets what ties the control to its label, hint and error. */
  children: (aria: Aria) => ReactNode;
};

/** One labelled control with its hint and its error, tied together for every reader. */
export function Field({
  name,
  label,
  optionalLabel,
  hint,
  error,
  className = '',
  idPrefix = 'f',
  children,
}: Props) {
  const id = `${idPrefix}-${name}`;
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className={`min-w-0 ${className}`}>
      <label htmlFor={id} className="mb-1 flex items-baseline justify-between gap-2 text-sm font-medium">
        {label}
        {optionalLabel && <span className="text-xs font-normal text-ink-subtle">{optionalLabel}</span>}
      </label>
      {children({
        id,
        ...(error ? { 'aria-invalid': true as const } : {}),
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
      })}
      {error && (
        <p id={`${id}-error`} className="mt-1 text-sm text-danger">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-xs text-ink-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
