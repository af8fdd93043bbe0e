import { z } from 'zod';

/**
 * A calendar day that people type. Where calendars begin and end is refused: the year 0 exists for JavaScript but not
 * for the database, and the day after 9999-12-31 has no ordinary name.
 */
export const daySchema = z.iso
  .date()
  .refine((day) => day >= '1900-01-01' && day <= '2999-12-31', { error: 'errors.format', abort: true });
