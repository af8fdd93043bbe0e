'use client';

import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import { IntentLink } from '@/components/ui/intent-link';
import { RelativeTime } from '@/components/ui/relative-time';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import { type Json, type Packed, unpack } from '@/lib/json';
import { formatMoney } from '@/lib/money';
import type { RevenueRow } from '@/lib/pulse/queries/revenue-rows';

export type NamedRow = Omit<RevenueRow, 'planCode' | 'planName' | 'state'> & { plan: string };

/** Subscriptions with what each brings in a month; a phone gets one block each. */
export function RevenueTable({ rows: sent }: { rows: Packed<readonly NamedRow[]> }) {
  const rows = useMemo(() => unpack(sent), [sent]);
  const t = useTranslations('pulse.revenue');
  const locale = useLocale();
  const moves = rows.some(({ beforeCents }) => beforeCents !== null);
  return (
    <table className="w-full text-left text-sm">
      <thead className="text-xs text-ink-muted max-md:sr-only">
        <tr>
          <th scope="col" className="px-4 py-2 font-medium">
            {t('subscription')}
          </th>
          <th scope="col" className="px-4 py-2 font-medium max-md:hidden">
            {t('client')}
          </th>
          <th scope="col" className="px-4 py-2 text-right font-medium">
            {t(moves ? 'moved' : 'sold')}
          </th>
          {moves && (
            <th scope="col" className="px-4 py-2 text-right font-medium">
              {t('was')}
            </th>
          )}
          <th scope="col" className="px-4 py-2 text-right font-medium">
            {t('is')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} {...{ row, t, locale }} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = {
  row: Json<NamedRow>;
  t: ReturnType<typeof useTranslations<'pulse.revenue'>>;
  locale: AppLocale;
};

function Row({ row, t, locale }: RowProps) {
  const money = (cents: number) => formatMoney(cents, 'EUR', locale);
  return (
    <tr className="border-t border-line first:border-t-0 hover:bg-sunken/60 max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:px-4 max-md:py-2 md:first:border-t">
      <td className="px-4 py-2 max-md:row-span-3 max-md:p-0">
        <IntentLink
          href={localePath(locale, `/crm/subscriptions/${row.id}`)}
          className="tap font-medium hover:underline"
        >
          {row.plan}
        </IntentLink>
        <span className="block text-xs text-ink-muted">
          {row.reference} · {t(`cycles.${row.cycle}`)}
        </span>
        <span className="block text-xs break-words md:hidden">{row.client}</span>
      </td>
      <td className="max-w-64 truncate px-4 py-2 max-md:hidden">{row.client}</td>
      <td className="px-4 py-2 text-right whitespace-nowrap text-ink-muted max-md:order-last max-md:p-0 max-md:text-xs">
        <RelativeTime at={row.at} />
      </td>
      {row.beforeCents !== null && (
        <td className="tabular px-4 py-2 text-right whitespace-nowrap text-ink-muted max-md:p-0">
          <span className="sr-only md:hidden">{t('was')} </span>
          {money(row.beforeCents)}
          <span aria-hidden="true" className="md:hidden">
            {' '}
            →
          </span>
        </td>
      )}
      <td className="tabular px-4 py-2 text-right font-medium whitespace-nowrap max-md:p-0">
        {money(row.afterCents)}
      </td>
    </tr>
  );
}
