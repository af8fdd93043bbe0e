import { Card, CardHeader } from '@/components/ui/card';
import type { AppLocale } from '@/lib/i18n/routing';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';

type Props = { rates: readonly { country: string; rate: number }[]; version: number; locale: AppLocale };

/** The VAT rates that documents are made with: those of the price book. */
export function VatCard({ rates, version, locale }: Props) {
  const t = useTranslations('billing.admin');
  const format = useFormatter();
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const named = rates
    .map(({ country, rate }) => ({ country, rate, name: names.of(country) ?? country }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  return (
    <Card aria-labelledby="vat">
      <CardHeader id="vat" title={t('vat')} />
      <div className="space-y-3 p-4 text-sm">
        <p className="text-ink-muted">{t('vatLead', { version })}</p>
        <ul className="gap-x-6 sm:columns-2">
          {named.map(({ country, rate, name }) => (
            <li key={country} className="flex justify-between gap-3 border-b border-line py-1">
              <span className="min-w-0 truncate">{name}</span>
              <span className="tabular">
                {format.number(rate / 10_000, { style: 'percent', maximumFractionDigits: 2 })}
              </span>
            </li>
          ))}
        </ul>
        <p>{t('reverse')}</p>
        <p>{t('export')}</p>
      </div>
    </Card>
  );
}
