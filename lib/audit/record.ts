import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';

export type AuditSubject = { type: string; id?: string };

/** Writes who did what to what, inside the command's own transaction. */
export async function recordAudit(
  tx: Db,
  actor: Pick<Actor, 'id'> | null,
  action: string,
  subject: AuditSubject,
  data: Prisma.InputJsonObject = {},
  ip?: string,
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      at: now(),
      actorId: actor?.id,
      action,
      subjectType: subject.type,
      subjectId: subject.id,
      data,
      ip,
    },
  });
}
