import 'server-only';
import type { Db } from '@/lib/db/client';
import type { AlertSeverity } from '@/lib/db/generated/enums';
import { openAlert, resolveAlert } from '@/lib/pulse/alerts';
import { roomsOf } from './node-room';
import { CAPACITY_KEYS, type NodeRoom } from './placement';
import { QUOTA_CRITICAL, QUOTA_WARNING } from './quota-limits';

/** How bad a share is; null while it is none of it. */
export function quotaSeverity(percent: number): AlertSeverity | null {
  if (percent >= QUOTA_CRITICAL) return 'critical';
  return percent >= QUOTA_WARNING ? 'warning' : null;
}

/** Taken of what the open nodes can sell, in whole percent, rounded down. Null without an open node. */
export function takenPercent(rooms: readonly NodeRoom[], key: (typeof CAPACITY_KEYS)[number]): number | null {
  const open = rooms.filter((room) => room.open);
  const total = open.reduce((sum, room) => sum + room.total[key], 0);
  const free = open.reduce((sum, room) => sum + room.free[key], 0);
  return total === 0 ? null : Math.floor(((total - free) * 100) / total);
}

/** Raises or closes the alert of each resource, after anything that changes what is free. */
export async function reviewQuotas(tx: Db): Promise<void> {
  const rooms = await roomsOf(tx);
  for (const key of CAPACITY_KEYS) {
    const percent = takenPercent(rooms, key);
    const severity = percent === null ? null : quotaSeverity(percent);
    const kind = `cloud.${key}`;
    if (severity) await openAlert(tx, kind, kind, severity, { percent });
    else await resolveAlert(tx, kind);
  }
}
