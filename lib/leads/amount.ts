/** Cents above this do not fit the column an amount is kept in. */
export const MAX_AMOUNT_CENTS = 2_000_000_000;

/**
 * An amount as a person types it (“1 234,50”, “1,234.50 €”, “990”) in cents; null when it is none.
 * The last comma or point with one or two digits behind it is the decimal sign.
 */
export function parseAmount(text: string): number | null {
  const bare = text.replace(/[\s\u00a0\u202f€]/g, '');
  const match = /^(\d{1,3}(?:[.,]?\d{3})*|\d+)(?:[.,](\d{1,2}))?$/.exec(bare);
  if (!match?.[1]) return null;
  const cents = Number(match[1].replace(/[.,]/g, '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return cents <= MAX_AMOUNT_CENTS ? cents : null;
}

/** Cents as a person would type them: what an amount field starts with. */
export function amountText(cents: number, locale: string): string {
  const whole = Math.trunc(cents / 100);
  const rest = cents % 100;
  if (rest === 0) return String(whole);
  return `${whole}${locale === 'fr' ? ',' : '.'}${String(rest).padStart(2, '0')}`;
}
