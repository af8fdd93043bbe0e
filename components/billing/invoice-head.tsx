import { Card, CardHeader } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import type { InvoiceDetail } from '@/lib/billing/get-invoice';
import { useTranslations } from '@/lib/i18n/use-words';
import { useBillingWords } from './use-billing-words';

type Props = {
  invoice: InvoiceDetail;
  path: string;
  /** Where the order is shown to this reader. */
  orderHref?: string;
};

/** Who it is for, when, until when, and what it belongs to. */
export function InvoiceFacts({ invoice, path, orderHref }: Props) {
  const t = useTranslations('billing.page');
  const { day } = useBillingWords();
  const { buyer, kind, issuedOn, dueOn, credits, reason, request } = invoice;
  const link = 'tap text-module underline underline-offset-2';
  return (
    <Card aria-labelledby="billed-to">
      <CardHeader id="billed-to" title={t('buyerTitle')} />
      <div className="space-y-3 p-4 text-sm">
        <address className="not-italic break-words">
          <span className="block font-medium">{buyer.company || buyer.name}</span>
          {buyer.company && <span className="block">{buyer.name}</span>}
          {buyer.address && (
            <>
              <span className="block">{buyer.address.street}</span>
              {buyer.address.extra && <span className="block">{buyer.address.extra}</span>}
              <span className="block">
                {buyer.address.postalCode} {buyer.address.city}
              </span>
            </>
          )}
          {buyer.vatNumber && <span className="block text-ink-muted">{buyer.vatNumber}</span>}
        </address>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
          <Fact label={t('issuedOn')}>{day(issuedOn)}</Fact>
          {kind === 'invoice' && <Fact label={t('dueOn')}>{day(dueOn)}</Fact>}
          {request && (
            <Fact label={t('order')}>
              {orderHref ? (
                <IntentLink href={orderHref} className={link}>
                  {request.reference}
                </IntentLink>
              ) : (
                request.reference
              )}
            </Fact>
          )}
          {credits?.number && (
            <Fact label={t('corrects')}>
              <IntentLink href={`${path}/${credits.number}`} className={link}>
                {credits.number}
              </IntentLink>
            </Fact>
          )}
          {reason && <Fact label={t('reason')}>{reason}</Fact>}
        </dl>
      </div>
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-muted">{label}</dt>
      <dd className="min-w-0 text-right [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}
