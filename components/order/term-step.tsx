import { effectiveCommitment } from '@/lib/catalog/price-book';
import { fill, formatRate } from '@/lib/i18n/fill';
import { Choice, ChoiceGroup } from './choice';
import { CouponField } from './coupon-field';
import type { OrderModel } from './order-model';
import { QuantityField } from './quantity-field';
import type { useCoupon } from './use-coupon';

type Props = { order: OrderModel; coupon: ReturnType<typeof useCoupon> };

export function TermStep({ order, coupon }: Props) {
  return (
    <div className="space-y-6">
      <CycleChoice order={order} />
      <CommitmentChoice order={order} />
      <div className="grid gap-6 sm:grid-cols-2">
        <QuantityField order={order} />
        <CouponField order={order} coupon={coupon} />
      </div>
    </div>
  );
}

function CycleChoice({ order }: { order: OrderModel }) {
  const { book, labels, locale, values } = order;
  const rate = formatRate(locale, book.discounts.cycle.yearly);
  return (
    <ChoiceGroup name="cycle" legend={labels.term.cycle} error={order.errors.cycle}>
      <div className="grid gap-3 sm:grid-cols-2">
        {(['monthly', 'yearly'] as const).map((cycle) => (
          <Choice
            key={cycle}
            name="cycle"
            value={cycle}
            checked={values.cycle === cycle}
            onChoose={() => order.set('cycle', cycle)}
            title={labels.term[cycle]}
            hint={fill(labels.term[`${cycle}_hint`], { rate })}
          />
        ))}
      </div>
    </ChoiceGroup>
  );
}

/** Yearly payment commits for a year: the choice below stays as the visitor made it and comes back with monthly. */
function CommitmentChoice({ order }: { order: OrderModel }) {
  const { book, labels, locale, quote, values } = order;
  const yearly = values.cycle === 'yearly';
  const free = fill(labels.term.setup_free, { months: book.setupWaivedFromMonths });
  const minimum = fill(labels.term.commitment_yearly, { months: book.yearlyMinimumCommitment });
  return (
    <ChoiceGroup
      name="commitment"
      legend={labels.term.commitment}
      error={order.errors.commitment}
      hint={
        <>
          {yearly && `${minimum} `}
          <span className="hidden noscript:inline">{minimum} </span>
          {free}
        </>
      }
    >
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {book.discounts.commitment.map(({ months, basisPoints }) => (
          <Choice
            key={months}
            name="commitment"
            value={String(months)}
            checked={quote.commitment === months}
            disabled={yearly && months < effectiveCommitment(book, 'yearly', 0)}
            onChoose={() => order.set('commitment', String(months))}
            title={
              months === 0
                ? labels.term.commitment_none
                : fill(labels.term.commitment_months, { count: months })
            }
            hint={
              basisPoints > 0 && fill(labels.term.commitment_rate, { rate: formatRate(locale, basisPoints) })
            }
          />
        ))}
      </div>
    </ChoiceGroup>
  );
}
