import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { Prisma } from '@/lib/db/generated/client';
import { isWholeHours } from '@/lib/tallies/tallies';
import { type PulseTile, pulseReach } from '../policy';

export type Viewer = Pick<Actor, 'id' | 'role'>;

/** Which leads, named `l`, count for a viewer in a tile. */
export function leadInReach(actor: Viewer, tile: PulseTile): Prisma.Sql {
  const reach = pulseReach(actor, tile);
  if (reach === 'all') return Prisma.sql`TRUE`;
  if (reach === 'none') return Prisma.sql`FALSE`;
  return Prisma.sql`(l."assignedToId" = ${actor.id} OR l."assignedToId" IS NULL)`;
}

/** The same for a request, named `r`; its seller is the one of its lead. */
export function requestInReach(actor: Viewer, tile: PulseTile, kind: 'hosting' | 'service'): Prisma.Sql {
  const reach = pulseReach(actor, tile);
  if (reach === 'all') return Prisma.sql`TRUE`;
  if (reach === 'none') return Prisma.sql`FALSE`;
  const link = kind === 'hosting' ? Prisma.sql`l."hostingRequestId"` : Prisma.sql`l."serviceRequestId"`;
  return Prisma.sql`EXISTS (SELECT 1 FROM "CrmLead" l
    WHERE ${link} = r."id" AND ${leadInReach(actor, tile)})`;
}

/** A column within a half-open period. */
export function within(column: Prisma.Sql, period: { from: Date; to: Date }): Prisma.Sql {
  return Prisma.sql`${column} >= ${period.from} AND ${column} < ${period.to}`;
}

/** Whether a tile's figures can be read from the running counts: those of the whole company, by whole hours. */
export function canReadTallies(actor: Viewer, tile: PulseTile, period: { from: Date; to: Date }): boolean {
  return pulseReach(actor, tile) === 'all' && isWholeHours(period);
}
