import type { ReactNode } from 'react';
import { CheckMark } from '@/components/catalog/plan-card';
import { amountOf, type HostingLabels, planFeatures, planWords } from '@/components/catalog/plan-facts';
import { planPrices } from '@/lib/catalog/plan-prices';
import { type Plan, type PriceBook, RESOURCE_KEYS } from '@/lib/catalog/price-book';
import type { PlanRow } from '@/lib/catalog/queries';
import { fill, formatCount } from '@/lib/i18n/fill';
import type { AppLocale } from '@/lib/i18n/routing';
import { formatMoney } from '@/lib/money';

export type SoldPlan = { plan: Plan; row: PlanRow };
type Props = { plans: SoldPlan[]; book: PriceBook; labels: HostingLabels; locale: AppLocale };
type Line = {
  key: string;
  label: string;
  cells: ReactNode[];
  /** The plans that hold it, where a phone needs one line for all. */
  holders?: string[];
};

const SUPPORT: ReadonlySet<string> = new Set(['emailSupport', 'prioritySupport', 'dedicatedManager']);

/** Everything a plan holds, side by side; on a phone one list a line, so that nothing scrolls sideways. */
export function Comparison({ plans, book, labels, locale }: Props) {
  const lines = [
    ...resourceLines(plans, book, labels, locale),
    ...priceLines(plans, book, labels, locale),
    ...featureLines(plans, labels),
    supportLine(plans, labels),
  ];
  const names = plans.map(({ row }) => planWords(row, labels).name);
  return (
    <>
      <div className="hidden rounded-lg border border-line bg-surface md:block">
        <table className="w-full table-fixed text-sm">
          <caption className="sr-only">{labels.compare.caption}</caption>
          <thead>
            <tr className="border-b border-line">
              <th scope="col" className="w-1/5 px-4 py-3 text-left font-medium text-ink-muted">
                {labels.compare.what}
              </th>
              {names.map((name) => (
                <th key={name} scope="col" className="px-4 py-3 text-left font-semibold">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, label, cells }) => (
              <tr key={key} className="border-b border-line last:border-0">
                <th scope="row" className="px-4 py-2.5 text-left font-normal text-ink-muted">
                  {label}
                </th>
                {cells.map((cell, index) => (
                  <td key={names[index]} className="tabular px-4 py-2.5">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <dl className="divide-y divide-line rounded-lg border border-line bg-surface px-4 text-sm md:hidden">
        {lines.map(({ key, label, cells, holders }) => (
          <div key={key} className="py-3">
            <dt className="font-medium">{label}</dt>
            {holders ? (
              <dd className="mt-0.5 text-ink-muted">{holders.join(', ')}</dd>
            ) : (
              cells.map((cell, index) => (
                <dd key={names[index]} className="mt-1 flex justify-between gap-4">
                  <span className="text-ink-muted">{names[index]}</span>
                  <span className="tabular text-right">{cell}</span>
                </dd>
              ))
            )}
          </div>
        ))}
      </dl>
    </>
  );
}

function resourceLines(plans: SoldPlan[], book: PriceBook, labels: HostingLabels, locale: AppLocale): Line[] {
  const count = (value: number) => formatCount(locale, value);
  return RESOURCE_KEYS.map((key) => ({
    key,
    label: labels.compare[key],
    cells: plans.map(({ plan }) => {
      if (plan.resources !== null) return amountOf(key, count(plan.resources[key]), labels);
      const { min, max } = book.ranges[key];
      return amountOf(key, fill(labels.compare.range, { min: count(min), max: count(max) }), labels);
    }),
  }));
}

function priceLines(plans: SoldPlan[], book: PriceBook, labels: HostingLabels, locale: AppLocale): Line[] {
  const { compare } = labels;
  const money = (cents: number) => formatMoney(cents, book.currency, locale);
  const prices = plans.map(({ plan }) => ({ ...planPrices(book, plan), custom: plan.resources === null }));
  const from = (custom: boolean, text: string) => (custom ? `${labels.from} ${text}` : text);
  return [
    {
      key: 'monthly',
      label: compare.price_monthly,
      cells: prices.map((p) => from(p.custom, `${money(p.netCents.monthly)} ${labels.per_month}`)),
    },
    {
      key: 'yearly',
      label: compare.price_yearly,
      cells: prices.map((p) => from(p.custom, `${money(p.netCents.yearly)} ${labels.per_year}`)),
    },
    {
      key: 'setup',
      label: compare.setup,
      cells: prices.map(({ setupCents: { monthly, yearly } }) => {
        if (monthly === 0) return compare.free;
        return yearly === 0 ? fill(compare.free_yearly, { price: money(monthly) }) : money(monthly);
      }),
    },
  ];
}

/** The ways of support are one line, in words: they are levels, and none lacks the others. */
function supportLine(plans: SoldPlan[], labels: HostingLabels): Line {
  const cells = plans.map(({ row }) => {
    const levels = planFeatures(row, labels).filter(({ key }) => SUPPORT.has(key));
    return levels.length > 0 ? (
      levels.map(({ label }) => label).join(', ')
    ) : (
      <Absent key="none" label={labels.compare.no} />
    );
  });
  return { key: 'support', label: labels.compare.support, cells };
}

function featureLines(plans: SoldPlan[], labels: HostingLabels): Line[] {
  const held = plans.map(({ row }) => planFeatures(row, labels).filter(({ key }) => !SUPPORT.has(key)));
  const all = new Map(held.flat().map(({ key, label }) => [key, label]));
  return [...all].map(([key, label]) => ({
    key,
    label,
    holders: plans
      .filter((_plan, index) => held[index]?.some((feature) => feature.key === key))
      .map(({ row }) => planWords(row, labels).name),
    cells: held.map((features) => {
      const included = features.some((feature) => feature.key === key);
      return included ? (
        <Included key={key} label={labels.compare.yes} />
      ) : (
        <Absent label={labels.compare.no} />
      );
    }),
  }));
}

function Included({ label }: { label: string }) {
  return (
    <span className="inline-flex">
      <CheckMark className="" />
      <span className="sr-only">{label}</span>
    </span>
  );
}

function Absent({ label }: { label: string }) {
  return (
    <span className="text-ink-subtle">
      <span aria-hidden="true">–</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
