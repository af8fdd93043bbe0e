import type { ReactNode } from 'react';
import { fill } from '@/lib/i18n/fill';

type Props = {
  id: string;
  /** From 0. */
  index: number;
  title: string;
  numberLabel: string;
  onReach: (step: number) => void;
  children: ReactNode;
};

/** One numbered step; the focus entering it counts as reaching it. */
export function StepSection({ id, index, title, numberLabel, onReach, children }: Props) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      onFocus={() => onReach(index)}
      className="rounded-lg border border-line bg-surface p-4 sm:p-6"
    >
      <h2 id={`${id}-title`} className="mb-4 flex items-center gap-3 text-md font-semibold">
        <span
          aria-hidden="true"
          className="tabular inline-flex size-6 shrink-0 items-center justify-center rounded-full bg-module-soft text-xs font-semibold text-module-strong"
        >
          {index + 1}
        </span>
        <span>
          <span className="sr-only">{fill(numberLabel, { number: index + 1 })}, </span>
          {title}
        </span>
      </h2>
      {children}
    </section>
  );
}
