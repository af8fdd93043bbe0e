import { CircleAlert, CircleCheck } from 'lucide-react';
import { useLocale } from 'next-intl';
import { Card } from '@/components/ui/card';
import type { Owed } from '@/lib/billing/owed';
import { useTranslations } from '@/lib/i18n/use-words';
import { formatMoney } from '@/lib/money';

/** What is left to pay in all, what of it is late, and what is owed to the client. */
export function OwedCard({ owed }: { owed: Owed }) {
  const t = useTranslations('billing.list');
  const locale = useLocale();
  const money = (cents: number) => formatMoney(cents, 'EUR', locale);
  const isLate = owed.overdueCents > 0;
  const Icon = isLate ? CircleAlert : CircleCheck;
  const tone = isLate ? 'text-danger' : owed.openCents > 0 ? 'text-module' : 'text-success';
  return (
    <Card className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
      <Icon aria-hidden="true" className={`size-5 shrink-0 ${tone}`} />
      <p className="tabular text-base font-semibold">
        {owed.openCents > 0 ? t('owed', { amount: money(owed.openCents) }) : t('nothingOwed')}
      </p>
      <p className="min-w-0 text-sm text-ink-muted">
        {owed.openCents > 0 ? t('owedHint', { count: owed.openCount }) : t('nothingOwedHint')}
        {isLate && (
          <span className="text-danger"> · {t('overdueHint', { amount: money(owed.overdueCents) })}</span>
        )}
      </p>
      {owed.creditCents > 0 && (
        <p className="tabular ml-auto text-sm text-success">
          {t('credit', { amount: money(owed.creditCents) })}
        </p>
      )}
    </Card>
  );
}
