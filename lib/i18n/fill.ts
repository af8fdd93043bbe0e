import type { AppLocale } from './routing';

type Params = Record<string, string | number>;
export type Plural = { one: string; other: string };

/**
 * A message with its {names} filled in. For pages that must stay light: the translation library is not in their
 * JavaScript, their messages come as plain strings from the server.
 */
export function fill(message: string, params: Params): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}

const rules = new Map<AppLocale, Intl.PluralRules>();

/** The form of a message that fits a count, with {count} and the other names filled in. */
export function fillPlural(locale: AppLocale, message: Plural, count: number, params: Params = {}): string {
  const rule = rules.get(locale) ?? new Intl.PluralRules(locale);
  rules.set(locale, rule);
  const form = rule.select(count) === 'one' ? message.one : message.other;
  return fill(form, { count: formatCount(locale, count), ...params });
}

/** A count in the reader's digits: 1 500 or 1,500. */
export function formatCount(locale: AppLocale, count: number): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** Basis points as a percentage: 1 500 → “15 %”. */
export function formatRate(locale: AppLocale, basisPoints: number): string {
  const options = { style: 'percent', maximumFractionDigits: 2 } as const;
  return new Intl.NumberFormat(locale, options).format(basisPoints / 10_000);
}
