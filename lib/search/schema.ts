import { z } from 'zod';
import { storable } from '@/lib/storable-text';

/** The address of a search; what cannot be read searches for nothing. */
export const searchSchema = z.object({
  q: z.string().transform(storable).pipe(z.string().trim().max(100)).default('').catch(''),
});
