import { CUSTOM_KEYS, EXTRA_KEYS } from '@/lib/catalog/configuration';
import {
  extraRange,
  type FixedPlan,
  findPlan,
  type Plan,
  RESOURCE_KEYS,
  type ResourceKey,
} from '@/lib/catalog/price-book';
import { fill, fillPlural } from '@/lib/i18n/fill';
import type { OrderModel } from './order-model';
import { UnitField } from './unit-field';

/**
 * Extras of a fixed plan or the units of a custom server. Both are in the page and CSS shows the one that fits the
 * chosen plan, so that the plain form has the right fields too.
 */
export function ConfigurationStep({ order }: { order: OrderModel }) {
  const { book, labels, plans, values } = order;
  const chosen = findPlan(book, values.plan);
  const contents = plans.find(({ code }) => code === values.plan)?.contents ?? '';
  return (
    <>
      <div className="group-has-[input[data-custom]:checked]/form:hidden">
        <p className="mb-4 text-sm text-ink-muted">
          <span className="noscript:hidden">{fill(labels.units.extra_lead, { contents })}</span>
          <span className="hidden noscript:inline">{labels.units.extra_lead_any}</span>
        </p>
        <UnitFields order={order} kind="extra" plan={chosen} />
      </div>
      <div className="hidden group-has-[input[data-custom]:checked]/form:block">
        <p className="mb-4 text-sm text-ink-muted">{labels.units.custom_lead}</p>
        <UnitFields order={order} kind="custom" plan={chosen} />
      </div>
    </>
  );
}

type FieldsProps = { order: OrderModel; kind: 'extra' | 'custom'; plan: Plan | undefined };

const isFixed = (plan: Plan | undefined): plan is FixedPlan => !!plan && plan.resources !== null;

function UnitFields({ order, kind, plan }: FieldsProps) {
  const { book, labels, values } = order;
  const fields = kind === 'extra' ? EXTRA_KEYS : CUSTOM_KEYS;
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
      {RESOURCE_KEYS.map((key) => {
        const field = fields[key];
        const label = labels.units[kind][key];
        const range =
          kind === 'extra' && isFixed(plan)
            ? extraRange(book, plan, key)
            : { ...book.ranges[key], min: kind === 'extra' ? 0 : book.ranges[key].min };
        return (
          <UnitField
            key={key}
            name={field}
            label={label}
            sliderLabel={fill(labels.units.slider, { label })}
            value={values[field]}
            range={range}
            hint={unitHint(order, kind, key, plan)}
            error={order.errors[field]}
            onChange={(value) => order.set(field, value)}
            onSettle={order.settleUnits}
          />
        );
      })}
    </div>
  );
}

/** The unit's price, and what the server then has in all once something is added. */
function unitHint(order: OrderModel, kind: FieldsProps['kind'], key: ResourceKey, plan: Plan | undefined) {
  const { book, labels, locale, money, unitWords, values } = order;
  const lowest = Math.min(...book.storageBands.map(({ unitCents }) => unitCents));
  const price =
    key === 'storageGb'
      ? fill(labels.units.storage_price, { price: money(lowest) })
      : fill(labels.units.unit_price, { price: money(book.unitCents[key]) });
  const added = Number(values[EXTRA_KEYS[key]]) || 0;
  if (kind === 'custom' || !isFixed(plan) || added <= 0) return price;
  const total = fillPlural(locale, unitWords[key], plan.resources[key] + added);
  return `${price} · ${fill(labels.units.total, { units: total })}`;
}
