import type { ReactNode } from 'react';
import { fill } from '@/lib/i18n/fill';
import { type OrderLabels, STEPS, type Step } from './order-model';

type Props = {
  step: Step;
  labels: OrderLabels['steps'];
  onReach: (step: number) => void;
  children: ReactNode;
};

/** One numbered step; the first time the focus enters it counts as reaching it. */
export function StepSection({ step, labels, onReach, children }: Props) {
  const index = STEPS.indexOf(step);
  return (
    <section
      id={step}
      aria-labelledby={`${step}-title`}
      onFocus={() => onReach(index)}
      className="rounded-lg border border-line bg-surface p-4 sm:p-6"
    >
      <h2 id={`${step}-title`} className="mb-4 flex items-center gap-3 text-md font-semibold">
        <span
          aria-hidden="true"
          className="tabular inline-flex size-6 shrink-0 items-center justify-center rounded-full bg-module-soft text-xs font-semibold text-module-strong"
        >
          {index + 1}
        </span>
        <span className="sr-only">{fill(labels.number, { number: index + 1 })} : </span>
        {labels[step]}
      </h2>
      {children}
    </section>
  );
}
