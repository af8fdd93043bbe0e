import { z } from 'zod';

/** A coupon as typed, in capitals. */
export const couponCodeSchema = z.object({
  coupon: z
    .string()
    .trim()
    .toUpperCase()
    .min(1)
    .regex(/^[A-Z0-9][A-Z0-9_-]{0,39}$/, { error: 'errors.coupon' }),
});
