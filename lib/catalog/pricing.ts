import { toSafeCents } from '../money';
import { soldDomain } from './domain-name';
import { effectiveCommitment, type Plan, type PriceBook } from './price-book';
import type { PriceLine, PriceQuote } from './price-quote';
import { addonLines } from './pricing-addons';
import { type Configuration, type CouponTerms, type Customer, PricingRefusal } from './pricing-input';
import { makeLine, periodOf, sumOf } from './pricing-lines';
import { couponLine, discountLine, discountParts } from './pricing-reductions';
import { priceServer } from './pricing-resources';
import { totalsOf, vatFor } from './vat';

/** Units and counts only: ranges and steps are the schema's to hold, a fraction or a negative is never priced. */
function refuseInexact({ quantity, resources, extra }: Configuration): void {
  const counts: [string, number][] = [
    ['quantity', quantity - 1],
    ...Object.entries(resources ?? {}).map(([key, units]): [string, number] => [`resources.${key}`, units]),
    ...Object.entries(extra ?? {}).map(([key, units]): [string, number] => [`extra.${key}`, units ?? 0]),
  ];
  for (const [path, count] of counts) {
    if (!Number.isSafeInteger(count)) throw new PricingRefusal('errors.integer', path);
    if (count < 0) throw new PricingRefusal('errors.range', path);
  }
}

function setupLine(book: PriceBook, plan: Plan, quantity: number, commitment: number): PriceLine | null {
  if (plan.setupCents === 0 || commitment >= book.setupWaivedFromMonths) return null;
  const amount = toSafeCents(BigInt(plan.setupCents) * BigInt(quantity));
  return makeLine(book, 'setup', amount, 'exact', { rule: 'setup', unitCents: plan.setupCents, quantity });
}

function domainLine(book: PriceBook, configuration: Configuration): PriceLine | null {
  const sold = soldDomain(book, configuration.domain);
  if (!sold || sold.yearlyCents === 0) return null;
  const rule = { rule: 'domain.year', tld: sold.tld, unitCents: sold.yearlyCents, years: 1 } as const;
  return makeLine(book, 'domain', sold.yearlyCents, 'exact', rule);
}

const present = (lines: (PriceLine | null)[]): PriceLine[] => lines.filter((line) => line !== null);

/**
 * The price of a configuration in integer cents of the book's currency, line by line with the reason of each
 * (docs: “How a price is computed”). Pure and exact: each line is rounded once, half away from zero; totals are
 * sums of lines; VAT is rounded once on each net sum. A coupon with `periods` also gives the period after it.
 * Expects ranges checked by `pricingInputSchema`. Throws PricingRefusal on anything that has no price in the book.
 */
export function quotePrice(
  book: PriceBook,
  configuration: Configuration,
  customer: Customer,
  coupon?: CouponTerms,
): PriceQuote {
  refuseInexact(configuration);
  const { cycle, quantity } = configuration;
  const commitment = effectiveCommitment(book, cycle, configuration.commitment);
  const period = periodOf(cycle, quantity);
  const server = priceServer(book, configuration, period);
  const recurring = [...server.lines, ...addonLines(book, configuration.addons, server, period)];
  const parts = discountParts(book, configuration, commitment);
  const discount = discountLine(book, parts, sumOf(recurring));
  const discounted = [...recurring, ...present([discount])];
  const lines = [...discounted, ...present([couponLine(book, coupon, sumOf(discounted))])];
  const once = present([setupLine(book, server.plan, quantity, commitment), domainLine(book, configuration)]);
  const vat = vatFor(book, customer);
  const quote: PriceQuote = {
    currency: book.currency,
    cycle,
    commitment,
    discountBasisPoints: parts.reduce((sum, { basisPoints }) => sum + basisPoints, 0),
    lines,
    once,
    vat,
    dueNow: totalsOf(sumOf(lines) + sumOf(once), vat.rateBasisPoints),
    perPeriod: totalsOf(sumOf(lines), vat.rateBasisPoints),
  };
  if (coupon?.periods === undefined) return quote;
  return { ...quote, afterCoupon: totalsOf(sumOf(discounted), vat.rateBasisPoints) };
}
