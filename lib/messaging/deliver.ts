import 'server-only';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { env } from '@/lib/env';
import { hideTokens } from './hide-tokens';
import { type RenderedEmail, renderOnce } from './render-email';
import { sendByResend } from './send-by-resend';
import { Undeliverable } from './undeliverable';

type Attempt = { isLast: boolean };

/**
 * Renders a queued message and sends it, or keeps it here when no provider is set. What can never be
 * delivered, and what fails for the last time, is marked failed with its reason; anything else is
 * thrown, so that the job comes again later.
 */
export async function deliverEmail(emailId: string, { isLast }: Attempt): Promise<void> {
  try {
    const { RESEND_API_KEY } = env();
    const email = await renderOnce(emailId, !RESEND_API_KEY);
    if (email) await dispatch(email, RESEND_API_KEY);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const giveUp = error instanceof Undeliverable || isLast;
    await settle(emailId, { error: reason.slice(0, 500), ...(giveUp && { status: 'failed' }) });
    if (!(error instanceof Undeliverable)) throw error;
  }
}

/** Without a provider only what was worded while there was one comes here. */
async function dispatch(email: RenderedEmail, providerKey: string | undefined): Promise<void> {
  if (!providerKey) return settle(email.id, { status: 'kept', error: null });
  const providerId = await sendByResend(providerKey, email);
  await settle(email.id, {
    status: 'sent',
    sentAt: now(),
    providerId,
    error: null,
    // Its owner has the links now; an admin who reads the mailbox must not.
    html: hideTokens(email.html),
    text: hideTokens(email.text),
  });
}

/** Written only while it waits: what another run settled stays. */
async function settle(emailId: string, data: Prisma.EmailMessageUpdateManyMutationInput): Promise<void> {
  await db.emailMessage.updateMany({ where: { id: emailId, status: 'queued' }, data });
}
