import { CUSTOM_KEYS, EXTRA_KEYS, type OrderAddress, parseConfiguration } from '@/lib/catalog/configuration';
import { withPriceableDomain } from '@/lib/catalog/domain-name';
import { findPlan, type PriceBook, RESOURCE_KEYS } from '@/lib/catalog/price-book';
import type { PriceQuote } from '@/lib/catalog/price-quote';
import { quotePrice } from '@/lib/catalog/pricing';
import type { CouponTerms } from '@/lib/catalog/pricing-input';

/** The fields that make the price: what the address of the page holds. */
export const CONFIGURATION_FIELDS = [
  'plan',
  'cycle',
  'commitment',
  'quantity',
  'cpu',
  'ram',
  'storage',
  'bandwidth',
  'extraCpu',
  'extraRam',
  'extraStorage',
  'extraBandwidth',
  'domainMode',
  'domainName',
  'coupon',
  'country',
  'customerType',
] as const;

/** What is typed about the person: kept in the tab, never in the address. */
export const DETAIL_FIELDS = ['name', 'email', 'phone', 'company', 'vatNumber', 'notes', 'terms'] as const;

export type ConfigurationField = (typeof CONFIGURATION_FIELDS)[number];
export type DetailField = (typeof DETAIL_FIELDS)[number];
export type OrderField = ConfigurationField | DetailField;

/** The order form as typed, by the names its fields have; nothing in it is checked. */
export type OrderValues = Record<OrderField, string> & { addons: readonly string[] };
export type ConfigurationValues = Pick<OrderValues, ConfigurationField | 'addons'>;

export const EMPTY_DETAILS: Record<DetailField, string> = {
  name: '',
  email: '',
  phone: '',
  company: '',
  vatNumber: '',
  notes: '',
  terms: '',
};

/** The fields as an address shows them. */
export function valuesOfAddress(address: OrderAddress, book: PriceBook): ConfigurationValues {
  const { configuration, customer, coupon } = address;
  const { plan, cycle, commitment, quantity, addons, resources, extra, domain } = configuration;
  const values: ConfigurationValues = {
    plan,
    cycle,
    commitment: String(commitment),
    quantity: String(quantity),
    addons,
    cpu: '',
    ram: '',
    storage: '',
    bandwidth: '',
    extraCpu: '',
    extraRam: '',
    extraStorage: '',
    extraBandwidth: '',
    domainMode: domain.mode,
    domainName: domain.name ?? '',
    coupon: coupon ?? '',
    country: customer.country,
    customerType: customer.type,
  };
  for (const key of RESOURCE_KEYS) {
    values[CUSTOM_KEYS[key]] = String(resources?.[key] ?? book.ranges[key].min);
    values[EXTRA_KEYS[key]] = String(extra?.[key] ?? 0);
  }
  return values;
}

/** The order that the fields describe, every number brought into its range: for the price shown and the address. */
export function addressOfValues(values: ConfigurationValues, book: PriceBook): OrderAddress {
  const params = new URLSearchParams();
  for (const field of CONFIGURATION_FIELDS) params.set(field, values[field]);
  params.set('addons', values.addons.join(','));
  params.set('domain', `${values.domainMode}:${values.domainName}`);
  params.set('type', values.customerType);
  return parseConfiguration(params, book);
}

/** The fields with the plan's units brought into the ranges of that plan; the other plan's stay as typed. */
export function withUnitsInRange(values: OrderValues, book: PriceBook): OrderValues {
  const inRange = valuesOfAddress(addressOfValues(values, book), book);
  const custom = findPlan(book, values.plan)?.resources === null;
  const next = { ...values, quantity: inRange.quantity };
  for (const key of RESOURCE_KEYS) {
    const field = custom ? CUSTOM_KEYS[key] : EXTRA_KEYS[key];
    next[field] = inRange[field];
  }
  return next;
}

/** What was sent and came back, as fields; what is missing keeps the value given. */
export function valuesOfForm(
  sent: Readonly<Record<string, string | string[]>> | undefined,
  initial: OrderValues,
): OrderValues {
  if (!sent) return initial;
  const next = { ...initial, addons: [sent.addons ?? []].flat() };
  for (const field of [...CONFIGURATION_FIELDS, ...DETAIL_FIELDS]) {
    const value = sent[field];
    if (typeof value === 'string') next[field] = value;
  }
  return next;
}

/**
 * The live price of the fields, by the same engine as the server's. A domain that is still being typed is left out;
 * a coupon counts only once its terms are known.
 */
export function quoteOfValues(
  values: ConfigurationValues,
  book: PriceBook,
  coupon: CouponTerms | null,
): PriceQuote {
  const address = addressOfValues(values, book);
  const terms = coupon && coupon.code === address.coupon ? coupon : undefined;
  return quotePrice(book, withPriceableDomain(book, address.configuration), address.customer, terms);
}
