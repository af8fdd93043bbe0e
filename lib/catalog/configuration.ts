import { isCountryCode } from './countries';
import {
  effectiveCommitment,
  extraRange,
  findPlan,
  type Plan,
  type PriceBook,
  RESOURCE_KEYS,
  type ResourceKey,
  type Resources,
  type UnitRange,
} from './price-book';
import {
  type Configuration,
  type Customer,
  DOMAIN_MODES,
  type DomainChoice,
  type DomainMode,
} from './pricing-input';

/** What the address of the order page holds. Nothing in it is trusted: a VAT number is never verified by it. */
export type OrderAddress = {
  configuration: Configuration;
  customer: Pick<Customer, 'country' | 'type'>;
  /** As typed, in capitals; null when there is none. */
  coupon: string | null;
};

/** URLSearchParams, or what a page receives as its search parameters. */
export type QueryParams = URLSearchParams | Readonly<Record<string, string | string[] | undefined>>;

/** Names of the custom units, in the address and in the form. */
export const CUSTOM_KEYS = {
  vcpu: 'cpu',
  ramGb: 'ram',
  storageGb: 'storage',
  bandwidthTb: 'bandwidth',
} as const satisfies Record<ResourceKey, string>;

/** Names of the units added to a fixed plan, in the address and in the form. */
export const EXTRA_KEYS = {
  vcpu: 'extraCpu',
  ramGb: 'extraRam',
  storageGb: 'extraStorage',
  bandwidthTb: 'extraBandwidth',
} as const satisfies Record<ResourceKey, string>;

function valuesOf(params: QueryParams, key: string): string[] {
  if (params instanceof URLSearchParams) return params.getAll(key);
  const value = Object.hasOwn(params, key) ? params[key] : undefined;
  return [value].flat().filter((item) => typeof item === 'string');
}

const firstOf = (params: QueryParams, key: string): string => valuesOf(params, key)[0] ?? '';

/** Typed text that survives a round trip through an address: bounded, trimmed, no control or broken characters. */
function cleanText(text: string, maxLength: number): string {
  return text
    .slice(0, maxLength)
    .replace(/\p{Cc}|\p{Cs}/gu, '')
    .trim();
}

/** The nearest value on the steps of the range; the fallback when the text is not a number. */
function numberWithin(text: string, { min, max, step }: UnitRange, fallback: number): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isNaN(value)) return fallback;
  const clamped = Math.min(Math.max(value, min), max);
  const last = max - ((max - min) % step);
  return Math.min(min + Math.round((clamped - min) / step) * step, last);
}

function parseCommitment(text: string, book: PriceBook): number {
  const offered = book.discounts.commitment.find(({ months }) => String(months) === text.trim());
  return offered?.months ?? 0;
}

function parseDomain(text: string): DomainChoice {
  const [typed = '', ...rest] = text.split(':');
  const mode: DomainMode = DOMAIN_MODES.find((known) => known === typed.trim()) ?? 'none';
  const name = cleanText(rest.join(':'), 253);
  return mode === 'none' || name === '' ? { mode } : { mode, name };
}

/** The smallest custom server: every slider at its left end. */
function defaultResources(book: PriceBook): Resources {
  const { vcpu, ramGb, storageGb, bandwidthTb } = book.ranges;
  return { vcpu: vcpu.min, ramGb: ramGb.min, storageGb: storageGb.min, bandwidthTb: bandwidthTb.min };
}

function parseUnits(
  params: QueryParams,
  plan: Plan,
  book: PriceBook,
): Pick<Configuration, 'resources' | 'extra'> {
  if (plan.resources === null) {
    const resources = defaultResources(book);
    for (const key of RESOURCE_KEYS) {
      resources[key] = numberWithin(firstOf(params, CUSTOM_KEYS[key]), book.ranges[key], resources[key]);
    }
    return { resources };
  }
  const extra: Partial<Resources> = {};
  for (const key of RESOURCE_KEYS) {
    const units = numberWithin(firstOf(params, EXTRA_KEYS[key]), extraRange(book, plan, key), 0);
    if (units > 0) extra[key] = units;
  }
  return Object.keys(extra).length > 0 ? { extra } : {};
}

