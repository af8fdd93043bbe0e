import { useLocale } from 'next-intl';
import { useTranslations } from '@/lib/i18n/use-words';
import { formatMoney } from '@/lib/money';
import type { ListedRequest } from '@/lib/orders/listed-request';

type Priced = Pick<ListedRequest, 'recurringNetCents' | 'currency' | 'billingCycle'>;

/** The net price of one period, always with its period; a service is priced by a quote. */
export function RequestPrice({ recurringNetCents, currency, billingCycle }: Priced) {
  const t = useTranslations('dashboard');
  const locale = useLocale();
  if (recurringNetCents === null || currency === null || billingCycle === null) {
    return <span className="text-ink-muted">{t('on_quote')}</span>;
  }
  return (
    <span className="tabular">
      <span className="whitespace-nowrap">{formatMoney(recurringNetCents, currency, locale)}</span>{' '}
      <span className="inline-block text-xs whitespace-nowrap text-ink-muted">
        {t(`per.${billingCycle}`)}
      </span>
    </span>
  );
}
