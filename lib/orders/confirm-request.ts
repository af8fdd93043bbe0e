import 'server-only';
import { hashToken } from '@/lib/auth/tokens';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import { DomainError } from '@/lib/errors';
import { recordPulse } from '@/lib/pulse/record';
import type { RequestChange } from './hints';
import type { RequestKind } from './schema';

export type ConfirmedRequest = RequestChange & { reference: string };

/**
 * The owner of a known address says by their e-mail's link that a request is theirs: request and lead become the
 * client's. Call it from a POST, since opening a link changes nothing. The link works once; `link_invalid` otherwise.
 */
export async function confirmRequest(token: string): Promise<ConfirmedRequest> {
  return db.$transaction(async (tx) => {
    const { id, userId, hostingRequestId, serviceRequestId } = await takeToken(tx, token);
    const kind: RequestKind = hostingRequestId ? 'hosting' : 'service';
    const requestId = hostingRequestId ?? serviceRequestId;
    if (!requestId) throw new Error(`token ${id} names no request`);
    const reference = await giveRequest(tx, kind, requestId, userId);
    const lead = await giveLead(tx, kind, requestId, userId);
    const notifications = lead ? await tellSeller(tx, lead, { reference, requestKind: kind }) : [];
    await recordPulse(tx, {
      type: 'request.confirmed',
      leadId: lead?.id,
      requestId,
      assigneeId: lead?.assignedToId ?? null,
      data: { reference, kind },
    });
    return {
      kind,
      requestId,
      reference,
      leadId: lead?.id ?? null,
      pulse: 'request.confirmed',
      notifications,
    };
  });
}

/** What the page before the button shows; null when the link opens nothing. Reads only: mail scanners open links. */
export async function findConfirmation(
  token: string,
): Promise<{ kind: RequestKind; reference: string } | null> {
  const row = await db.userToken.findFirst({
    where: usable(token),
    select: {
      hostingRequest: { select: { reference: true } },
      serviceRequest: { select: { reference: true } },
    },
  });
  if (row?.hostingRequest) return { kind: 'hosting', ...row.hostingRequest };
  return row?.serviceRequest ? { kind: 'service', ...row.serviceRequest } : null;
}

function usable(token: string) {
  return {
    tokenHash: hashToken(token),
    purpose: 'confirm_request' as const,
    usedAt: null,
    revokedAt: null,
    expiresAt: { gt: now() },
    user: { active: true },
  };
}

/** Uses the link up: of two at once one gets it. */
async function takeToken(tx: Db, token: string) {
  const row = await tx.userToken.findFirst({
    where: usable(token),
    select: { id: true, userId: true, hostingRequestId: true, serviceRequestId: true },
  });
  if (!row) throw new DomainError('link_invalid');
  const { count } = await tx.userToken.updateMany({
    where: { id: row.id, usedAt: null, revokedAt: null },
    data: { usedAt: now() },
  });
  if (count === 0) throw new DomainError('link_invalid');
  return row;
}

async function giveRequest(tx: Db, kind: RequestKind, id: string, userId: string): Promise<string> {
  const where = { id, confirmation: 'awaiting' as const };
  const data = { userId, confirmation: 'confirmed' as const, confirmedAt: now() };
  const select = { reference: true };
  const [row] =
    kind === 'hosting'
      ? await tx.hostingRequest.updateManyAndReturn({ where, data, select })
      : await tx.serviceRequest.updateManyAndReturn({ where, data, select });
  if (!row) throw new DomainError('link_invalid');
  return row.reference;
}

async function giveLead(tx: Db, kind: RequestKind, requestId: string, customerId: string) {
  const where = kind === 'hosting' ? { hostingRequestId: requestId } : { serviceRequestId: requestId };
  const [lead] = await tx.crmLead.updateManyAndReturn({
    where,
    data: { customerId, version: { increment: 1 } },
    select: { id: true, title: true, assignedToId: true },
  });
  return lead ?? null;
}

type ConfirmedLead = { id: string; title: string; assignedToId: string | null };

/** A line in the lead's timeline and, when somebody has the lead, one in their bell. */
async function tellSeller(
  tx: Db,
  { id: leadId, title, assignedToId }: ConfirmedLead,
  data: { reference: string; requestKind: RequestKind },
): Promise<{ id: string; userId: string }[]> {
  const at = now();
  await tx.crmActivity.create({
    data: { leadId, type: 'confirmed', subject: '', data, completedAt: at, createdAt: at },
  });
  if (!assignedToId) return [];
  const notification = await tx.notification.create({
    data: {
      userId: assignedToId,
      kind: 'request_confirmed',
      data: { leadId, title, reference: data.reference },
      href: `/crm/leads/${leadId}`,
      dedupeKey: `request_confirmed:${leadId}`,
      createdAt: at,
    },
    select: { id: true, userId: true },
  });
  return [notification];
}
