import { z } from 'zod';

/** Letters of the country and 2 to 13 more (Directive 2006/112/EC, art. 215), separators dropped. */
export const vatNumberSchema = z
  .string()
  .max(30)
  .transform((value) => value.replace(/[\s.-]/g, '').toUpperCase())
  .refine((value) => /^[A-Z]{2}[A-Z0-9]{2,13}$/.test(value), { error: 'errors.vat_number' });
