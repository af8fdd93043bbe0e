import { Field } from '@/components/form/field';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { fillPlural } from '@/lib/i18n/fill';
import type { OrderModel } from './order-model';
import type { useCoupon } from './use-coupon';

type Props = { order: OrderModel; coupon: ReturnType<typeof useCoupon> };

/** A code and its terms; Enter in the field applies it instead of sending the order. */
export function CouponField({ order, coupon: { coupon, apply, change } }: Props) {
  const { errors, labels, locale, optional, values } = order;
  const words = labels.coupon;
  const refused = 'message' in coupon ? coupon.message : undefined;
  const hint = () => {
    if (coupon.status === 'checking') return words.checking;
    if (coupon.status !== 'applied') return values.coupon.trim() && !refused ? words.pending : undefined;
    const { periods } = coupon.terms;
    return periods === undefined ? words.applied : fillPlural(locale, words.applied_periods, periods);
  };
  return (
    <Field
      name="coupon"
      label={words.label}
      optionalLabel={optional}
      error={refused ?? errors.coupon}
      hint={
        <span role="status" className={coupon.status === 'applied' ? 'text-success' : ''}>
          {hint()}
        </span>
      }
    >
      {(aria) => (
        <div className="flex gap-2">
          <Input
            {...aria}
            name="coupon"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
            value={values.coupon}
            onChange={(event) => {
              change();
              order.set('coupon', event.target.value);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || values.coupon.trim() === '') return;
              event.preventDefault();
              void apply();
            }}
            className="uppercase"
          />
          <Button
            variant="secondary"
            onClick={() => void apply()}
            disabled={values.coupon.trim() === '' || coupon.status === 'checking'}
            className="h-10! noscript:hidden md:h-9!"
          >
            {words.apply}
          </Button>
        </div>
      )}
    </Field>
  );
}
