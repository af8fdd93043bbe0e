import { buttonStyle } from '@/components/ui/button-style';
import { IntentLink } from '@/components/ui/intent-link';
import type { UnpaidInvoice } from '@/lib/billing/unpaid-invoice';
import { useTranslations } from '@/lib/i18n/use-words';
import { useBillingWords } from './use-billing-words';

type Props = {
  invoice: UnpaidInvoice;
  /** Where invoices are, for whoever looks at it. */
  path: string;
  forStaff?: boolean;
};

/** What a suspended service waits for, and the way there. */
export function UnpaidNotice({ invoice: { number, currency, balanceCents }, path, forStaff = false }: Props) {
  const t = useTranslations('billing.unpaid');
  const { money } = useBillingWords();
  return (
    <div
      role="note"
      className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg bg-danger-soft px-4 py-3 text-sm"
    >
      <p className="min-w-0">
        <span className="block font-medium text-danger">{t('title')}</span>
        {t(forStaff ? 'staff' : 'client', { number, amount: money(balanceCents, currency) })}
      </p>
      <IntentLink
        href={`${path}/${number}`}
        className={`${buttonStyle(forStaff ? 'secondary' : 'primary', 'sm')} max-sm:w-full`}
      >
        {t(forStaff ? 'open' : 'pay')}
      </IntentLink>
    </div>
  );
}
