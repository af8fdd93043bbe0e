'use client';

import type { BillingCycle } from '@/lib/db/generated/enums';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import type { QuoteTotals } from '@/lib/offers/totals';

type Props = {
  totals: QuoteTotals;
  version: { currency: string; cycle: BillingCycle; vatRateBp: number; vatNote: string | null };
};

/** Discount, net, VAT and gross of the first instalment, and what each later one comes to. */
export function TotalsList({ totals, version }: Props) {
  const t = useTranslations('quotes.totals');
  const format = useFormatter();
  const { currency, cycle, vatRateBp, vatNote } = version;
  const money = (cents: number) =>
    format.number(cents / 100, { style: 'currency', currency }).replace('-', '−');
  const rate = format.number(vatRateBp / 10_000, { style: 'percent', maximumFractionDigits: 2 });
  const vat = vatNote === 'reverse_charge' || vatNote === 'export' ? t(`vat_${vatNote}`) : t('vat', { rate });
  const discount = totals.recurringDiscount + totals.onceDiscount;
  const { dueNow, perPeriod, afterCoupon } = totals;
  const later = (label: string, { net, gross }: typeof dueNow) => (
    <>
      <dt className="border-t border-line pt-1.5">{label}</dt>
      <dd className="tabular border-t border-line pt-1.5 pl-4 text-right">
        {money(gross)}
        <span className="block text-xs text-ink-muted">{t('net_amount', { amount: money(net) })}</span>
      </dd>
    </>
  );
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-y-1 text-sm">
      <dt className="col-span-2 text-xs font-medium text-ink-muted">{t('now')}</dt>
      {discount !== 0 && (
        <>
          <dt>{t('discount')}</dt>
          <dd className="tabular pl-4 text-right">{money(discount)}</dd>
        </>
      )}
      <dt>{t('net')}</dt>
      <dd className="tabular pl-4 text-right">{money(dueNow.net)}</dd>
      <dt>{vat}</dt>
      <dd className="tabular pl-4 text-right">{money(dueNow.vat)}</dd>
      <dt className="text-md font-semibold">{t('gross')}</dt>
      <dd className="tabular pl-4 text-right text-md font-semibold">{money(dueNow.gross)}</dd>
      {perPeriod.net > 0 && later(t(`then_${cycle}`), perPeriod)}
      {afterCoupon && later(t('after_coupon'), afterCoupon)}
    </dl>
  );
}
