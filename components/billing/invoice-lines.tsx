import { Card, CardHeader } from '@/components/ui/card';
import type { InvoiceDetail } from '@/lib/billing/get-invoice';
import { useTranslations } from '@/lib/i18n/use-words';
import { useBillingWords } from './use-billing-words';

const DAY_MS = 86_400_000;

/** What is billed, line by line, and what it comes to. */
export function InvoiceLines({ invoice }: { invoice: InvoiceDetail }) {
  const t = useTranslations('billing.page');
  const { day, money, percent } = useBillingWords();
  const { currency, netCents, vatCents, grossCents, vatRateBp, vatNote } = invoice;
  return (
    <Card aria-labelledby="lines">
      <CardHeader id="lines" title={t('lines')} />
      {invoice.message && (
        <p className="border-b border-line px-4 py-3 text-sm break-words whitespace-pre-line">
          {invoice.message}
        </p>
      )}
      <ul className="divide-y divide-line">
        {invoice.lines.map((line) => (
          <li key={line.id} className="flex items-baseline justify-between gap-4 px-4 py-2.5 text-sm">
            <span className="min-w-0">
              <span className="block break-words">
                {line.quantity > 1 && (
                  <span className="tabular text-ink-muted">{t('quantity', { count: line.quantity })} </span>
                )}
                {line.description}
              </span>
              {line.detail && <span className="block text-xs text-ink-muted">{line.detail}</span>}
              {line.periodStart && line.periodEnd && (
                <span className="block text-xs text-ink-muted">
                  {t('period', {
                    from: day(line.periodStart),
                    to: day(new Date(line.periodEnd.getTime() - DAY_MS)),
                  })}
                </span>
              )}
            </span>
            <span className="tabular whitespace-nowrap">{money(line.netCents, currency)}</span>
          </li>
        ))}
      </ul>
      <dl className="space-y-1 border-t border-line px-4 py-3 text-sm">
        <Sum label={t('net')} value={money(netCents, currency)} />
        <Sum label={t('vat', { rate: percent(vatRateBp) })} value={money(vatCents, currency)} />
        {vatNote !== 'none' && <p className="text-xs text-ink-muted">{t(vatNote)}</p>}
        <Sum label={t('total')} value={money(grossCents, currency)} strong />
      </dl>
    </Card>
  );
}

function Sum({ label, value, strong = false }: { label: string; value: string; strong?: boolean }) {
  return (
    <div className={`flex justify-between gap-4 ${strong ? 'pt-1 text-base font-semibold' : ''}`}>
      <dt className={strong ? '' : 'text-ink-muted'}>{label}</dt>
      <dd className="tabular">{value}</dd>
    </div>
  );
}
