import 'server-only';
import { JsonRefusal } from '@/lib/http-json';
import { jsonPricingIssues } from './json-issues';
import { type BareQuote, type PriceQuote, withoutTrace } from './price-quote';
import { quotePrice } from './pricing';
import { pricingSchemaOf } from './pricing-schema';
import { currentPriceBook, findCoupon } from './queries';

/**
 * The price of a JSON configuration by the price book valid now: the documented amounts, or with `trace` the reason
 * of each line too. Refuses with every field that does not fit; a price is never guessed.
 */
export async function priceOfJson(body: unknown, trace: boolean): Promise<BareQuote | PriceQuote> {
  const parsed = pricingSchemaOf(await currentPriceBook()).safeParse(body);
  if (!parsed.success) {
    throw new JsonRefusal(400, 'check_fields', { issues: jsonPricingIssues(parsed.error) });
  }
  const { coupon: code, customer, ...configuration } = parsed.data;
  const coupon = code === undefined ? null : await findCoupon(code);
  if (code !== undefined && !coupon) {
    throw new JsonRefusal(400, 'check_fields', { issues: [{ path: 'coupon', code: 'coupon' }] });
  }
  const quote = quotePrice(await currentPriceBook(), configuration, customer, coupon ?? undefined);
  return trace ? quote : withoutTrace(quote);
}
