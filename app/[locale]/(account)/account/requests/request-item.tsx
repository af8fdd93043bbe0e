import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useLocale } from 'next-intl';
import { RequestPrice } from '@/components/requests/request-price';
import { RequestStatus } from '@/components/requests/request-status';
import { requestSubject } from '@/components/requests/request-subject';
import { localePath } from '@/lib/i18n/routing';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import type { ListedRequest } from '@/lib/orders/listed-request';
import { useNextLine } from './next-line';

/** One of the client's requests: what, where it stands, what happens next, what it costs. */
export function RequestItem({ row, timeZone }: { row: ListedRequest; timeZone: string }) {
  const t = useTranslations('account');
  const words = useTranslations('dashboard');
  const locale = useLocale();
  const format = useFormatter();
  const nextLine = useNextLine(timeZone);
  const { main, more } = requestSubject(row, locale, {
    service: (kind) => words(`service_kinds.${kind}`),
    quantity: (count) => words('quantity', { count }),
  });
  return (
    <li>
      <Link
        href={localePath(locale, `/account/requests/${row.reference}`)}
        className="flex items-center gap-3 px-4 py-3 text-sm hover:bg-sunken/60"
      >
        <span className="min-w-0 flex-1 space-y-1">
          <span className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 text-base font-medium">{main}</span>
            <RequestPrice {...row} />
          </span>
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <RequestStatus status={row.status} />
            {more && <span className="min-w-0 break-words text-ink-muted">{more}</span>}
          </span>
          <span className="block">{nextLine(row)}</span>
          <span className="block text-xs text-ink-muted">
            {row.reference} ·{' '}
            {t('sent_on', { date: format.dateTime(row.createdAt, { dateStyle: 'medium', timeZone }) })}
          </span>
        </span>
        <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-ink-subtle" />
      </Link>
    </li>
  );
}
