'use client';

import { useBillingWords } from '@/components/billing/use-billing-words';
import { Card, CardHeader } from '@/components/ui/card';
import { useTranslations } from '@/lib/i18n/use-words';
import type { EditedInvoice, liveTotals } from './draft-values';

type Props = { totals: ReturnType<typeof liveTotals>; draft: EditedInvoice };

/** Net, VAT by the client's situation, and what is to be paid. */
export function TotalsCard({ totals, draft }: Props) {
  const t = useTranslations('billing.page');
  const td = useTranslations('billing.draft');
  const { money, percent } = useBillingWords();
  const { currency, vatRateBp, vatNote } = draft;
  return (
    <Card aria-labelledby="totals-title">
      <CardHeader id="totals-title" title={td('totals')} />
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 p-4 text-sm">
        <dt>{t('net')}</dt>
        <dd className="tabular text-right">{money(totals.net, currency)}</dd>
        <dt>{t('vat', { rate: percent(vatRateBp) })}</dt>
        <dd className="tabular text-right">{money(totals.vat, currency)}</dd>
        {vatNote !== 'none' && <dd className="col-span-2 text-xs text-ink-muted">{t(vatNote)}</dd>}
        <dt className="text-md font-semibold">{t('total')}</dt>
        <dd className="tabular text-right text-md font-semibold">{money(totals.gross, currency)}</dd>
      </dl>
      {totals.net < 0 && (
        <p role="status" className="px-4 pb-4 text-sm text-danger">
          {td('negative')}
        </p>
      )}
    </Card>
  );
}
