/** Basis points in one whole: 10 000 bp = 100 %. */
export const BASIS_POINTS = 10_000n;

/**
 * numerator ÷ denominator to the nearest integer, halves away from zero (2.5 → 3, −2.5 → −3).
 * BigInt throughout, so no product is ever large enough to lose a cent. Throws RangeError when denominator ≤ 0.
 */
export function roundHalfAwayFromZero(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('denominator must be positive');
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** Whether numerator ÷ denominator is a whole number, that is, whether rounding it changes nothing. */
export function dividesExactly(numerator: bigint, denominator: bigint): boolean {
  return numerator % denominator === 0n;
}

/** BigInt cents as a number. Throws RangeError beyond ±(2^53 − 1), where a number would no longer be exact. */
export function toSafeCents(cents: bigint): number {
  if (cents > BigInt(Number.MAX_SAFE_INTEGER) || cents < BigInt(Number.MIN_SAFE_INTEGER)) {
    throw new RangeError('amount exceeds the exact integer range');
  }
  return Number(cents);
}

/** The share of an amount in cents at a rate in basis points, rounded once to the cent, half away from zero. */
export function shareOf(cents: number, basisPoints: number): number {
  return toSafeCents(roundHalfAwayFromZero(BigInt(cents) * BigInt(basisPoints), BASIS_POINTS));
}

type Formatter = { format: Intl.NumberFormat; decimals: number };

const formatters = new Map<string, Formatter>();

function formatterOf(currency: string, locale: string): Formatter {
  const key = `${locale} ${currency}`;
  const known = formatters.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const formatter = { format, decimals: format.resolvedOptions().maximumFractionDigits ?? 2 };
  formatters.set(key, formatter);
  return formatter;
}

/**
 * An integer amount of minor units as text in the reader's language: (1990, 'EUR', 'fr') → “19,90 €”.
 * The decimal point is placed in the digits, never by a division. Throws RangeError when cents is not a safe integer.
 */
export function formatMoney(cents: number, currency: string, locale: string): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError('amount must be an integer of minor units');
  const { format, decimals } = formatterOf(currency, locale);
  const digits = String(Math.abs(cents)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  const sign = cents < 0 ? '-' : '';
  return format.format(`${sign}${whole}${decimals > 0 ? `.${fraction}` : ''}` as Intl.StringNumericLiteral);
}
