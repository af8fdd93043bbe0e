/** Why a person must look at an order; each is a message key of `automation.reason`. */
export const NOT_STANDARD = [
  'custom_plan',
  'country',
  'too_many',
  'vat_number',
  'note',
  'unconfirmed',
  'no_seller',
  'no_capacity',
  'in_work',
  'refused',
] as const;
export type NotStandard = (typeof NOT_STANDARD)[number];

export type OrderAtHand = {
  planCode: string;
  country: string;
  quantity: number;
  /** A number that would change the VAT, not verified. */
  unverifiedVatNumber: boolean;
  hasNote: boolean;
  isConfirmed: boolean;
  hasSeller: boolean;
  hasRoom: boolean;
  /** Somebody has begun with it: its lead has moved or has a quote, or the request is no longer pending. */
  isInWork: boolean;
};

export type StandardRules = { countries: readonly string[]; maxServers: number };

/** What makes an order one for a person, the first that applies; null for a standard one. */
export function whyNotStandard(
  order: OrderAtHand,
  { countries, maxServers }: StandardRules,
): NotStandard | null {
  if (order.isInWork) return 'in_work';
  if (!order.isConfirmed) return 'unconfirmed';
  if (order.planCode === 'custom') return 'custom_plan';
  if (!countries.includes(order.country)) return 'country';
  if (order.quantity > maxServers) return 'too_many';
  if (order.unverifiedVatNumber) return 'vat_number';
  if (order.hasNote) return 'note';
  if (!order.hasSeller) return 'no_seller';
  return order.hasRoom ? null : 'no_capacity';
}
