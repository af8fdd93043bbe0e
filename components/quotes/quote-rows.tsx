'use client';

import { Badge } from '@/components/ui/badge';
import { IntentLink } from '@/components/ui/intent-link';
import { RelativeTime } from '@/components/ui/relative-time';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import type { QuoteRow } from '@/lib/quotes/queries/list-quotes';
import { QuoteStatusBadge } from './quote-status';

type Props = {
  rows: readonly QuoteRow[];
  /** Address of the list, without its query. */
  path: string;
  /** On the page of their lead its name is known. */
  withLead?: boolean;
};

/**
 * Quotes as lines that lead to them: on phones one below the other, from tablets on in columns. Drawn from its rows in
 * the browser too: they travel as data.
 */
export function QuoteRows({ rows, path, withLead = true }: Props) {
  const t = useTranslations('quotes');
  const format = useFormatter();
  return (
    <ul className="divide-y divide-line">
      {rows.map((row) => (
        <QuoteLine key={row.id} href={`${path}/${row.id}`} {...{ row, withLead, t, format }} />
      ))}
    </ul>
  );
}

type LineProps = {
  row: QuoteRow;
  href: string;
  withLead: boolean;
  t: ReturnType<typeof useTranslations<'quotes'>>;
  format: ReturnType<typeof useFormatter>;
};

function QuoteLine({ row, href, withLead, t, format }: LineProps) {
  const { version, lead } = row;
  const money = (cents: number) =>
    format.number(cents / 100, { style: 'currency', currency: version.currency });
  return (
    <li
      className={`relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 px-4 py-2.5 text-sm hover:bg-sunken/60 has-focus-visible:bg-sunken/60 ${withLead ? 'md:grid-cols-[minmax(0,1fr)_12rem_6.5rem_6.5rem] md:items-center lg:grid-cols-[minmax(0,1fr)_19rem_6.5rem_11rem]' : ''}`}
    >
      <div className="min-w-0">
        <IntentLink href={href} className="block truncate font-medium after:absolute after:inset-0">
          {withLead ? lead.title : row.reference}
        </IntentLink>
        <span className="block truncate text-xs text-ink-muted">
          {withLead && `${row.reference} · `}
          {version.buyerCompany ?? version.buyerName}
        </span>
      </div>
      <span className={`tabular text-right font-medium ${withLead ? 'md:order-3' : ''}`}>
        {money(version.dueNowGrossCents)}
      </span>
      <div
        className={`col-span-2 flex flex-wrap items-center gap-1.5 ${withLead ? 'md:order-2 md:col-span-1' : ''}`}
      >
        <QuoteStatusBadge status={row.status} />
        {row.status === 'sent' && (
          <span className="text-xs text-ink-muted">{t('list.viewed', { count: version._count.visits })}</span>
        )}
        {row.waiting > 0 && <Badge tone="warning">{t('list.waiting', { count: row.waiting })}</Badge>}
        {version.approvalWantedAt && version.status === 'draft' && (
          <Badge tone="warning">{t('list.approval')}</Badge>
        )}
      </div>
      <span
        className={`col-span-2 text-xs text-ink-muted ${withLead ? 'md:order-4 md:col-span-1 md:text-right' : ''}`}
      >
        {row.status === 'sent' ? (
          t('valid_until', {
            date: format.dateTime(version.validUntil, { dateStyle: 'medium', timeZone: 'UTC' }),
          })
        ) : (
          <RelativeTime at={row.createdAt} />
        )}
      </span>
    </li>
  );
}
