import { z } from 'zod';
import { daySchema } from '@/lib/day-schema';

const day = daySchema.optional().catch(undefined);
const word = z
  .string()
  .regex(/^[\w.]{1,64}$/)
  .optional()
  .catch(undefined);

/** The audit log's state, as its address holds it; what cannot be read falls back. */
export const auditFilterSchema = z.object({
  who: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional()
    .catch(undefined),
  action: word,
  subject: word,
  id: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional()
    .catch(undefined),
  from: day,
  to: day,
  after: z.string().max(100).optional().catch(undefined),
});

export type AuditFilter = z.infer<typeof auditFilterSchema>;
