import { ArrowDown, ArrowUp } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LeadMarks } from '@/components/leads/lead-marks';
import { ScoreBadge } from '@/components/leads/score-badge';
import { StageBadge } from '@/components/leads/stage-badge';
import { RelativeTime } from '@/components/ui/relative-time';
import { type LeadFilter, type LeadSort, leadListQuery, sortDirection } from '@/lib/leads/filter';
import type { LeadRow } from '@/lib/leads/lead-row';
import { isOverdue } from '@/lib/leads/overdue';

type Props = { rows: readonly LeadRow[]; filter: LeadFilter; path: string; at: Date };

/** From tablets on; the whole row leads to the lead. */
export function LeadTable({ rows, filter, path, at }: Props) {
  const t = useTranslations('leads.list');
  return (
    <table className="hidden w-full table-fixed text-sm md:table">
      <thead className="border-b border-line text-left text-xs text-ink-muted">
        <tr>
          <th scope="col" className="px-4 py-2 font-medium">
            {t('lead')}
          </th>
          <th scope="col" className="w-24 px-2 py-2 font-medium lg:w-28">
            {t('stage')}
          </th>
          <SortHeader sort="score" filter={filter} path={path} className="w-24 lg:w-28">
            {t('score')}
          </SortHeader>
          <SortHeader sort="value" filter={filter} path={path} className="w-28 text-right">
            {t('value')}
          </SortHeader>
          <th scope="col" className="hidden w-36 px-2 py-2 font-medium xl:table-cell">
            {t('assignee')}
          </th>
          <SortHeader sort="followup" filter={filter} path={path} className="hidden w-32 lg:table-cell">
            {t('followup')}
          </SortHeader>
          <SortHeader sort="created" filter={filter} path={path} className="w-28 lg:w-32">
            {t('created')}
          </SortHeader>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} path={path} at={at} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, path, at }: { row: LeadRow; path: string; at: Date }) {
  const t = useTranslations('leads');
  const format = useFormatter();
  const { currency } = row;
  return (
    <tr className="relative border-b border-line last:border-0 hover:bg-sunken/60 has-focus-visible:bg-sunken/60">
      <td className="px-4 py-2">
        <Link
          href={`${path}/${row.id}`}
          prefetch={false}
          className="block truncate font-medium after:absolute after:inset-0"
        >
          {row.title}
        </Link>
        <span className="flex min-w-0 items-center gap-2 text-xs text-ink-muted">
          <span className="truncate">
            {row.company && !row.title.includes(row.company)
              ? `${row.company} · ${row.contactName}`
              : row.contactName}
          </span>
          <LeadMarks
            priority={row.priority}
            overdue={isOverdue(row, at)}
            awaiting={row.awaitingConfirmation}
          />
        </span>
      </td>
      <td className="px-2 py-2">
        <StageBadge status={row.status} />
      </td>
      <td className="px-2 py-2">
        <ScoreBadge score={row.score} />
      </td>
      <td className="tabular px-2 py-2 text-right">
        {format.number(row.estimatedValueCents / 100, {
          style: 'currency',
          currency,
          maximumFractionDigits: 0,
        })}
      </td>
      <td className="hidden truncate px-2 py-2 text-ink-muted xl:table-cell">
        {row.assigneeName ?? t('pool')}
      </td>
      <td className="hidden px-2 py-2 text-ink-muted lg:table-cell">
        {row.nextFollowUpAt ? <RelativeTime at={row.nextFollowUpAt} /> : t('list.no_followup')}
      </td>
      <td className="px-2 py-2 text-ink-muted">
        <RelativeTime at={row.createdAt} />
      </td>
    </tr>
  );
}

type SortProps = {
  sort: LeadSort;
  filter: LeadFilter;
  path: string;
  className: string;
  children: ReactNode;
};

function SortHeader({ sort, filter, path, className, children }: SortProps) {
  const active = filter.sort === sort;
  const direction = sortDirection(filter);
  const reversed = direction === 'asc' ? ('desc' as const) : ('asc' as const);
  const Arrow = direction === 'asc' ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={active ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}
      className={`px-2 py-2 font-medium ${className}`}
    >
      <Link
        href={`${path}${leadListQuery(filter, { sort, dir: active ? reversed : undefined })}`}
        className="inline-flex items-center gap-1 rounded-sm hover:text-ink hover:underline"
      >
        {children}
        {active && <Arrow aria-hidden="true" className="size-3.5" />}
      </Link>
    </th>
  );
}
