import 'server-only';
import type { Db } from '@/lib/db/client';
import { enqueueJob } from '@/lib/jobs/enqueue';

/**
 * Puts a message that was given up back in the queue, to be worded afresh: its old links may be over.
 * False when it was not given up.
 */
export async function requeueEmail(tx: Db, emailId: string): Promise<boolean> {
  const { count } = await tx.emailMessage.updateMany({
    where: { id: emailId, status: 'failed' },
    data: { status: 'queued', error: null, subject: null, html: null, text: null, renderedAt: null },
  });
  if (count === 0) return false;
  await enqueueJob(tx, 'send_email', { emailId }, { key: `email:${emailId}` });
  return true;
}
