'use client';

import dynamic from 'next/dynamic';
import { ChartSkeleton } from './chart-skeleton';

// The chart library comes with the first chart and never with the page; the package's barrel would bring all of it.
const BarChart = dynamic(
  () => import('@tremor/react/dist/components/chart-elements/BarChart/BarChart').then((m) => m.BarChart),
  { ssr: false, loading: () => <ChartSkeleton /> },
);

export type DailySeries = { label: string; color: 'brand' | 'slate' };

const SWATCHES: Record<DailySeries['color'], string> = { brand: 'bg-module-mark', slate: 'bg-slate-500' };

type Props = {
  /** Names the chart for readers. */
  title: string;
  series: readonly DailySeries[];
  /** One entry a day: its short name, and a value a series in the same order. */
  days: readonly { day: string; values: readonly number[] }[];
  stack?: boolean;
  dayLabel: string;
  tableLabel: string;
  locale: string;
};

/** A bar a day; the same numbers as a table for whoever prefers or needs one. */
export function DailyBars({ title, series, days, stack = true, dayLabel, tableLabel, locale }: Props) {
  const data = days.map(({ day, values }) => ({
    day,
    ...Object.fromEntries(series.map(({ label }, index) => [label, values[index] ?? 0])),
  }));
  const number = new Intl.NumberFormat(locale);
  return (
    <figure>
      {series.length > 1 && (
        // The library's own legend is a list that screen readers cannot read.
        <ul className="mb-2 flex flex-wrap justify-end gap-4 text-xs text-ink-muted">
          {series.map(({ label, color }) => (
            <li key={label} className="flex items-center gap-1.5">
              <span aria-hidden="true" className={`size-2.5 rounded-full ${SWATCHES[color]}`} />
              {label}
            </li>
          ))}
        </ul>
      )}
      <div role="img" aria-label={title}>
        <BarChart
          className="h-56"
          data={data}
          index="day"
          categories={series.map(({ label }) => label)}
          colors={series.map(({ color }) => color)}
          valueFormatter={(value: number) => number.format(value)}
          stack={stack}
          allowDecimals={false}
          yAxisWidth={36}
          showAnimation={false}
          showLegend={false}
          barCategoryGap="14%"
        />
      </div>
      <details className="mt-2 text-sm">
        <summary className="w-fit rounded-sm text-xs text-ink-muted hover:text-ink">{tableLabel}</summary>
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
      </details>
    </figure>
  );
}
