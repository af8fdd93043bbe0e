import type { Role } from '@/lib/db/generated/enums';

type Wished = { discountBp: number; approvedBp: number | null };
type Grantor = { role: Role; quoteDiscountBp: number };

/** Whether somebody may send this discount as it is: an admin any, a seller up to their limit or to what was approved. */
export function mayGrant({ discountBp, approvedBp }: Wished, { role, quoteDiscountBp }: Grantor): boolean {
  if (role === 'ADMIN') return true;
  return role === 'SELLER' && discountBp <= Math.max(quoteDiscountBp, approvedBp ?? 0);
}
