import { shareOf } from '../money';
import type { PriceBook } from './price-book';
import type { Totals, Vat, VatRule } from './price-quote';
import type { Customer } from './pricing-input';

/** Whether the country has a VAT rate of the European Union in this book. */
export function isEuCountry(book: PriceBook, country: string): boolean {
  return Object.hasOwn(book.vatRates, country);
}

function ruleFor(book: PriceBook, customer: Customer): VatRule {
  if (customer.country === book.sellerCountry) return 'vat.seller';
  if (!isEuCountry(book, customer.country)) return 'vat.export';
  const verified = customer.type === 'business' && customer.vatNumberVerified === true;
  return verified ? 'vat.reverse-charge' : 'vat.destination';
}

/**
 * The one VAT rate of a document, by the client's country, status and VAT number: the seller's country at its
 * rate; an EU consumer, or business without a verified number, at their country's rate (Directive 2006/112/EC,
 * art. 58); a verified EU business under reverse charge (art. 196); outside the EU, export.
 */
export function vatFor(book: PriceBook, customer: Customer): Vat {
  const rule = ruleFor(book, customer);
  const taxed = rule === 'vat.seller' || rule === 'vat.destination';
  return {
    rateBasisPoints: taxed ? (book.vatRates[customer.country] ?? 0) : 0,
    note: rule === 'vat.reverse-charge' ? 'reverse_charge' : rule === 'vat.export' ? 'export' : null,
    trace: {
      rule,
      country: customer.country,
      priceBookVersion: book.version,
      rounding: 'half-away-from-zero',
    },
  };
}

/** Net, VAT and gross of a document in cents: VAT is rounded once, on the net sum, half away from zero. */
export function totalsOf(net: number, rateBasisPoints: number): Totals {
  const vat = shareOf(net, rateBasisPoints);
  return { net, vat, gross: net + vat };
}
