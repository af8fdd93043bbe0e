import type { PriceBook } from './price-book';
import { type DomainChoice, type PricingIssueCode, PricingRefusal } from './pricing-input';

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const TOP_LEVEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;
/** What the URL parser would take for a port, a path, credentials or an escape rather than for the host. */
const NOT_A_HOST = /[\s/\\@:?#%[\]<>^|]/;

function isLabel(label: string): boolean {
  const reserved = label.slice(2, 4) === '--' && !label.startsWith('xn--');
  return LABEL.test(label) && !reserved;
}

function toAscii(host: string): string | null {
  try {
    return new URL(`http://${host}/`).hostname;
  } catch {
    return null;
  }
}

/**
 * A typed domain name in its ASCII form (“Café.FR ” → “xn--caf-dma.fr”), by the WHATWG URL parser's IDNA, the same
 * in Node and in the browser. Null when it is not a full domain name (RFC 1035 lengths, letters, digits, hyphens).
 */
export function normalizeDomainName(raw: string): string | null {
  const typed = raw.trim().replace(/\.$/, '');
  if (typed === '' || typed.length > 253 || NOT_A_HOST.test(typed)) return null;
  const name = toAscii(typed);
  if (name === null) return null;
  const labels = name.split('.');
  const valid = labels.length >= 2 && name.length <= 253 && labels.every(isLabel);
  return valid && TOP_LEVEL.test(labels[labels.length - 1] ?? '') ? name : null;
}

type SoldDomain = { tld: string; yearlyCents: number };
type DomainCheck =
  | { ok: true; name: string | null; sold: SoldDomain | null }
  | { ok: false; code: PricingIssueCode };

const refused = (code: PricingIssueCode): DomainCheck => ({ ok: false, code });

/** The longest TLD of the book that the name stands under, so that “co.uk” would win over “uk”. */
function soldTld(book: PriceBook, name: string): SoldDomain | undefined {
  const under = book.tlds.filter(({ tld }) => name.endsWith(`.${tld}`));
  return under.sort((a, b) => b.tld.length - a.tld.length)[0];
}

/** Checks a domain choice and finds what it costs; a TLD that is not sold is refused, its price never guessed. */
export function checkDomain(book: PriceBook, domain: DomainChoice): DomainCheck {
  const typed = domain.name?.trim() ?? '';
  if (domain.mode === 'none') {
    return typed === '' ? { ok: true, name: null, sold: null } : refused('errors.domain.unexpected');
  }
  if (typed === '') return refused('errors.domain.required');
  const name = normalizeDomainName(typed);
  if (name === null) return refused('errors.domain.invalid');
  if (domain.mode === 'existing') return { ok: true, name, sold: null };
  const sold = soldTld(book, name);
  if (!sold) return refused('errors.domain.tld');
  const label = name.slice(0, -sold.tld.length - 1);
  return label.includes('.') ? refused('errors.domain.subdomain') : { ok: true, name, sold };
}

/** What the domain costs for its first year; null when nothing. Throws PricingRefusal when it cannot be priced. */
export function soldDomain(book: PriceBook, domain: DomainChoice): SoldDomain | null {
  if (domain.mode === 'none' || domain.mode === 'existing') return null;
  const check = checkDomain(book, domain);
  if (!check.ok) throw new PricingRefusal(check.code, 'domain.name');
  return check.sold;
}

/** The same configuration without a domain that cannot be priced yet, for a live price while the name is typed. */
export function withPriceableDomain<T extends { domain: DomainChoice }>(
  book: PriceBook,
  configuration: T,
): T {
  const { mode } = configuration.domain;
  const free = mode === 'none' || mode === 'existing';
  return free || checkDomain(book, configuration.domain).ok
    ? configuration
    : { ...configuration, domain: { mode: 'none' } };
}
