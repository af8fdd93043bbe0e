import 'server-only';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { AlertSeverity } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { recordPulse } from './record';

type Opened = {
  id: string /** False when the same alert was open already and is only counted again. */;
  isNew: boolean;
};

/**
 * Raises an alert inside the caller's transaction. While one with this key is open, it is the same alert:
 * counted once more, its data and last time brought up to date, its severity never lowered. Safe in parallel.
 */
export async function openAlert(
  tx: Db,
  key: string,
  kind: string,
  severity: AlertSeverity,
  data: Prisma.InputJsonObject,
): Promise<Opened> {
  const id = newId();
  const at = now();
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "Alert" AS a ("id", "key", "kind", "severity", "data", "openedAt", "lastSeenAt")
    VALUES (${id}, ${key}, ${kind}, ${severity}::"AlertSeverity", ${JSON.stringify(data)}::jsonb, ${at}, ${at})
    ON CONFLICT ("key") WHERE "resolvedAt" IS NULL DO UPDATE SET
      "count" = a."count" + 1,
      "lastSeenAt" = GREATEST(a."lastSeenAt", EXCLUDED."lastSeenAt"),
      "data" = EXCLUDED."data",
      "severity" = GREATEST(a."severity", EXCLUDED."severity")
    RETURNING a."id"`;
  if (!row) throw new Error('an upsert returns its row');
  const isNew = row.id === id;
  if (isNew) await recordPulse(tx, { type: 'alert.opened', data: { alertId: id, kind, severity } });
  return { id: row.id, isNew };
}

/** Closes the open alert of this key, if there is one, because its cause is gone. Says whether it did. */
export async function resolveAlert(tx: Db, key: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ id: string; kind: string }[]>`
    UPDATE "Alert" SET "resolvedAt" = ${now()} WHERE "key" = ${key} AND "resolvedAt" IS NULL
    RETURNING "id", "kind"`;
  if (!row) return false;
  await recordPulse(tx, { type: 'alert.resolved', data: { alertId: row.id, kind: row.kind } });
  return true;
}
