import { z } from 'zod';
import { isCountryCode } from './countries';
import type { PriceBook } from './price-book';
import type { CouponTerms } from './pricing-input';

const cents = z.int().min(0).max(1_000_000_000);
const basisPoints = z.int().min(0).max(10_000);
const count = z.int().min(0).max(1_000_000);
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const country = z.string().refine(isCountryCode, { error: 'errors.country' });

const resources = z.strictObject({ vcpu: count, ramGb: count, storageGb: count, bandwidthTb: count });
const plan = z.union([
  z.strictObject({ code, resources, monthlyCents: cents, setupCents: cents }),
  z.strictObject({ code, resources: z.null(), monthlyCents: z.null(), setupCents: cents }),
]);

const range = z
  .strictObject({ min: count, max: count, step: count.min(1) })
  .refine(({ min, max, step }) => max >= min && (max - min) % step === 0, { error: 'errors.range' });

const addon = z.discriminatedUnion('rule', [
  z.strictObject({ code, rule: z.literal('flat'), monthlyCents: cents }),
  z.strictObject({ code, rule: z.literal('share'), basisPoints, minimumCents: cents }),
  z.strictObject({
    code,
    rule: z.literal('storage'),
    monthlyCents: cents,
    includedGb: count,
    perGbCents: cents,
  }),
]);

/** Bands must rise and end with the open one, or some gigabytes would have no price. */
const storageBands = z
  .array(z.strictObject({ upToGb: count.min(1).nullable(), unitCents: cents }))
  .refine(
    (bands) => bands.at(-1)?.upToGb === null && bands.slice(0, -1).every(({ upToGb }) => upToGb !== null),
    {
      error: 'errors.bandsOpen',
    },
  )
  .refine(
    (bands) => bands.every(({ upToGb }, i) => upToGb === null || upToGb > (bands[i - 1]?.upToGb ?? 0)),
    {
      error: 'errors.bandsOrder',
    },
  );

const discounts = z
  .strictObject({
    cycle: z.strictObject({ monthly: basisPoints, yearly: basisPoints }),
    commitment: z.array(z.strictObject({ months: count.max(120), basisPoints })).min(1),
    volume: z.array(z.strictObject({ minQuantity: count.min(1), basisPoints })),
  })
  .refine(
    ({ cycle, commitment, volume }) =>
      Math.max(cycle.monthly, cycle.yearly) +
        Math.max(0, ...commitment.map((d) => d.basisPoints)) +
        Math.max(0, ...volume.map((d) => d.basisPoints)) <=
      10_000,
    { error: 'errors.discountsAboveWhole' },
  );

const isDistinct = (values: readonly (string | number)[]): boolean => new Set(values).size === values.length;

/**
 * A stored price book, checked whole: integers only, codes distinct, bands complete, discounts that together never
 * exceed the price, and a VAT rate for the seller's own country. Refuses with zod issues whose messages are keys.
 */
export const priceBookSchema: z.ZodType<PriceBook> = z
  .strictObject({
    version: z.int().min(1),
    currency: z.string().regex(/^[A-Z]{3}$/),
    sellerCountry: country,
    plans: z.array(plan).min(1),
    unitCents: z.strictObject({ vcpu: cents, ramGb: cents, bandwidthTb: cents }),
    storageBands,
    ranges: z.strictObject({ vcpu: range, ramGb: range, storageGb: range, bandwidthTb: range }),
    quantity: z
      .strictObject({ min: count.min(1), max: count.max(10_000) })
      .refine(({ min, max }) => max >= min),
    addons: z.array(addon),
    tlds: z.array(
      z.strictObject({ tld: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/), yearlyCents: cents }),
    ),
    discounts,
    yearlyMinimumCommitment: count.max(120),
    setupWaivedFromMonths: count.max(120),
    vatRates: z.record(country, basisPoints),
  })
  .superRefine((book, ctx) => {
    const lists: [string, (string | number)[]][] = [
      ['plans', book.plans.map((p) => p.code)],
      ['addons', book.addons.map((a) => a.code)],
      ['tlds', book.tlds.map((t) => t.tld)],
      ['discounts.commitment', book.discounts.commitment.map((c) => c.months)],
      ['discounts.volume', book.discounts.volume.map((v) => v.minQuantity)],
    ];
    for (const [path, values] of lists) {
      if (!isDistinct(values))
        ctx.addIssue({ code: 'custom', path: path.split('.'), message: 'errors.duplicate' });
    }
    const { commitment } = book.discounts;
    for (const months of [0, book.yearlyMinimumCommitment]) {
      if (commitment.some((c) => c.months === months)) continue;
      ctx.addIssue({ code: 'custom', path: ['discounts', 'commitment'], message: 'errors.required' });
    }
    if (book.vatRates[book.sellerCountry] === undefined) {
      ctx.addIssue({ code: 'custom', path: ['vatRates', book.sellerCountry], message: 'errors.required' });
    }
  });

const couponCode = z.string().regex(/^[A-Z0-9][A-Z0-9_-]{0,39}$/);
const periods = z.int().min(1).max(120).optional();

/** Terms of a coupon as stored: a rate or an amount, never both, for ever or for the first `periods` periods. */
export const couponTermsSchema: z.ZodType<CouponTerms> = z.union([
  z.strictObject({ code: couponCode, basisPoints: basisPoints.min(1), periods }),
  z.strictObject({ code: couponCode, amount: cents.min(1), periods }),
]);
