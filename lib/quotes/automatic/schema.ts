import { z } from 'zod';
import { COUNTRY_CODES } from '@/lib/catalog/countries';

const known: readonly string[] = COUNTRY_CODES;

/** `countries`: codes of two letters, between spaces or commas. */
export const automationSchema = z.object({
  version: z.coerce.number().int().min(0).max(2_147_483_647),
  autoQuote: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
  countries: z
    .string()
    .trim()
    .min(1)
    .max(1_000)
    .transform((text) => [
      ...new Set(
        text
          .toUpperCase()
          .split(/[\s,;]+/)
          .filter(Boolean),
      ),
    ])
    .refine((codes) => codes.every((code) => known.includes(code)), { error: 'errors.country' }),
  maxServers: z.coerce.number().int().min(1).max(50),
});

export type AutomationInput = z.output<typeof automationSchema>;