/**
 * The order that an address describes. Never throws: a field that is missing or makes no sense takes its default
 * (the book's first plan, monthly, no commitment, one server), a number is clamped to its range and steps, unknown
 * parameters are ignored. A typed domain name or coupon is kept as typed; the schema judges it.
 */
export function parseConfiguration(params: QueryParams, book: PriceBook): OrderAddress {
  const plan = findPlan(book, firstOf(params, 'plan').trim()) ?? book.plans[0];
  if (!plan) throw new RangeError('a price book has at least one plan');
  const cycle = firstOf(params, 'cycle').trim() === 'yearly' ? 'yearly' : 'monthly';
  const addons = valuesOf(params, 'addons')
    .flatMap((value) => value.split(','))
    .map((code) => code.trim());
  const country = firstOf(params, 'country').trim().toUpperCase();
  return {
    configuration: {
      plan: plan.code,
      cycle,
      commitment: effectiveCommitment(book, cycle, parseCommitment(firstOf(params, 'commitment'), book)),
      quantity: numberWithin(firstOf(params, 'quantity'), { ...book.quantity, step: 1 }, book.quantity.min),
      addons: book.addons.map(({ code }) => code).filter((code) => addons.includes(code)),
      ...parseUnits(params, plan, book),
      domain: parseDomain(firstOf(params, 'domain')),
    },
    customer: {
      country: isCountryCode(country) ? country : book.sellerCountry,
      type: firstOf(params, 'type').trim() === 'business' ? 'business' : 'consumer',
    },
    coupon: cleanText(firstOf(params, 'coupon').toUpperCase(), 40) || null,
  };
}

/** Percent-encoding that leaves the characters readable that a query may hold as they are. */
function encode(value: string): string {
  return encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':');
}

function domainText({ mode, name }: DomainChoice): string {
  const typed = cleanText(name ?? '', 253);
  return mode === 'none' || typed === '' ? mode : `${mode}:${typed}`;
}

/**
 * The shortest query (no leading “?”) for an order: only what differs from the defaults, in a stable order, so that
 * one order has one address. `parseConfiguration` gives the same order back.
 */
export function serializeConfiguration(
  { configuration, customer, coupon }: OrderAddress,
  book: PriceBook,
): string {
  const { plan, cycle, commitment, quantity, addons, resources, extra, domain } = configuration;
  const smallest = defaultResources(book);
  const shortest = (value: string | number, fallback: string | number) =>
    value === fallback ? '' : String(value);
  const fields: [string, string][] = [
    ['plan', shortest(plan, book.plans[0]?.code ?? '')],
    ['cycle', shortest(cycle, 'monthly')],
    [
      'commitment',
      shortest(effectiveCommitment(book, cycle, commitment), effectiveCommitment(book, cycle, 0)),
    ],
    ['quantity', shortest(quantity, book.quantity.min)],
    ...RESOURCE_KEYS.map((key): [string, string] => [
      CUSTOM_KEYS[key],
      shortest(resources?.[key] ?? smallest[key], smallest[key]),
    ]),
    ...RESOURCE_KEYS.map((key): [string, string] => [EXTRA_KEYS[key], shortest(extra?.[key] ?? 0, 0)]),
    ['addons', book.addons.flatMap(({ code }) => (addons.includes(code) ? [code] : [])).join(',')],
    ['domain', shortest(domainText(domain), 'none')],
    ['coupon', cleanText((coupon ?? '').toUpperCase(), 40)],
    ['country', shortest(customer.country, book.sellerCountry)],
    ['type', shortest(customer.type, 'consumer')],
  ];
  return fields.flatMap(([key, value]) => (value === '' ? [] : [`${key}=${encode(value)}`])).join('&');
}
