import 'server-only';
import type { EmailTemplate, EmailTemplateProps } from '@/emails/catalogue';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';
import type { Locale } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { enqueueJob } from '@/lib/jobs/enqueue';

type NewEmail<T extends EmailTemplate> = {
  template: T;
  props: EmailTemplateProps[T];
  to: string;
  userId?: string;
  locale: Locale;
  /** Names the occasion: the same key makes one e-mail however often it is asked for. */
  dedupeKey: string;
};

/** Queues an e-mail inside the caller's transaction; the worker renders and delivers it. */
export async function enqueueEmail<T extends EmailTemplate>(tx: Db, email: NewEmail<T>): Promise<void> {
  const id = newId();
  const { count } = await tx.emailMessage.createMany({
    data: [
      {
        id,
        template: email.template,
        props: email.props,
        toEmail: email.to,
        userId: email.userId,
        locale: email.locale,
        dedupeKey: email.dedupeKey,
        createdAt: now(),
      },
    ],
    skipDuplicates: true,
  });
  if (count === 1) await enqueueJob(tx, 'send_email', { emailId: id }, { key: `email:${id}` });
}
