import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import type { InvoiceDetail } from '@/lib/billing/get-invoice';
import { useTranslations } from '@/lib/i18n/use-words';
import { CopyLine } from './copy-line';

/** How to pay what is left: by card where that is offered (`card`), by transfer where the seller has an account. */
export function PayCard({ invoice, card }: { invoice: InvoiceDetail; card?: ReactNode }) {
  const t = useTranslations('billing.page');
  const { seller, number, balanceCents } = invoice;
  if (balanceCents <= 0 || (!card && !seller.iban)) return null;
  return (
    <Card aria-labelledby="pay">
      <CardHeader id="pay" title={t('pay')} />
      <div className="space-y-4 p-4">
        {card}
        {seller.iban && (
          <div className="space-y-2">
            <p className="text-sm font-medium">{t('payByTransfer')}</p>
            <CopyLine label={t('beneficiary')} value={seller.name} />
            <CopyLine
              label={t('iban')}
              value={seller.iban.replace(/(.{4})(?=.)/g, '$1 ')}
              copied={seller.iban}
            />
            {seller.bic && <CopyLine label={t('bic')} value={seller.bic} />}
            <CopyLine label={t('transferReference')} value={number} />
            <p className="text-xs text-ink-muted">{t('transferHint', { number })}</p>
          </div>
        )}
      </div>
    </Card>
  );
}
