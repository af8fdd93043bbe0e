'use client';

import { useEffect, useRef, useState } from 'react';
import { keptFormat } from '@/lib/i18n/kept-format';
import type { DailySeries } from './daily-bars';

type Props = {
  title: string;
  series: readonly DailySeries[];
  days: readonly { day: string; values: readonly number[] }[];
  dayLabel: string;
  label: string;
  locale: string;
};

/** The numbers of a chart as a table, made when somebody opens it: a row a day is more than all else on the page. */
export function TableOfDays({ label, ...table }: Props) {
  const details = useRef<HTMLDetailsElement>(null);
  const [wanted, setWanted] = useState(false);
  // Opened before the page's program was there.
  useEffect(() => setWanted(details.current?.open === true), []);
  return (
    <details
      ref={details}
      className="mt-2 text-sm"
      onToggle={({ currentTarget }) => setWanted(currentTarget.open)}
    >
      <summary className="tap w-fit rounded-sm text-xs text-ink-muted hover:text-ink">{label}</summary>
      {wanted && <Table {...table} />}
    </details>
  );
}

function Table({ title, series, days, dayLabel, locale }: Omit<Props, 'label'>) {
  const number = keptFormat(`count ${locale}`, () => new Intl.NumberFormat(locale));
  return (
    <div className="mt-2 max-h-64 overflow-auto rounded-md border border-line">
      <table className="w-full text-left">
        <caption className="sr-only">{title}</caption>
        <thead className="sticky top-0 bg-sunken text-xs text-ink-muted">
          <tr>
            <th scope="col" className="px-3 py-1.5 font-medium">
              {dayLabel}
            </th>
            {series.map(({ label }) => (
              <th key={label} scope="col" className="px-3 py-1.5 text-right font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="tabular">
          {days.map(({ day, values }) => (
            <tr key={day} className="border-t border-line">
              <th scope="row" className="px-3 py-1 font-normal">
                {day}
              </th>
              {series.map(({ label }, index) => (
                <td key={label} className="px-3 py-1 text-right">
                  {number.format(values[index] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
