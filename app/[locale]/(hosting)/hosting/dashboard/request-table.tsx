'use client';

import { useLocale } from 'next-intl';
import { RequestPrice } from '@/components/requests/request-price';
import { RequestStatus } from '@/components/requests/request-status';
import { Badge } from '@/components/ui/badge';
import { IntentLink } from '@/components/ui/intent-link';
import { RelativeTime } from '@/components/ui/relative-time';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import { NextStep } from './request-actions';
import type { RequestLine } from './request-line';

type Props = { rows: readonly RequestLine[]; staff: boolean };

const head = 'px-3 py-2 font-medium';

/** Requests of both kinds; a phone gets one block a request. Drawn from its data on both sides, which weighs less. */
export function RequestTable({ rows, staff }: Props) {
  const t = useTranslations('dashboard.columns');
  return (
    <table className="w-full text-left text-sm">
      <thead className="text-xs text-ink-muted max-md:sr-only">
        <tr>
          <th scope="col" className={head}>
            {t('reference')}
          </th>
          <th scope="col" className={head}>
            {t('subject')}
          </th>
          {staff && (
            <th scope="col" className={`${head} max-lg:hidden`}>
              {t('client')}
            </th>
          )}
          <th scope="col" className={head}>
            {t('status')}
          </th>
          <th scope="col" className={`${head} text-right max-md:hidden`}>
            {t('price')}
          </th>
          <th scope="col" className={head}>
            {t('created')}
          </th>
          {staff && (
            <th scope="col" className={`${head} max-xl:hidden`}>
              {t('action')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <RequestRow key={row.id} row={row} staff={staff} />
        ))}
      </tbody>
    </table>
  );
}

function RequestRow({ row, staff }: { row: RequestLine; staff: boolean }) {
  const t = useTranslations('dashboard');
  const locale = useLocale();
  const { main, more } = row.subject;
  return (
    <tr className="border-t border-line hover:bg-sunken/60 max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:py-1">
      <td className="px-3 py-2 max-md:pb-0">
        <IntentLink
          href={localePath(locale, `/hosting/dashboard/${row.reference}`)}
          className="tap font-medium whitespace-nowrap hover:underline"
        >
          {row.reference}
        </IntentLink>
      </td>
      <td className="px-3 py-2 max-md:order-2 max-md:pt-0">
        <span className="block">{main}</span>
        {more && <span className="block max-w-56 truncate text-xs text-ink-muted">{more}</span>}
      </td>
      {staff && (
        <td className="max-w-40 truncate px-3 py-2 max-lg:hidden">
          {row.client ?? <span className="text-ink-muted">{t('private')}</span>}
        </td>
      )}
      <td className="px-3 py-2 max-md:pb-0 max-md:text-right">
        <span className="inline-flex flex-wrap gap-1 max-md:max-w-44 max-md:justify-end">
          <RequestStatus status={row.status} />
          {row.awaiting && <Badge>{t('awaiting')}</Badge>}
        </span>
      </td>
      <td className="px-3 py-2 text-right max-md:hidden">
        <RequestPrice {...row} />
      </td>
      <td className="px-3 py-2 whitespace-nowrap text-ink-muted max-md:order-3 max-md:pt-0 max-md:text-right">
        <RelativeTime at={row.createdAt} />
      </td>
      {staff && (
        <td className="px-3 py-1.5 max-xl:hidden">
          {row.next && <NextStep request={{ kind: row.kind, id: row.id }} next={row.next} short />}
        </td>
      )}
    </tr>
  );
}
