'use client';

import { useBillingWords } from '@/components/billing/use-billing-words';
import { Card, CardHeader } from '@/components/ui/card';
import { monthlyCostCents } from '@/lib/catalog/cost-book';
import { RESOURCE_KEYS, type Resources } from '@/lib/catalog/price-book';
import { useTranslations } from '@/lib/i18n/use-words';
import { NO_FIGURE } from '@/lib/pulse/figures';
import { typedCost } from '@/lib/quotes/costs/schema';
import { marginOf } from '@/lib/quotes/margin';

export type PricedPlan = {
  code: string;
  name: string | null;
  /** Null for a plan that is priced by the unit. */
  resources: Resources | null;
  monthlyCents: number | null;
};

type Props = { plans: readonly PricedPlan[]; typed: Record<string, string>; currency: string };

/** What each plan brings in, costs and leaves, with the costs as they are typed. */
export function PlanMargins({ plans, typed, currency }: Props) {
  const t = useTranslations('costs');
  const { money, percent } = useBillingWords();
  const units = RESOURCE_KEYS.map((key) => typedCost(typed[key] ?? ''));
  const [vcpu, ramGb, storageGb, bandwidthTb] = units;
  const costs = units.includes(null)
    ? null
    : {
        version: 1,
        unitCents: {
          vcpu: vcpu ?? 0,
          ramGb: ramGb ?? 0,
          storageGb: storageGb ?? 0,
          bandwidthTb: bandwidthTb ?? 0,
        },
        addonShareBp: {},
      };
  const rows = plans.map(({ code, name, resources, monthlyCents }) => {
    const shown = { code, name: name ?? code, monthlyCents, margin: null, costCents: null };
    if (!resources || monthlyCents === null || !costs) return shown;
    const line = { code: 'plan', amount: monthlyCents } as Parameters<
      typeof marginOf
    >[1]['price']['lines'][number];
    const price = { cycle: 'monthly' as const, lines: [line] };
    const margin = marginOf(costs, { price, resources, quantity: 1, discountBp: 0 });
    return { ...shown, margin, costCents: monthlyCostCents(costs, { price, resources, quantity: 1 }) };
  });
  const losing = rows.filter(({ margin }) => margin && margin.marginCents < 0);
  return (
    <Card aria-labelledby="plan-margins">
      <CardHeader id="plan-margins" title={t('plans')} />
      <div className="p-4">
        <p className="pb-3 text-sm text-ink-muted">{t('plansHint')}</p>
        <table className="w-full text-sm">
          <thead className="text-xs text-ink-muted">
            <tr className="border-b border-line">
              <th scope="col" className="py-2 text-left font-medium">
                {t('plan')}
              </th>
              {(['price', 'cost', 'margin'] as const).map((column) => (
                <th key={column} scope="col" className="py-2 pl-3 text-right font-medium">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {rows.map(({ code, name, monthlyCents, margin, costCents }) => (
              <tr key={code}>
                <th scope="row" className="py-2 text-left font-normal">
                  {name}
                </th>
                {monthlyCents === null ? (
                  <td colSpan={3} className="py-2 pl-3 text-right text-ink-muted">
                    {t('unitsOf')}
                  </td>
                ) : (
                  <>
                    <td className="tabular py-2 pl-3 text-right">{money(monthlyCents, currency)}</td>
                    <td className="tabular py-2 pl-3 text-right">
                      {costCents === null ? NO_FIGURE : money(costCents, currency)}
                    </td>
                    <td className="tabular py-2 pl-3 text-right whitespace-nowrap">
                      {margin === null ? NO_FIGURE : money(margin.marginCents, currency)}
                      {margin && margin.marginBp !== null && (
                        <span className="block text-xs text-ink-muted">{percent(margin.marginBp)}</span>
                      )}
                    </td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {losing.map(({ code, name }) => (
          <p key={code} role="status" className="mt-3 text-sm text-danger">
            {t('negative', { plan: name })}
          </p>
        ))}
      </div>
    </Card>
  );
}
