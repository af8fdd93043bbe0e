import 'server-only';
import { type PriceBook, RESOURCE_KEYS } from '@/lib/catalog/price-book';
import type { PriceQuote } from '@/lib/catalog/price-quote';
import { quotePrice } from '@/lib/catalog/pricing';
import { pricingSchemaOf } from '@/lib/catalog/pricing-schema';
import { type PricingInput, pricingIssues } from '@/lib/catalog/schema';
import { DomainError } from '@/lib/errors';
import { formatMoney } from '@/lib/money';
import { fieldOfPath, pricingInputOf } from './order-configuration';
import type { OrderFacts } from './order-facts';
import type { HostingOrderInput } from './schema';

/** The flat form checked against the price book; refuses with every field that does not fit. */
export function checkedPricing(input: HostingOrderInput, book: PriceBook): PricingInput {
  const parsed = pricingSchemaOf(book).safeParse(pricingInputOf(input, book));
  if (parsed.success) return parsed.data;
  const issues = pricingIssues(parsed.error).map(({ path, code, params }) => ({
    field: fieldOfPath(path),
    // Message keys of the errors namespace have no dots.
    code: code.slice('errors.'.length).replaceAll('.', '_'),
    params: { ...params },
  }));
  throw new DomainError('check_fields', { issues });
}

/** The price of a checked order; a VAT number counts only when the platform verified it for this client. */
export function pricedOrder(
  book: PriceBook,
  pricing: PricingInput,
  facts: OrderFacts,
  vatNumber: string | undefined,
): PriceQuote {
  const { coupon, customer, ...configuration } = pricing;
  if (coupon !== undefined && !facts.coupon) throw new DomainError('coupon', { field: 'coupon' });
  const vat = facts.verifiedVat;
  const vatNumberVerified =
    customer.type === 'business' && vat?.number === vatNumber && vat?.country === customer.country;
  const buyer = { country: customer.country, type: customer.type, vatNumberVerified };
  return quotePrice(book, configuration, buyer, facts.coupon ?? undefined);
}

type Shown = { shownTotalCents?: number; locale: string };

/**
 * Refuses a price that the visitor was not shown. The refusal names the new one and puts it into the form, so that
 * sending again accepts it; that is also how a page without JavaScript shows its price.
 */
export function refuseUnseenPrice(quote: PriceQuote, { shownTotalCents, locale }: Shown): void {
  const { gross } = quote.dueNow;
  if (shownTotalCents === gross) return;
  throw new DomainError(shownTotalCents === undefined ? 'price_to_confirm' : 'price_changed', {
    params: { total: formatMoney(gross, quote.currency, locale), totalCents: gross },
    values: { shownTotalCents: String(gross) },
  });
}

/** Net of one server's month before reductions, in cents, from the lines of a quote. */
export function serverMonthCents(quote: PriceQuote, quantity: number): number {
  const codes = [
    'plan',
    ...RESOURCE_KEYS.flatMap((key) => {
      const name = key.replace(/(Gb|Tb)$/, '');
      return [`custom.${name}`, `extra.${name}`];
    }),
  ];
  const months = quote.cycle === 'yearly' ? 12 : 1;
  const sum = quote.lines
    .filter(({ code }) => codes.includes(code))
    .reduce((total, { amount }) => total + amount, 0);
  return Math.round(sum / (quantity * months));
}
