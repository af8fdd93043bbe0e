'use client';

import { type ReactNode, useMemo } from 'react';
import { useBillingWords } from '@/components/billing/use-billing-words';
import { Badge } from '@/components/ui/badge';
import { IntentLink } from '@/components/ui/intent-link';
import { useRelativeTime } from '@/components/ui/relative-time';
import { useTranslations } from '@/lib/i18n/use-words';
import { type Json, type Packed, unpack } from '@/lib/json';
import type { QuoteRow } from '@/lib/quotes/queries/list-quotes';
import { QuoteStatusBadge } from './quote-status';

type Props = {
  rows: Packed<readonly QuoteRow[]>;
  /** Address of the list, without its query. */
  path: string;
  /** On the page of their lead its name is known. */
  withLead?: boolean;
};

const LINES =
  'divide-y divide-line *:relative *:grid *:grid-cols-[minmax(0,1fr)_auto] *:gap-x-4 *:gap-y-1 *:px-4 *:py-2.5 *:text-sm *:hover:bg-sunken/60 *:has-focus-visible:bg-sunken/60';
const COLUMNS =
  'md:*:grid-cols-[minmax(0,1fr)_12rem_6.5rem_6.5rem] md:*:items-center lg:*:grid-cols-[minmax(0,1fr)_19rem_6.5rem_11rem]';

/**
 * Quotes as lines that lead to them: on phones one below the other, from tablets on in columns. Drawn from its rows in
 * the browser too: they travel as data.
 */
export function QuoteRows({ rows: sent, path, withLead = true }: Props) {
  const rows = useMemo(() => unpack(sent), [sent]);
  const t = useTranslations('quotes');
  const words = { t, ...useBillingWords(), ago: useRelativeTime() };
  return (
    <ul className={withLead ? `${LINES} ${COLUMNS}` : LINES}>
      {rows.map((row) => (
        <QuoteLine key={row.id} href={`${path}/${row.id}`} {...{ row, withLead, words }} />
      ))}
    </ul>
  );
}

type Words = ReturnType<typeof useBillingWords> & {
  t: ReturnType<typeof useTranslations<'quotes'>>;
  ago: (at: string) => ReactNode;
};
type LineProps = { row: Json<QuoteRow>; href: string; withLead: boolean; words: Words };

function QuoteLine({ row, href, withLead, words: { t, money, day, ago } }: LineProps) {
  const isSent = row.status === 'sent';
  return (
    <li>
      <div className="min-w-0">
        <IntentLink href={href} className="block truncate font-medium after:absolute after:inset-0">
          {withLead ? row.title : row.reference}
        </IntentLink>
        <span className="block truncate text-xs text-ink-muted">
          {withLead ? `${row.reference} · ${row.buyer}` : row.buyer}
        </span>
      </div>
      <span className={`tabular text-right font-medium ${withLead ? 'md:order-3' : ''}`}>
        {money(row.dueNowGrossCents, row.currency)}
      </span>
      <div
        className={`col-span-2 flex flex-wrap items-center gap-1.5 ${withLead ? 'md:order-2 md:col-span-1' : ''}`}
      >
        <QuoteStatusBadge status={row.status} />
        {isSent && <span className="text-xs text-ink-muted">{t('list.viewed', { count: row.visits })}</span>}
        {row.waiting > 0 && <Badge tone="warning">{t('list.waiting', { count: row.waiting })}</Badge>}
        {row.wantsApproval && <Badge tone="warning">{t('list.approval')}</Badge>}
      </div>
      <span
        className={`col-span-2 text-xs text-ink-muted ${withLead ? 'md:order-4 md:col-span-1 md:text-right' : ''}`}
      >
        {isSent ? t('valid_until', { date: day(row.validUntil) }) : ago(row.createdAt)}
      </span>
    </li>
  );
}
