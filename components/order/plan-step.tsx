import { planPrices } from '@/lib/catalog/plan-prices';
import { findPlan } from '@/lib/catalog/price-book';
import { fill } from '@/lib/i18n/fill';
import { Choice, ChoiceGroup } from './choice';
import type { OrderModel } from './order-model';

export function PlanStep({ order }: { order: OrderModel }) {
  const { book, labels, money, plans, values } = order;
  const cycle = values.cycle === 'yearly' ? 'yearly' : 'monthly';
  const per = cycle === 'yearly' ? labels.term.per_year : labels.term.per_month;
  return (
    <ChoiceGroup name="plan" legend={labels.plan.legend} hideLegend error={order.errors.plan}>
      <div className="grid gap-3 sm:grid-cols-2">
        {plans.map(({ code, name, contents }) => {
          const plan = findPlan(book, code);
          if (!plan) return null;
          const custom = plan.resources === null;
          const price = `${money(planPrices(book, plan).netCents[cycle])} ${per}`;
          return (
            <Choice
              key={code}
              name="plan"
              value={code}
              custom={custom}
              checked={values.plan === code}
              onChoose={() => order.setPlan(code)}
              title={name}
              aside={custom ? fill(labels.plan.from, { price }) : price}
              hint={contents}
            />
          );
        })}
      </div>
    </ChoiceGroup>
  );
}
