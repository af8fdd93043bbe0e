import type { PriceBook } from './price-book';
import { pricingInputSchema } from './schema';

type PricingSchema = ReturnType<typeof pricingInputSchema>;

const schemas = new WeakMap<PriceBook, PricingSchema>();

/** `pricingInputSchema` of a book, made once: making it takes thirty times as long as parsing with it. */
export function pricingSchemaOf(book: PriceBook): PricingSchema {
  const known = schemas.get(book);
  if (known) return known;
  const schema = pricingInputSchema(book);
  schemas.set(book, schema);
  return schema;
}
