'use client';

import { useLocale } from 'next-intl';
import { RequestStatus } from '@/components/requests/request-status';
import { IntentLink } from '@/components/ui/intent-link';
import { RelativeTime } from '@/components/ui/relative-time';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import { hoursOf, hoursText } from '@/lib/pulse/figures';
import type { CountedRequest } from '@/lib/pulse/queries/request-rows';

const COLUMNS = ['reference', 'subject', 'client', 'status', 'created', 'took'] as const;
/** What a phone has no room for. */
const WIDE_ONLY: readonly string[] = ['subject', 'client', 'took'];

/** A request with its plan in the reader's words; null for a service request. */
export type NamedRequest = Omit<CountedRequest, 'planCode' | 'planName'> & { plan: string | null };

/** The requests behind a figure; a phone gets one block a request. */
export function CountedRequestsTable({ rows }: { rows: readonly NamedRequest[] }) {
  const t = useTranslations('pulse.requests');
  return (
    <table className="w-full text-left text-sm">
      <thead className="text-xs text-ink-muted max-md:sr-only">
        <tr>
          {COLUMNS.map((column) => (
            <th
              key={column}
              scope="col"
              className={`px-4 py-2 font-medium ${WIDE_ONLY.includes(column) ? 'max-md:hidden' : ''} ${column === 'took' ? 'text-right' : ''}`}
            >
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <RequestRow key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function RequestRow({ row }: { row: NamedRequest }) {
  const t = useTranslations('pulse');
  const locale = useLocale();
  const subject = row.plan ?? t(`kinds.${row.kind}`);
  const seconds = row.activatedAt && (row.activatedAt.getTime() - row.createdAt.getTime()) / 1000;
  return (
    <tr className="border-t border-line first:border-t-0 hover:bg-sunken/60 max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:items-center max-md:py-2 md:first:border-t">
      <td className="px-4 py-2 max-md:row-span-2 max-md:py-0">
        <IntentLink
          href={localePath(locale, `/hosting/dashboard/${row.reference}`)}
          className="tap font-medium whitespace-nowrap hover:underline"
        >
          {row.reference}
        </IntentLink>
        <span className="block text-xs text-ink-muted md:hidden">
          {subject} · {row.company ?? row.contactName}
        </span>
      </td>
      <td className="px-4 py-2 max-md:hidden">{subject}</td>
      <td className="max-w-64 truncate px-4 py-2 max-md:hidden">{row.company ?? row.contactName}</td>
      <td className="px-4 py-2 max-md:py-0 max-md:text-right">
        <RequestStatus status={row.status} />
      </td>
      <td className="px-4 py-2 whitespace-nowrap text-ink-muted max-md:py-0 max-md:text-right">
        <RelativeTime at={row.createdAt} />
      </td>
      <td className="tabular px-4 py-2 text-right whitespace-nowrap max-md:hidden">
        {hoursText(hoursOf(seconds), locale)}
      </td>
    </tr>
  );
}
