import { useLocale } from 'next-intl';
import { RequestPrice } from '@/components/requests/request-price';
import { RequestStatus } from '@/components/requests/request-status';
import { requestSubject } from '@/components/requests/request-subject';
import { Badge } from '@/components/ui/badge';
import { IntentLink } from '@/components/ui/intent-link';
import { RelativeTime } from '@/components/ui/relative-time';
import { type Actor, isStaff } from '@/lib/auth/actor';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import type { ListedRequest } from '@/lib/orders/listed-request';
import { canProcess } from '@/lib/orders/policy';
import { nextRequestStatuses } from '@/lib/orders/status';
import { NextStep } from './request-actions';

type Props = { rows: readonly ListedRequest[]; actor: Actor };

const head = 'px-3 py-2 font-medium';

/** Requests of both kinds; a phone gets one block a request. */
export function RequestTable({ rows, actor }: Props) {
  const t = useTranslations('dashboard.columns');
  const staff = isStaff(actor);
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
          <RequestRow key={row.id} row={row} actor={actor} />
        ))}
      </tbody>
    </table>
  );
}

function RequestRow({ row, actor }: { row: ListedRequest; actor: Actor }) {
  const t = useTranslations('dashboard');
  const locale = useLocale();
  const staff = isStaff(actor);
  const { main, more } = requestSubject(row, locale, {
    service: (kind) => t(`service_kinds.${kind}`),
    quantity: (count) => t('quantity', { count }),
  });
  const client = row.company ?? row.contactName;
  const next = nextRequestStatuses(row.status).find((status) => status !== 'cancelled');
  const byItself = next === 'active' && row.hasServices;
  const mayMove = canProcess(actor, row.kind, row) && row.confirmation !== 'awaiting' && !byItself;
  return (
    <tr className="border-t border-line hover:bg-sunken/60 max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:py-1">
      <td className="px-3 py-2 max-md:pb-0">
        <IntentLink
          href={localePath(locale, `/hosting/dashboard/${row.reference}`)}
          className="font-medium whitespace-nowrap hover:underline"
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
          {row.contactName === null ? <span className="text-ink-muted">{t('private')}</span> : client}
        </td>
      )}
      <td className="px-3 py-2 max-md:pb-0 max-md:text-right">
        <span className="inline-flex flex-wrap gap-1">
          <RequestStatus status={row.status} />
          {row.confirmation === 'awaiting' && <Badge>{t('awaiting')}</Badge>}
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
          {mayMove && (next === 'processing' || next === 'active') && (
            <NextStep request={{ kind: row.kind, id: row.id }} next={next} short />
          )}
        </td>
      )}
    </tr>
  );
}
