import 'server-only';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { messagesOf } from '@/lib/i18n/messages';
import { channelNames } from '@/lib/realtime/channels';
import { publish } from '@/lib/realtime/publish';

const HOUR_MS = 3_600_000;

/**
 * Rings the bell of every active admin after a job was given up; once an hour for each kind of job,
 * so that an outage is one line and not a thousand.
 */
export async function tellAdminsOfFailure(task: string): Promise<void> {
  const admins = await db.user.findMany({
    where: { role: 'ADMIN', active: true },
    take: 200,
    select: { id: true, locale: true },
  });
  const at = now();
  const hour = Math.floor(at.getTime() / HOUR_MS);
  const written = await db.notification.createManyAndReturn({
    data: admins.map(({ id, locale }) => ({
      id: newId(),
      userId: id,
      kind: 'job_failed',
      data: { job: nameOfTask(task, messagesOf(locale).admin.jobs.task) },
      href: '/admin/mailbox',
      dedupeKey: `job_failed:${task}:${hour}:${id}`,
      createdAt: at,
    })),
    skipDuplicates: true,
    select: { id: true, userId: true },
  });
  await publish(
    written.map(({ id, userId }) => ({
      channel: channelNames.user(userId),
      event: 'notification.new' as const,
      payload: { notificationId: id },
    })),
  );
}

function nameOfTask(task: string, names: Record<string, string>): string {
  return names[task] ?? task;
}
