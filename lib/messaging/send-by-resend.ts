import 'server-only';
import { Resend } from 'resend';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import type { RenderedEmail } from './render-email';
import { Undeliverable } from './undeliverable';

// Answers that say "not now" rather than "never": trying the same again can succeed.
const TRY_AGAIN = new Set([401, 403, 408, 409, 425, 429]);

const PATIENCE_MS = 15_000;

/**
 * Hands a message to Resend and returns its id there. The same words have the same idempotency key,
 * so a second attempt never sends twice. Throws Undeliverable for what Resend will never take, and an
 * ordinary error for what is worth another attempt (limits, outages, a wrong key an admin can mend).
 */
export async function sendByResend(apiKey: string, email: RenderedEmail): Promise<string> {
  const { EMAIL_FROM = '' } = env();
  const { id, to, subject, html, text } = email;
  const attachments = await filesOf(id);
  const { data, error } = await new Resend(apiKey).emails.send(
    { from: EMAIL_FROM, to, subject, html, text, ...(attachments.length > 0 && { attachments }) },
    {
      idempotencyKey: `${id}/${email.renderedAt.getTime()}`,
      // A provider that stalls must not hold the worker, which has other things to do.
      signal: AbortSignal.timeout(PATIENCE_MS),
    },
  );
  if (data) return data.id;
  const status = error.statusCode ?? 0;
  const reason = `${status || 'network'} ${error.name}: ${error.message}`.slice(0, 500);
  if (status >= 400 && status < 500 && !TRY_AGAIN.has(status)) throw new Undeliverable(reason);
  throw new Error(reason);
}

async function filesOf(emailId: string) {
  const files = await db.emailAttachment.findMany({
    where: { emailId },
    orderBy: { fileName: 'asc' },
    select: { fileName: true, contentType: true, content: true },
    take: 10,
  });
  return files.map(({ fileName, contentType, content }) => ({
    filename: fileName,
    contentType,
    content: Buffer.from(content).toString('base64'),
  }));
}
