import { IntentLink } from '@/components/ui/intent-link';
import { RelativeTime } from '@/components/ui/relative-time';
import type { InvoiceDraftRow } from '@/lib/billing/drafts/queries';
import { useTranslations } from '@/lib/i18n/use-words';
import { InvoiceStatusBadge } from './status-badge';
import { useBillingWords } from './use-billing-words';

/** Invoices that are being written, one line each; `path` is where they are. */
export function DraftList({ rows, path }: { rows: readonly InvoiceDraftRow[]; path: string }) {
  const t = useTranslations('billing.draft');
  const { money } = useBillingWords();
  return (
    <ul className="divide-y divide-line">
      {rows.map((row) => (
        <li
          key={row.id}
          className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 px-4 py-2.5 text-sm hover:bg-sunken/60"
        >
          <IntentLink
            href={`${path}/${row.id}`}
            className="min-w-0 truncate font-medium after:absolute after:inset-0"
          >
            {row.buyerName}
          </IntentLink>
          <span className="tabular text-right font-medium">{money(row.grossCents, row.currency)}</span>
          <span className="flex flex-wrap items-center gap-x-2 text-ink-muted">
            <InvoiceStatusBadge status="draft" />
            {row.createdBy && t('by', { name: row.createdBy.name })}
          </span>
          <RelativeTime at={row.createdAt} className="text-right text-xs text-ink-muted" />
        </li>
      ))}
    </ul>
  );
}
