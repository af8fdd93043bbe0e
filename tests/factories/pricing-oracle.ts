import type { PriceBook, ResourceKey } from '../../lib/catalog/price-book';
import type { BareQuote } from '../../lib/catalog/price-quote';
import type { Configuration, CouponTerms, Customer } from '../../lib/catalog/pricing-input';

/** A rational number; the oracle keeps fractions whole and rounds them by comparing remainders. */
class Fraction {
  constructor(
    readonly top: bigint,
    readonly bottom: bigint = 1n,
  ) {}
  static of(value: number): Fraction {
    return new Fraction(BigInt(value));
  }
  plus(other: Fraction): Fraction {
    return new Fraction(this.top * other.bottom + other.top * this.bottom, this.bottom * other.bottom);
  }
  times(other: Fraction): Fraction {
    return new Fraction(this.top * other.top, this.bottom * other.bottom);
  }
  isBelow(other: Fraction): boolean {
    return this.top * other.bottom < other.top * this.bottom;
  }
  rounded(): number {
    const size = this.top < 0n ? -this.top : this.top;
    const whole = size / this.bottom;
    const up = (size % this.bottom) * 2n >= this.bottom;
    return Number(this.top < 0n ? -(up ? whole + 1n : whole) : up ? whole + 1n : whole);
  }
}

const percent = (basisPoints: number) => new Fraction(BigInt(basisPoints), 10_000n);

/** Walks the storage one gigabyte at a time. */
function storageCents(book: PriceBook, gigabytes: number): number {
  let cents = 0;
  for (let gb = 1; gb <= gigabytes; gb += 1) {
    cents += book.storageBands.find(({ upToGb }) => upToGb === null || gb <= upToGb)?.unitCents ?? Number.NaN;
  }
  return cents;
}

/** The price of a configuration by the rules as written, independently of the engine: slow and plain. */
export function oraclePrice(
  book: PriceBook,
  c: Configuration,
  customer: Customer,
  coupon?: CouponTerms,
): BareQuote {
  const months = c.cycle === 'yearly' ? 12 : 1;
  const commitment = c.cycle === 'yearly' && c.commitment < 12 ? 12 : c.commitment;
  const plan = book.plans.find(({ code }) => code === c.plan);
  if (!plan) throw new Error('no such plan');
  const monthly: [string, Fraction][] = [];
  const prefix = plan.resources ? 'extra' : 'custom';
  const units: Partial<Record<ResourceKey, number>> = (plan.resources ? c.extra : c.resources) ?? {};
  if (plan.resources) monthly.push(['plan', Fraction.of(plan.monthlyCents)]);
  monthly.push([`${prefix}.vcpu`, Fraction.of((units.vcpu ?? 0) * book.unitCents.vcpu)]);
  monthly.push([`${prefix}.ram`, Fraction.of((units.ramGb ?? 0) * book.unitCents.ramGb)]);
  monthly.push([`${prefix}.storage`, Fraction.of(storageCents(book, units.storageGb ?? 0))]);
  monthly.push([`${prefix}.bandwidth`, Fraction.of((units.bandwidthTb ?? 0) * book.unitCents.bandwidthTb)]);
  const base = monthly.reduce((sum, [, value]) => sum.plus(value), Fraction.of(0));
  const totalGb = (plan.resources?.storageGb ?? 0) + (units.storageGb ?? 0);
  for (const addon of book.addons.filter(({ code }) => c.addons.includes(code))) {
    let value: Fraction;
    if (addon.rule === 'flat') value = Fraction.of(addon.monthlyCents);
    else if (addon.rule === 'storage') {
      const beyond = totalGb > addon.includedGb ? totalGb - addon.includedGb : 0;
      value = Fraction.of(addon.monthlyCents).plus(Fraction.of(beyond).times(Fraction.of(addon.perGbCents)));
    } else {
      const floor = Fraction.of(addon.minimumCents);
      value = base.times(percent(addon.basisPoints));
      if (value.isBelow(floor)) value = floor;
    }
    monthly.push([`addon.${addon.code}`, value]);
  }
  const servers = Fraction.of(c.quantity * months);
  const lines = monthly
    .map(([code, value]) => ({ code, amount: value.times(servers).rounded() }))
    .filter(({ code, amount }) => code === 'plan' || amount !== 0);
  const total = () => lines.reduce((sum, { amount }) => sum + amount, 0);
  const volume = book.discounts.volume.reduce(
    (best, v) => (c.quantity >= v.minQuantity ? v.basisPoints : best),
    0,
  );
  const committed =
    book.discounts.commitment.find((offered) => offered.months === commitment)?.basisPoints ?? 0;
  const discountBasisPoints = book.discounts.cycle[c.cycle] + committed + volume;
  const discount = Fraction.of(-total()).times(percent(discountBasisPoints)).rounded();
  if (discount < 0) lines.push({ code: 'discount', amount: discount });
  const beforeCoupon = total();
  const wanted =
    coupon?.amount ??
    Fraction.of(beforeCoupon)
      .times(percent(coupon?.basisPoints ?? 0))
      .rounded();
  const off = Math.min(wanted, beforeCoupon);
  if (off > 0) lines.push({ code: 'coupon', amount: -off });
  const once: { code: string; amount: number }[] = [];
  if (commitment < 12 && plan.setupCents > 0)
    once.push({ code: 'setup', amount: plan.setupCents * c.quantity });
  const tld = book.tlds.find((sold) => c.domain.name?.endsWith(`.${sold.tld}`));
  if (c.domain.mode === 'register' || c.domain.mode === 'transfer') {
    once.push({ code: 'domain', amount: tld?.yearlyCents ?? Number.NaN });
  }
  const inEu = customer.country in book.vatRates;
  const reverse =
    inEu && customer.country !== 'FR' && customer.type === 'business' && customer.vatNumberVerified;
  const rateBasisPoints = inEu && !reverse ? (book.vatRates[customer.country] ?? Number.NaN) : 0;
  const totals = (net: number) => {
    const vat = Fraction.of(net).times(percent(rateBasisPoints)).rounded();
    return { net, vat, gross: net + vat };
  };
  return {
    currency: book.currency,
    cycle: c.cycle,
    commitment,
    discountBasisPoints,
    lines,
    once,
    vat: { rateBasisPoints, note: reverse ? 'reverse_charge' : inEu ? null : 'export' },
    dueNow: totals(total() + once.reduce((sum, { amount }) => sum + amount, 0)),
    perPeriod: totals(total()),
    ...(coupon?.periods === undefined ? {} : { afterCoupon: totals(beforeCoupon) }),
  };
}
