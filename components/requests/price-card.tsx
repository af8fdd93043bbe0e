import { useLocale } from 'next-intl';
import { PriceBreakdown } from '@/components/catalog/price-breakdown';
import { Card, CardHeader } from '@/components/ui/card';
import { messagesOf } from '@/lib/i18n/messages';
import { useTranslations } from '@/lib/i18n/use-words';
import type { RequestDetail } from '@/lib/orders/queries';
import { planName } from './plan-name';

/** The price as it was ordered, line by line with its reasons; a service gets its price by a quote. */
export function PriceCard({ request }: { request: RequestDetail }) {
  const t = useTranslations('dashboard.detail');
  const locale = useLocale();
  return (
    <Card aria-labelledby="price">
      <CardHeader id="price" title={t(request.kind === 'hosting' ? 'price' : 'price_short')} />
      <div className="p-4">
        {request.kind === 'hosting' ? (
          <PriceBreakdown
            quote={request.price}
            planName={planName(request.plan, locale) ?? request.plan.name}
            locale={locale}
            labels={messagesOf(locale).order.price}
          />
        ) : (
          <p className="text-sm text-ink-muted">{t('service_price')}</p>
        )}
      </div>
    </Card>
  );
}
