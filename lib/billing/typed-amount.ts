/** Cents above this do not fit the column an amount is kept in. */
export const MOST_CENTS = 2_000_000_000;

/**
 * An amount as a person or a bank writes it (“1 234,50”, “+1,234.50 €”, “990”, “-12.00”) in cents; null when it is none.
 * The last comma or point with one or two digits behind it is the decimal sign.
 */
export function amountCents(text: string): number | null {
  const bare = text.replace(/[\s\u00a0\u202f']|€|EUR/gi, '');
  const match = /^([+\-−]?)(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(bare);
  if (!match?.[2]) return null;
  const cents = Number(match[2].replace(/[.,]/g, '')) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  if (cents > MOST_CENTS) return null;
  return match[1] === '-' || match[1] === '−' ? -cents : cents;
}

/** Cents as a person would type them. */
export function amountText(cents: number, locale: string): string {
  const sign = locale === 'fr' ? ',' : '.';
  return `${Math.trunc(cents / 100)}${sign}${String(cents % 100).padStart(2, '0')}`;
}
