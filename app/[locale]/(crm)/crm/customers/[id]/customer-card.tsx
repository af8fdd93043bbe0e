import { Mail, Phone } from 'lucide-react';
import { Card, CardHeader } from '@/components/ui/card';
import type { CustomerDetail } from '@/lib/billing/customer-queries';
import type { AppLocale } from '@/lib/i18n/routing';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import { Fact, Facts } from '../../leads/[id]/facts';

const LINK =
  'flex min-h-9 min-w-0 items-center gap-2 rounded-md text-sm text-module [overflow-wrap:anywhere] hover:underline';

/** Who the client is, how to reach them, and where their invoices go. */
export function CustomerCard({ customer, locale }: { customer: CustomerDetail; locale: AppLocale }) {
  const t = useTranslations('billing.customer');
  const format = useFormatter();
  const { billingAddress: address, email, phone, vatNumber } = customer;
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
          {vatNumber && <Fact label={t('vatNumber')}>{vatNumber}</Fact>}
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
