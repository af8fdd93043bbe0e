import { z } from 'zod';
import { EmailStatus } from '@/lib/db/generated/enums';

/** The mailbox's state, as its address holds it; what cannot be read falls back. */
export const mailboxFilterSchema = z.object({
  q: z.string().trim().max(100).default('').catch(''),
  status: z.enum(EmailStatus).optional().catch(undefined),
  after: z.string().max(100).optional().catch(undefined),
});

export type MailboxFilter = z.infer<typeof mailboxFilterSchema>;

export const emailSchema = z.object({ emailId: z.string().min(1).max(64) });
