import { useLocale, useTranslations } from 'next-intl';
import { planName } from '@/components/requests/plan-name';
import { RequestStatus } from '@/components/requests/request-status';
import { IntentLink } from '@/components/ui/intent-link';
import { RelativeTime } from '@/components/ui/relative-time';
import { localePath } from '@/lib/i18n/routing';
import { hoursOf, hoursText } from '@/lib/pulse/figures';
import type { CountedRequest } from '@/lib/pulse/queries/request-rows';

const COLUMNS = ['reference', 'subject', 'client', 'status', 'created', 'took'] as const;
/** What a phone has no room for. */
const WIDE_ONLY: readonly string[] = ['subject', 'client', 'took'];

/** The requests behind a figure. */
export function CountedRequestsTable({ rows }: { rows: readonly CountedRequest[] }) {
  const t = useTranslations('pulse.requests');
  return (
    <table className="w-full text-left text-sm">
      <thead className="text-xs text-ink-muted">
        <tr>
          {COLUMNS.map((column) => (
            <th
              key={column}
              scope="col"
              className={`px-2 py-2 first:pl-4 last:pr-4 md:px-4 font-medium ${WIDE_ONLY.includes(column) ? 'max-md:hidden' : ''} ${column === 'took' ? 'text-right' : ''}`}
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

function RequestRow({ row }: { row: CountedRequest }) {
  const t = useTranslations('pulse');
  const locale = useLocale();
  const subject = planName({ code: row.planCode, name: row.planName }, locale) ?? t(`kinds.${row.kind}`);
  const seconds = row.activatedAt && (row.activatedAt.getTime() - row.createdAt.getTime()) / 1000;
  return (
    <tr className="border-t border-line hover:bg-sunken/60">
      <td className="px-2 py-2 first:pl-4 last:pr-4 md:px-4">
        <IntentLink
          href={localePath(locale, `/hosting/dashboard/${row.reference}`)}
          className="tabular font-medium whitespace-nowrap hover:underline"
        >
          {row.reference}
        </IntentLink>
        <span className="block text-xs text-ink-muted md:hidden">
          {subject} · {row.company ?? row.contactName}
        </span>
      </td>
      <td className="px-2 py-2 first:pl-4 last:pr-4 md:px-4 max-md:hidden">{subject}</td>
      <td className="max-w-64 truncate px-2 py-2 first:pl-4 last:pr-4 md:px-4 max-md:hidden">
        {row.company ?? row.contactName}
      </td>
      <td className="px-2 py-2 first:pl-4 last:pr-4 md:px-4">
        <RequestStatus status={row.status} />
      </td>
      <td className="px-2 py-2 first:pl-4 last:pr-4 md:px-4 text-ink-muted md:whitespace-nowrap">
        <RelativeTime at={row.createdAt} />
      </td>
      <td className="tabular px-2 py-2 first:pl-4 last:pr-4 md:px-4 text-right whitespace-nowrap max-md:hidden">
        {hoursText(hoursOf(seconds), locale)}
      </td>
    </tr>
  );
}
