import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';
import type { RequestKind } from './schema';

type Who = Pick<Actor, 'id' | 'role'>;

/**
 * Which requests somebody sees. Staff see them all (the hosting dashboard is theirs to read, service requests theirs
 * to process); a client sees those that are certainly their own.
 */
export function visibleHostingRequests(actor: Who): Prisma.HostingRequestWhereInput {
  return actor.role === 'CLIENT' ? { userId: actor.id } : {};
}

export function visibleServiceRequests(actor: Who): Prisma.ServiceRequestWhereInput {
  return actor.role === 'CLIENT' ? { userId: actor.id } : {};
}

type Subject = { userId: string | null; assignedToId: string | null };

/**
 * Whether somebody sees who is behind a request (name, e-mail, phone): an admin always, a seller when the lead is
 * theirs or in the pool, a client for their own.
 */
export function canSeeContact(actor: Who, { userId, assignedToId }: Subject): boolean {
  if (actor.role === 'ADMIN') return true;
  if (actor.role === 'CLIENT') return userId === actor.id;
  return assignedToId === null || assignedToId === actor.id;
}

/**
 * Whether somebody moves a request on. Hosting is the admins' to run, and a seller's when the lead is theirs; service
 * requests are processed by whoever sees their contact.
 */
export function canProcess(actor: Who, kind: RequestKind, subject: Subject): boolean {
  if (actor.role === 'ADMIN') return true;
  if (actor.role !== 'SELLER') return false;
  return kind === 'service' ? canSeeContact(actor, subject) : subject.assignedToId === actor.id;
}

/** A client may take back what nobody has started on; staff whatever they may process. */
export function canCancel(
  actor: Who,
  kind: RequestKind,
  subject: Subject & { status: 'pending' | 'processing' | 'active' | 'cancelled' },
): boolean {
  if (actor.role === 'CLIENT') return subject.userId === actor.id && subject.status === 'pending';
  return canProcess(actor, kind, subject);
}
