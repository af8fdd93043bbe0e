'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useMemo } from 'react';
import { MARK_ICONS, useLeadMarks } from '@/components/leads/lead-marks';
import { useScoreBadge } from '@/components/leads/score-badge';
import { useStageBadge } from '@/components/leads/stage-badge';
import { useLeadValue } from '@/components/leads/use-lead-value';
import { useRelativeTime } from '@/components/ui/relative-time';
import { Sprite } from '@/components/ui/sprite';
import { useTranslations } from '@/lib/i18n/use-words';
import { type Packed, unpack } from '@/lib/json';
import { type LeadFilter, type LeadSort, leadListQuery, sortDirection } from '@/lib/leads/filter';
import { type LeadRow, readLeadRow } from '@/lib/leads/lead-row';
import { isOverdue } from '@/lib/leads/overdue';

type Props = { rows: Packed<LeadRow[]>; filter: LeadFilter; path: string; at: Date };

/**
 * The whole row leads to the lead. One row for all widths: a table from tablets on, lines below each other on a phone.
 * Drawn from its data on both sides, which is half of what elements would weigh on the way.
 */
export function LeadTable({ rows: sent, filter, path, at }: Props) {
  const rows = useMemo(() => unpack(sent).map(readLeadRow), [sent]);
  const t = useTranslations('leads.list');
  const words = useRowWords();
  return (
    <>
      <Sprite icons={MARK_ICONS} />
      <table className="block w-full table-fixed text-sm md:table">
        <thead className="hidden border-b border-line text-left text-xs text-ink-muted md:table-header-group">
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
        <tbody className="block md:table-row-group">
          {rows.map((row) => (
            <Row key={row.id} row={row} path={path} at={at} words={words} />
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What all rows are drawn with, got hold of once. */
function useRowWords() {
  return {
    t: useTranslations('leads'),
    value: useLeadValue(),
    score: useScoreBadge(),
    stage: useStageBadge(),
    marks: useLeadMarks(),
    ago: useRelativeTime(),
  };
}

type RowProps = { row: LeadRow; path: string; at: Date; words: ReturnType<typeof useRowWords> };

function Row({ row, path, at, words: { t, value, score, stage, marks, ago } }: RowProps) {
  return (
    <tr className="relative flex flex-wrap items-center gap-x-2 gap-y-1.5 border-b border-line px-4 py-3 last:border-0 hover:bg-sunken/60 has-focus-visible:bg-sunken/60 md:table-row">
      <td className="min-w-0 flex-1 basis-[calc(100%-7rem)] md:px-4 md:py-2">
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
          {marks({ ...row, overdue: isOverdue(row, at), awaiting: row.awaitingConfirmation })}
        </span>
      </td>
      <td className="order-1 md:px-2 md:py-2">{stage(row.status)}</td>
      <td className="order-1 md:px-2 md:py-2">{score(row.score)}</td>
      <td className="tabular w-26 self-start text-right font-medium md:px-2 md:py-2 md:font-normal">
        {value(row.estimatedValueCents, row.currency)}
      </td>
      <td className="order-1 min-w-0 truncate text-xs text-ink-muted md:hidden md:px-2 md:py-2 md:text-sm xl:table-cell">
        {row.assigneeName ?? t('pool')}
      </td>
      <td className="hidden px-2 py-2 text-ink-muted lg:table-cell">
        {row.nextFollowUpAt ? ago(row.nextFollowUpAt) : t('list.no_followup')}
      </td>
      <td className="order-1 ml-auto text-xs text-ink-muted md:px-2 md:py-2 md:text-sm">
        {ago(row.createdAt)}
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
