'use client';

import { Download } from 'lucide-react';
import { useMemo } from 'react';
import { IntentLink } from '@/components/ui/intent-link';
import { Sprite, SpriteIcon } from '@/components/ui/sprite';
import type { InvoiceRow } from '@/lib/billing/queries';
import { useTranslations } from '@/lib/i18n/use-words';
import { type Json, type Packed, unpack } from '@/lib/json';
import { InvoiceStatusBadge } from './status-badge';
import { useBillingWords } from './use-billing-words';

type Props = {
  rows: Packed<readonly InvoiceRow[]>;
  /** Where the documents are, such as /account/invoices. */
  path: string;
  /** Staff also read whose they are. */
  withBuyer?: boolean;
};

/**
 * Documents, one line each: a table where there is room, a list on phones. Drawn from its rows in the browser too: they
 * travel as data, a third of what their lines would take.
 */
export function InvoiceList({ rows: sent, path, withBuyer = false }: Props) {
  const rows = useMemo(() => unpack(sent), [sent]);
  const t = useTranslations('billing.list');
  const words = useBillingWords();
  return (
    <div className="@container">
      <Sprite icons={{ download: Download }} />
      <div
        aria-hidden="true"
        className="hidden items-center gap-3 border-b border-line px-4 py-2 text-xs text-ink-muted @3xl:flex"
      >
        <span className="w-32">{t('number')}</span>
        {withBuyer && <span className="min-w-0 flex-1">{t('customer')}</span>}
        <span className={withBuyer ? 'w-24' : 'flex-1'}>{t('issued')}</span>
        <span className="w-28">{t('due')}</span>
        <span className="w-32">{t('status')}</span>
        <span className="w-28 text-right">{t('amount')}</span>
        <span className="w-24 text-right">{t('open')}</span>
        <span className="w-8" />
      </div>
      <ul className="divide-y divide-line *:relative *:flex *:flex-wrap *:items-center *:gap-x-4 *:gap-y-1 *:px-4 *:py-2.5 *:text-sm *:hover:bg-sunken/60 @3xl:*:flex-nowrap @3xl:*:gap-x-3">
        {rows.map((row) => (
          <InvoiceLine key={row.id} {...{ row, path, withBuyer, t, words }} />
        ))}
      </ul>
    </div>
  );
}

type LineProps = Required<Omit<Props, 'rows'>> & {
  row: Json<InvoiceRow>;
  t: ReturnType<typeof useTranslations<'billing.list'>>;
  words: ReturnType<typeof useBillingWords>;
};

function InvoiceLine({ row, path, withBuyer, t, words: { day, money } }: LineProps) {
  const open = row.balanceCents === 0 ? '—' : money(row.balanceCents, row.currency);
  return (
    <li>
      <span className="order-1 min-w-0 @3xl:w-32">
        <IntentLink
          href={`${path}/${row.number}`}
          className="tabular font-medium whitespace-nowrap after:absolute after:inset-0"
        >
          {row.number}
        </IntentLink>
      </span>
      {!withBuyer && <span aria-hidden="true" className="order-3 w-full @3xl:hidden" />}
      {withBuyer && (
        <span className="order-3 w-full min-w-0 truncate @3xl:order-2 @3xl:w-auto @3xl:flex-1">
          {row.buyerName}
        </span>
      )}
      <span
        className={`order-4 text-ink-muted @3xl:order-3 @3xl:text-ink ${withBuyer ? '@3xl:w-24' : '@3xl:flex-1'}`}
      >
        <span className="@3xl:hidden">{t('issuedOn', { day: day(row.issuedOn) })}</span>
        <span className="hidden @3xl:inline">{day(row.issuedOn)}</span>
      </span>
      <span className="order-5 min-w-0 text-ink-muted @3xl:order-4 @3xl:w-28 @3xl:text-ink">
        {row.kind === 'invoice' ? (
          <>
            <span className="@3xl:hidden">{t('dueOn', { day: day(row.dueOn) })}</span>
            <span className="hidden @3xl:inline">{day(row.dueOn)}</span>
          </>
        ) : (
          row.corrects && (
            <span className="text-ink-muted">
              {t.rich('creditNoteOf', {
                number: row.corrects,
                keep: (number) => <span className="whitespace-nowrap">{number}</span>,
              })}
            </span>
          )
        )}
      </span>
      {/* On a phone what it costs stands on a line of its own, with its paper. */}
      <span aria-hidden="true" className="order-5 w-full @lg:hidden" />
      <span className="order-2 ml-auto @3xl:order-5 @3xl:ml-0 @3xl:w-32">
        <InvoiceStatusBadge status={row.status} />
      </span>
      <span className="tabular order-6 ml-auto font-medium @3xl:ml-0 @3xl:w-28 @3xl:text-right @3xl:font-normal">
        {money(row.grossCents, row.currency)}
      </span>
      <span className="tabular order-7 hidden text-right font-medium @3xl:block @3xl:w-24">{open}</span>
      <a
        href={`${path}/${row.number}/pdf`}
        className="relative z-10 order-8 inline-flex size-9 items-center justify-center rounded-md text-ink-muted hover:bg-sunken hover:text-ink @3xl:size-8"
        aria-label={t('downloadOf', { number: row.number })}
        title={t('download')}
      >
        <SpriteIcon name="download" className="size-4" />
      </a>
    </li>
  );
}
