import type { PricingIssueCode } from '@/lib/catalog/pricing-input';
import type { CheckWords } from './field-checks';

/** Why a typed domain name is refused, in the page's words. */
export function domainError(code: PricingIssueCode, words: CheckWords): string {
  const key = code.slice('errors.'.length).replaceAll('.', '_');
  return Object.entries(words).find(([name]) => name === key)?.[1] ?? words.format;
}
