import { Mail, Phone } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import type { CustomerDetail } from '@/lib/billing/customer-queries';
import type { AppLocale } from '@/lib/i18n/routing';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import { Fact, Facts } from '../../leads/[id]/facts';
import { VatDialog } from './vat-dialog';

const LINK =
  'flex min-h-9 min-w-0 items-center gap-2 rounded-md text-sm text-module [overflow-wrap:anywhere] hover:underline';

type Props = { customer: CustomerDetail; locale: AppLocale; mayChangeVat: boolean };

/** Who the client is, how to reach them, and where their invoices go. */
export function CustomerCard({ customer, locale, mayChangeVat }: Props) {
  const t = useTranslations('billing.customer');
  const format = useFormatter();
  const { billingAddress: address, email, phone } = customer;
  const isBusiness = customer.customerType === 'business';
  const country = new Intl.DisplayNames(locale, { type: 'region' }).of(customer.country);
  return (
    <Card aria-labelledby="contact">
      <CardHeader id="contact" title={t('contact')} />
      <div className="space-y-3 p-4">
        <div>
          <a href={`mailto:${email}`} className={LINK}>
            <Mail aria-hidden="true" className="size-4 shrink-0" />
            {email}
          </a>
          {phone && (
            <a href={`tel:${phone.replace(/[^\d+]/g, '')}`} className={LINK}>
              <Phone aria-hidden="true" className="size-4 shrink-0" />
              {phone}
            </a>
          )}
        </div>
        <Facts>
          <Fact label={t('type')}>{t(customer.customerType)}</Fact>
          <Fact label={t('country')}>{country}</Fact>
          {isBusiness && <VatFact customer={customer} mayChange={mayChangeVat} />}
          <Fact label={t('address')}>
            {address ? (
              <>
                {address.company && <span className="block">{address.company}</span>}
                <span className="block">{address.street}</span>
                {address.extra && <span className="block">{address.extra}</span>}
                <span className="block">
                  {address.postalCode} {address.city}
                </span>
              </>
            ) : (
              t('noAddress')
            )}
          </Fact>
        </Facts>
        <p className="text-xs text-ink-muted">
          {t('since', { day: format.dateTime(customer.createdAt, { dateStyle: 'medium' }) })}
        </p>
      </div>
    </Card>
  );
}

type VatProps = { customer: CustomerDetail; mayChange: boolean };

/** A number that nobody verified counts for nothing: the client pays VAT until somebody has. */
function VatFact({ customer: { id, vatNumber, vatNumberVerified }, mayChange }: VatProps) {
  const t = useTranslations('billing.customer');
  return (
    <Fact label={t('vatNumber')}>
      <span className="flex flex-wrap items-center justify-end gap-x-2 gap-y-1">
        {mayChange ? (
          <VatDialog customerId={id} vatNumber={vatNumber} verified={vatNumberVerified} />
        ) : (
          <span className="tabular">{vatNumber ?? '—'}</span>
        )}
        {vatNumber && (
          <Badge
            tone={vatNumberVerified ? 'success' : 'warning'}
            title={vatNumberVerified || mayChange ? undefined : t('vatAsk')}
          >
            {t(vatNumberVerified ? 'vatVerified' : 'vatUnverified')}
          </Badge>
        )}
      </span>
    </Fact>
  );
}
