'use client';

import dynamic from 'next/dynamic';
import { keptFormat } from '@/lib/i18n/kept-format';
import { ChartSkeleton } from './chart-skeleton';
import { TableOfDays } from './table-of-days';

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
  const number = keptFormat(`count ${locale}`, () => new Intl.NumberFormat(locale));
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
      <TableOfDays {...{ title, series, days, dayLabel, locale }} label={tableLabel} />
    </figure>
  );
}
