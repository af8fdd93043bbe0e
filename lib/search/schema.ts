import { z } from 'zod';

/** The address of a search; what cannot be read searches for nothing. */
export const searchSchema = z.object({ q: z.string().trim().max(100).default('').catch('') });
