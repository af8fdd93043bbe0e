import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import type { RequestConfirmation, RequestStatus } from '@/lib/db/generated/enums';
import { conflictError, DomainError, forbiddenError, notFoundError } from '@/lib/errors';
import { recordPulse } from '@/lib/pulse/record';
import type { RequestChange } from './hints';
import { canCancel, canProcess, visibleHostingRequests, visibleServiceRequests } from './policy';
import { hasServices, moveCapacity, tellingOfFullCloud } from './request-capacity';
import type { RequestKind, RequestRef } from './schema';
import { canRequestMove } from './status';

type Subject = {
  kind: RequestKind;
  id: string;
  reference: string;
  status: RequestStatus;
  confirmation: RequestConfirmation;
  userId: string | null;
  leadId: string | null;
  assignedToId: string | null;
};

/** Somebody takes a request up: its servers get their places. Refuses with not_found, forbidden, transition, conflict, no_capacity. */
export function startProcessing(actor: Actor, ref: RequestRef): Promise<RequestChange> {
  return tellingOfFullCloud(() =>
    moveRequest(actor, ref, 'processing', (subject) => canProcess(actor, ref.kind, subject)),
  );
}

/**
 * The service is up: said by hand of what no provider brings up. Refuses with not_found, forbidden, transition,
 * conflict, no_capacity, `awaiting_confirmation` while it is not certain whose it is, and `services_decide` for a
 * request with services, which is active once they are.
 */
export function activateRequest(actor: Actor, ref: RequestRef): Promise<RequestChange> {
  return tellingOfFullCloud(() =>
    moveRequest(actor, ref, 'active', (subject) => canProcess(actor, ref.kind, subject)),
  );
}

/** A client takes a pending request back, or staff call one off. Refuses with not_found, forbidden, transition, conflict. */
export function cancelRequest(actor: Actor, ref: RequestRef): Promise<RequestChange> {
  return moveRequest(actor, ref, 'cancelled', (subject) => canCancel(actor, ref.kind, subject));
}

async function moveRequest(
  actor: Actor,
  ref: RequestRef,
  to: RequestStatus,
  permits: (subject: Subject) => boolean,
): Promise<RequestChange> {
  return db.$transaction(async (tx) => {
    const subject = await findSubject(tx, actor, ref);
    if (!canRequestMove(subject.status, to)) throw new DomainError('transition');
    if (!permits(subject)) throw forbiddenError();
    if (to === 'active' && subject.confirmation === 'awaiting')
      throw new DomainError('awaiting_confirmation');
    if (to === 'active' && ref.kind === 'hosting' && (await hasServices(tx, ref.id)))
      throw new DomainError('services_decide');
    await writeStatus(tx, subject, to);
    if (ref.kind === 'hosting') await moveCapacity(tx, ref.id, to);
    await recordMove(tx, actor, subject, to);
    const pulse = to === 'cancelled' ? 'request.cancelled' : null;
    return { kind: ref.kind, requestId: ref.id, leadId: subject.leadId, pulse };
  });
}

const fields = {
  id: true,
  reference: true,
  status: true,
  confirmation: true,
  userId: true,
  crmLead: { select: { id: true, assignedToId: true } },
} as const;

async function findSubject(tx: Db, actor: Actor, { kind, id }: RequestRef): Promise<Subject> {
  const row =
    kind === 'hosting'
      ? await tx.hostingRequest.findFirst({
          where: { AND: [visibleHostingRequests(actor), { id }] },
          select: fields,
        })
      : await tx.serviceRequest.findFirst({
          where: { AND: [visibleServiceRequests(actor), { id }] },
          select: fields,
        });
  if (!row) throw notFoundError();
  const { crmLead, ...request } = row;
  return { kind, ...request, leadId: crmLead?.id ?? null, assignedToId: crmLead?.assignedToId ?? null };
}

/** Conditional on the state that was read: of two at once one wins, the other is a conflict. */
async function writeStatus(
  tx: Db,
  { kind, id, status, confirmation }: Subject,
  to: RequestStatus,
): Promise<void> {
  const where = { id, status, confirmation };
  const at = now();
  const data = {
    status: to,
    ...(to === 'active' && { activatedAt: at }),
    ...(to === 'cancelled' && { cancelledAt: at }),
  };
  const { count } =
    kind === 'hosting'
      ? await tx.hostingRequest.updateMany({ where, data })
      : await tx.serviceRequest.updateMany({ where, data });
  if (count === 0) throw conflictError();
}

/** The timeline of its lead, the audit log, and the live feed when it ends. */
async function recordMove(tx: Db, actor: Actor, subject: Subject, to: RequestStatus): Promise<void> {
  const { kind, id, reference, status: from, leadId, assignedToId } = subject;
  const data = { reference, requestKind: kind, requestFrom: from, requestTo: to };
  if (leadId) {
    const at = now();
    await tx.crmActivity.create({
      data: {
        leadId,
        type: 'updated',
        subject: '',
        data,
        createdById: actor.id,
        completedAt: at,
        createdAt: at,
      },
    });
  }
  await recordAudit(tx, actor, `request.${to}`, { type: `${kind}_request`, id }, data);
  if (to !== 'cancelled') return;
  await recordPulse(tx, {
    type: 'request.cancelled',
    leadId: leadId ?? undefined,
    requestId: id,
    actorId: actor.id,
    assigneeId: assignedToId,
    data: { reference, kind },
  });
}
