import { z } from 'zod';
import { isCountryCode } from './countries';
import { checkDomain } from './domain-name';
import { extraRange, findPlan, type Plan, type PriceBook, RESOURCE_KEYS, type UnitRange } from './price-book';
import { type CustomerType, DOMAIN_MODES, type PricingIssueCode } from './pricing-input';

type Code = { message: PricingIssueCode };
type Limits = Partial<UnitRange>;
type Context = z.RefinementCtx;

const key = (code: PricingIssueCode): PricingIssueCode => code;

function refuse(ctx: Context, code: PricingIssueCode, path: PropertyKey[] = [], params?: Limits): void {
  const issue: Code = { message: code };
  ctx.addIssue({ code: 'custom', path, params, ...issue });
}

/** The stable code of what zod itself finds wrong. */
function codeOf(issue: z.core.$ZodRawIssue): PricingIssueCode {
  if (issue.code === 'unrecognized_keys') return 'errors.unknown';
  if (issue.input === undefined) return 'errors.required';
  if (issue.code === 'invalid_value') return 'errors.choice';
  if (issue.code === 'invalid_type') return issue.expected === 'int' ? 'errors.integer' : 'errors.type';
  return issue.code === 'too_big' || issue.code === 'too_small' ? 'errors.range' : 'errors.type';
}

const coded = { error: codeOf };

function checkRange(
  ctx: Context,
  value: number,
  { min, max, step }: UnitRange,
  path: PropertyKey[] = [],
): void {
  if (value < min || value > max) refuse(ctx, 'errors.range', path, { min, max, step });
  else if ((value - min) % step !== 0) refuse(ctx, 'errors.step', path, { min, max, step });
}

// Not z.int: that refuses what is beyond 2^53 without the limits that the message names.
const integer = z.number(coded).refine(Number.isInteger, { error: key('errors.integer'), abort: true });
const within = (range: UnitRange) => integer.superRefine((value, ctx) => checkRange(ctx, value, range));

const choiceOf = (values: readonly string[]) =>
  z.string(coded).refine((value) => values.includes(value), { error: key('errors.choice') });

function addonsSchema(book: PriceBook) {
  return z.array(choiceOf(book.addons.map(({ code }) => code)), coded).superRefine((codes, ctx) => {
    for (const [index, code] of codes.entries()) {
      if (codes.indexOf(code) !== index) refuse(ctx, 'errors.duplicate', [index]);
    }
  });
}

/** The name comes out in its ASCII form. */
function domainSchema(book: PriceBook) {
  return z
    .strictObject(
      { mode: z.enum(DOMAIN_MODES, coded), name: z.string(coded).max(253, coded).optional() },
      coded,
    )
    .transform((domain, ctx) => {
      const check = checkDomain(book, domain);
      if (!check.ok) refuse(ctx, check.code, ['name']);
      else if (check.name !== null) return { mode: domain.mode, name: check.name };
      return { mode: domain.mode };
    });
}

const customerTypes: CustomerType[] = ['consumer', 'business'];

const customerSchema = z
  .strictObject(
    {
      country: z.string(coded).refine(isCountryCode, { error: key('errors.country') }),
      type: z.enum(customerTypes, coded),
      vatNumberVerified: z.boolean(coded).optional(),
    },
    coded,
  )
  .superRefine(({ type, vatNumberVerified }, ctx) => {
    if (type === 'consumer' && vatNumberVerified)
      refuse(ctx, 'errors.vatNumberOfConsumer', ['vatNumberVerified']);
  });

/** A coupon is named by its code alone, in capitals; its terms are looked up, never taken from outside. */
const couponSchema = z
  .string(coded)
  .transform((code) => code.trim().toUpperCase())
  .refine((code) => /^[A-Z0-9][A-Z0-9_-]{0,39}$/.test(code), { error: key('errors.coupon') });

type Fitting = { resources?: object; extra?: Partial<Record<(typeof RESOURCE_KEYS)[number], number>> };

function checkFit(book: PriceBook, plan: Plan, { resources, extra }: Fitting, ctx: Context): void {
  if (plan.resources === null) {
    if (!resources) refuse(ctx, 'errors.required', ['resources']);
    if (extra) refuse(ctx, 'errors.extraOnCustomPlan', ['extra']);
    return;
  }
  if (resources) refuse(ctx, 'errors.resourcesOnFixedPlan', ['resources']);
  for (const name of RESOURCE_KEYS) {
    const units = extra?.[name];
    if (units !== undefined) checkRange(ctx, units, extraRange(book, plan, name), ['extra', name]);
  }
}

/**
 * What `POST /api/v1/pricing` and the order form accept, within the price book given. Every refusal is an issue
 * whose message is a PricingIssueCode and whose `params` hold the limits; read them with `pricingIssues`.
 */
export function pricingInputSchema(book: PriceBook) {
  const { ranges, quantity, discounts } = book;
  const months = discounts.commitment.map((offered) => offered.months);
  const resources = z.strictObject(
    {
      vcpu: within(ranges.vcpu),
      ramGb: within(ranges.ramGb),
      storageGb: within(ranges.storageGb),
      bandwidthTb: within(ranges.bandwidthTb),
    },
    coded,
  );
  const extra = z.strictObject(
    { vcpu: integer, ramGb: integer, storageGb: integer, bandwidthTb: integer },
    coded,
  );
  return z
    .strictObject(
      {
        plan: choiceOf(book.plans.map(({ code }) => code)),
        cycle: z.enum(['monthly', 'yearly'], coded),
        commitment: integer.refine((value) => months.includes(value), { error: key('errors.choice') }),
        quantity: within({ ...quantity, step: 1 }),
        addons: addonsSchema(book),
        resources: resources.optional(),
        extra: extra.partial().optional(),
        domain: domainSchema(book),
        coupon: couponSchema.optional(),
        customer: customerSchema,
      },
      coded,
    )
    .superRefine((input, ctx) => {
      const plan = findPlan(book, input.plan);
      if (plan) checkFit(book, plan, input, ctx);
    });
}

/** A checked order or pricing request: the configuration, with the coupon's code and the customer. */
export type PricingInput = z.output<ReturnType<typeof pricingInputSchema>>;

/** One refusal: the dotted path of the field, why, and the limits that were exceeded where there are any. */
export type PricingIssue = { path: string; code: PricingIssueCode; params?: Limits };

/** The issues of a failed parse, flat; an unknown field is reported at its own path. */
export function pricingIssues(error: z.ZodError): PricingIssue[] {
  return error.issues.flatMap((issue): PricingIssue[] => {
    const code = issue.message as PricingIssueCode;
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((field) => ({ path: [...issue.path, field].map(String).join('.'), code }));
    }
    const path = issue.path.map(String).join('.');
    return issue.code === 'custom' && issue.params
      ? [{ path, code, params: issue.params }]
      : [{ path, code }];
  });
}
