import { useBillingWords } from '@/components/billing/use-billing-words';
import { useTranslations } from '@/lib/i18n/use-words';

/** What a line comes to, beside its price. */
export function LineSum({ cents, currency }: { cents: number; currency: string }) {
  const t = useTranslations('billing.draft');
  const { money } = useBillingWords();
  return (
    <div className="min-w-0 text-sm max-md:col-span-2 max-md:flex max-md:items-baseline max-md:justify-between">
      <span className="mb-1 block font-medium md:text-right">{t('sum')}</span>
      <span className="tabular block md:py-2 md:text-right">{money(cents, currency)}</span>
    </div>
  );
}
