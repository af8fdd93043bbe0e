import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { EmailStatus } from '@/lib/db/generated/enums';
import { forbiddenError, notFoundError } from '@/lib/errors';
import { pageOf, placeFromText } from '@/lib/keyset';
import type { MailboxFilter } from './filter';
import { requeueEmail } from './requeue-email';

const PAGE = 50;

/** One page of the messages the platform made, the newest first. Admins only. */
export async function listEmails(actor: Actor, filter: MailboxFilter) {
  if (!isAdmin(actor)) throw forbiddenError();
  const place = placeFromText(filter.after);
  const contains = { contains: filter.q, mode: 'insensitive' } as const;
  const found = await db.emailMessage.findMany({
    where: {
      AND: [
        filter.status ? { status: filter.status } : {},
        filter.q ? { OR: [{ toEmail: contains }, { subject: contains }] } : {},
        place ? { OR: [{ createdAt: { lt: place.at } }, { createdAt: place.at, id: { lt: place.id } }] } : {},
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
    select: {
      id: true,
      template: true,
      toEmail: true,
      subject: true,
      status: true,
      error: true,
      locale: true,
      createdAt: true,
    },
  });
  return pageOf(found, PAGE, ({ createdAt }) => createdAt);
}

export type EmailRow = Awaited<ReturnType<typeof listEmails>>['rows'][number];

/** How many messages stand where. Admins only. */
export async function countEmails(actor: Actor): Promise<Record<EmailStatus, number>> {
  if (!isAdmin(actor)) throw forbiddenError();
  const groups = await db.emailMessage.groupBy({ by: ['status'], _count: true });
  const counts: Record<EmailStatus, number> = { queued: 0, kept: 0, sent: 0, failed: 0 };
  for (const { status, _count } of groups) counts[status] = _count;
  return counts;
}

/** One message with its words; null when there is none. Admins only. */
export async function getEmail(actor: Actor, id: string) {
  if (!isAdmin(actor)) throw forbiddenError();
  return db.emailMessage.findUnique({
    where: { id },
    select: {
      id: true,
      template: true,
      toEmail: true,
      subject: true,
      html: true,
      text: true,
      status: true,
      error: true,
      locale: true,
      providerId: true,
      createdAt: true,
      sentAt: true,
      user: { select: { id: true, name: true } },
      attachments: { select: { id: true, fileName: true }, orderBy: { fileName: 'asc' }, take: 10 },
    },
  });
}

/** A file of a message with its content; null when there is none. Admins only. */
export async function getAttachment(actor: Actor, emailId: string, id: string) {
  if (!isAdmin(actor)) throw forbiddenError();
  return db.emailAttachment.findFirst({
    where: { id, emailId },
    select: { fileName: true, contentType: true, content: true },
  });
}

export type EmailDetail = NonNullable<Awaited<ReturnType<typeof getEmail>>>;

/** Sends a message that was given up again. Admins only; refuses with `not_found` any other. */
export async function retryEmail(actor: Actor, { emailId }: { emailId: string }): Promise<void> {
  if (!isAdmin(actor)) throw forbiddenError();
  await db.$transaction(async (tx) => {
    // Its given-up job goes with it: it is this one that tries again.
    await tx.$executeRaw`SELECT graphile_worker.remove_job(${`email:${emailId}`})`;
    if (!(await requeueEmail(tx, emailId))) throw notFoundError();
    await recordAudit(tx, actor, 'email.retried', { type: 'email', id: emailId });
  });
}
