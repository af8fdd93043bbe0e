import { Field } from '@/components/form/field';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { fill, formatRate } from '@/lib/i18n/fill';
import { addressOfValues } from '@/lib/orders/draft';
import type { OrderModel } from './order-model';

export function QuantityField({ order }: { order: OrderModel }) {
  const { book, labels, locale, values } = order;
  const { min, max } = book.quantity;
  const { quantity } = addressOfValues(values, book).configuration;
  const steps = book.discounts.volume.map(({ minQuantity, basisPoints }) =>
    fill(labels.term.quantity_step, { rate: formatRate(locale, basisPoints), count: minQuantity }),
  );
  return (
    <Field
      name="quantity"
      label={labels.term.quantity}
      hint={fill(labels.term.quantity_hint, { steps: steps.join(', '), max })}
      error={order.errors.quantity}
    >
      {(aria) => (
        <div className="flex w-fit gap-2">
          <Button
            variant="secondary"
            size="icon"
            aria-label={labels.term.less}
            disabled={quantity <= min}
            onClick={() => order.set('quantity', String(quantity - 1))}
            className="size-10! noscript:hidden md:size-9!"
          >
            <span aria-hidden="true">−</span>
          </Button>
          <Input
            {...aria}
            name="quantity"
            type="number"
            inputMode="numeric"
            min={min}
            max={max}
            value={values.quantity}
            onChange={(event) => order.set('quantity', event.target.value)}
            onBlur={order.settleUnits}
            className="tabular w-20! text-center"
          />
          <Button
            variant="secondary"
            size="icon"
            aria-label={labels.term.more}
            disabled={quantity >= max}
            onClick={() => order.set('quantity', String(quantity + 1))}
            className="size-10! noscript:hidden md:size-9!"
          >
            <span aria-hidden="true">+</span>
          </Button>
        </div>
      )}
    </Field>
  );
}
