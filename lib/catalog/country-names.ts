import type { AppLocale } from '@/lib/i18n/routing';
import { COUNTRY_CODES } from './countries';

/** Every country by its name in the language, sorted; the seller's own first. */
export function countryNames(locale: AppLocale, first: string): { code: string; name: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const all = COUNTRY_CODES.map((code) => ({ code, name: names.of(code) ?? code }));
  const sorted = all.sort((a, b) => a.name.localeCompare(b.name, locale));
  return [...sorted.filter(({ code }) => code === first), ...sorted.filter(({ code }) => code !== first)];
}
