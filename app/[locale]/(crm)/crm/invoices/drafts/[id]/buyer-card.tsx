import { Card, CardHeader } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import type { Buyer } from '@/lib/billing/draft';
import type { AppLocale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';

type Props = { buyer: Buyer; href: string; locale: AppLocale };

/** Who will be on the invoice, as the client is known now. */
export function BuyerCard({ buyer, href, locale }: Props) {
  const t = useTranslations('billing');
  const country = new Intl.DisplayNames(locale, { type: 'region' }).of(buyer.country) ?? buyer.country;
  return (
    <Card aria-labelledby="billed-to">
      <CardHeader id="billed-to" title={t('page.buyerTitle')}>
        <IntentLink href={href} className="tap text-sm text-module underline underline-offset-2">
          {t('staff.customerPage')}
        </IntentLink>
      </CardHeader>
      <address className="p-4 text-sm not-italic [overflow-wrap:anywhere]">
        <span className="block font-medium">{buyer.company || buyer.name}</span>
        {buyer.company && <span className="block">{buyer.name}</span>}
        <span className="block text-ink-muted">{buyer.email}</span>
        {buyer.address ? (
          <>
            <span className="block">{buyer.address.street}</span>
            {buyer.address.extra && <span className="block">{buyer.address.extra}</span>}
            <span className="block">
              {buyer.address.postalCode} {buyer.address.city}
            </span>
          </>
        ) : (
          <span className="mt-1 block text-warning">{t('draft.noAddress')}</span>
        )}
        <span className="block">{country}</span>
        {buyer.vatNumber && <span className="block text-ink-muted">{buyer.vatNumber}</span>}
      </address>
    </Card>
  );
}
