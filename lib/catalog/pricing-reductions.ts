import { BASIS_POINTS, dividesExactly, shareOf } from '../money';
import type { PriceBook } from './price-book';
import type { DiscountPart, PriceLine, Rounding } from './price-quote';
import { type Configuration, type CouponTerms, PricingRefusal } from './pricing-input';
import { makeLine } from './pricing-lines';

function roundingOfShare(cents: number, basisPoints: number): Rounding {
  return dividesExactly(BigInt(cents) * BigInt(basisPoints), BASIS_POINTS) ? 'exact' : 'half-away-from-zero';
}

/**
 * The discounts that a configuration earns, zero ones left out. `commitment` is the effective one in months.
 * Throws PricingRefusal on a commitment that the book does not offer.
 */
export function discountParts(
  book: PriceBook,
  { cycle, quantity }: Pick<Configuration, 'cycle' | 'quantity'>,
  commitment: number,
): DiscountPart[] {
  const { discounts } = book;
  const committed = discounts.commitment.find(({ months }) => months === commitment);
  if (!committed) throw new PricingRefusal('errors.choice', 'commitment');
  const reached = discounts.volume
    .filter(({ minQuantity }) => quantity >= minQuantity)
    .sort((a, b) => b.minQuantity - a.minQuantity)[0];
  const parts: DiscountPart[] = [
    { source: 'cycle', basisPoints: discounts.cycle[cycle] },
    { source: 'commitment', basisPoints: committed.basisPoints },
    { source: 'volume', basisPoints: reached?.basisPoints ?? 0 },
  ];
  return parts.filter(({ basisPoints }) => basisPoints !== 0);
}

/** The one discount line: the summed rates on the sum of the rounded lines, rounded once. Null when it is zero. */
export function discountLine(book: PriceBook, parts: DiscountPart[], subtotal: number): PriceLine | null {
  const basisPoints = parts.reduce((sum, part) => sum + part.basisPoints, 0);
  const amount = shareOf(subtotal, basisPoints);
  if (amount === 0) return null;
  const rule = { rule: 'discount', basisPoints, baseCents: subtotal, parts } as const;
  return makeLine(book, 'discount', -amount, roundingOfShare(subtotal, basisPoints), rule);
}

/** The coupon line on what the discount left: a rounded share, or an amount that never goes below zero. */
export function couponLine(book: PriceBook, coupon: CouponTerms | undefined, left: number): PriceLine | null {
  if (!coupon) return null;
  const terms = { coupon: coupon.code, baseCents: left, periods: coupon.periods ?? null };
  if (coupon.basisPoints !== undefined) {
    const { basisPoints } = coupon;
    const amount = Math.min(shareOf(left, basisPoints), left);
    if (amount === 0) return null;
    const rule = { rule: 'coupon.rate', basisPoints, ...terms } as const;
    return makeLine(book, 'coupon', -amount, roundingOfShare(left, basisPoints), rule);
  }
  const amount = Math.min(coupon.amount, left);
  if (amount === 0) return null;
  return makeLine(book, 'coupon', -amount, 'exact', {
    rule: 'coupon.amount',
    amountCents: coupon.amount,
    ...terms,
  });
}
