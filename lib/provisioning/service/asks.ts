import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { type Actor, isStaff } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import type { ServiceAskKind } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { DomainError, forbiddenError, notFoundError } from '@/lib/errors';
import { channelNames } from '@/lib/realtime/channels';
import type { Hint } from '@/lib/realtime/publish';
import { serviceHints } from './hints';
import { visibleServices } from './policy';
import { subjectOf } from './record';
import type { AskServiceInput } from './schema';
import { ring } from './tell';

const OPEN = { withdrawnAt: null, settledAt: null };

type Lead = { id: string; title: string; assignedToId: string | null } | null;
type Told = { kind: ServiceAskKind; note?: string; reference: string; ordinal: number };

/**
 * A client asks for another size, or to end a service of theirs with its period: a line in the lead's timeline and in
 * the bell of whoever has the lead, or of every admin. Asked again while one is open it is the same (`already_asked`).
 * Refuses with not_found what is not theirs, and `transition` for what does not run.
 */
export async function askService(actor: Actor, { serviceId, kind, note }: AskServiceInput): Promise<Hint[]> {
  return db.$transaction(async (tx) => {
    const service = await tx.service.findFirst({ where: { id: serviceId, userId: actor.id } });
    if (!service) throw notFoundError();
    if (service.state !== 'active' && service.state !== 'suspended') throw new DomainError('transition');
    const createdAt = now();
    const { count } = await tx.serviceAsk.createMany({
      data: [{ id: newId(), serviceId, kind, note, createdAt }],
      skipDuplicates: true,
    });
    if (count === 0) throw new DomainError('already_asked');
    const { reference, ordinal, lead } = await subjectOf(tx, service);
    const rung = await tellSeller(tx, actor, lead, { kind, note, reference, ordinal });
    await recordAudit(tx, actor, `service.${kind}_asked`, { type: 'service', id: serviceId });
    return [...serviceHints(service), ...rung, ...leadHint(lead)];
  });
}

async function tellSeller(tx: Db, actor: Actor, lead: Lead, { kind, note, ...facts }: Told): Promise<Hint[]> {
  const createdAt = now();
  if (lead) await writeLine(tx, actor, lead.id, { ...facts, ask: kind, note: note ?? '' });
  const admins = { role: 'ADMIN', active: true } as const;
  const readers = lead?.assignedToId
    ? [{ id: lead.assignedToId }]
    : await tx.user.findMany({ where: admins, take: 200, select: { id: true } });
  const data = { ...facts, ask: kind, by: actor.name, title: lead?.title ?? facts.reference };
  const href = lead ? `/crm/leads/${lead.id}` : '/admin/cloud/services';
  const lines = readers.map(({ id: userId }) => {
    const id = newId();
    return { id, userId, kind: 'service_ask', data, href, dedupeKey: `service_ask:${id}`, createdAt };
  });
  return ring(tx, lines);
}

type Line = {
  reference: string;
  ordinal: number;
  ask: ServiceAskKind | 'withdrawn' | 'settled';
  note: string;
};

async function writeLine(tx: Db, actor: Actor, leadId: string, data: Line): Promise<void> {
  const at = now();
  const times = { completedAt: at, createdAt: at };
  await tx.crmActivity.create({
    data: { leadId, type: 'updated', subject: '', data, createdById: actor.id, ...times },
  });
}

function leadHint(lead: Lead): Hint[] {
  if (!lead) return [];
  return [{ channel: channelNames.lead(lead.id), event: 'lead.updated', payload: { leadId: lead.id } }];
}

/** A client takes back what they asked. Refuses with not_found what is not theirs or over. */
export function withdrawAsk(actor: Actor, { askId }: { askId: string }): Promise<Hint[]> {
  return endAsk(actor, { id: askId, service: { userId: actor.id } }, 'withdrawn');
}

/** Staff have done what was asked, or agreed on something else. Refuses with forbidden and not_found. */
export async function settleAsk(actor: Actor, { askId }: { askId: string }): Promise<Hint[]> {
  if (!isStaff(actor)) throw forbiddenError();
  return endAsk(actor, { id: askId, service: visibleServices(actor) }, 'settled');
}

type Which = { id: string; service: ReturnType<typeof visibleServices> };

async function endAsk(actor: Actor, which: Which, how: 'withdrawn' | 'settled'): Promise<Hint[]> {
  return db.$transaction(async (tx) => {
    const ask = await tx.serviceAsk.findFirst({ where: { ...which, ...OPEN }, include: { service: true } });
    if (!ask) throw notFoundError();
    const { count } = await tx.serviceAsk.updateMany({
      where: { id: ask.id, ...OPEN },
      data: how === 'withdrawn' ? { withdrawnAt: now() } : { settledAt: now() },
    });
    if (count === 0) throw notFoundError();
    const { reference, ordinal, lead } = await subjectOf(tx, ask.service);
    if (lead) await writeLine(tx, actor, lead.id, { reference, ordinal, ask: how, note: '' });
    await recordAudit(tx, actor, `service.ask_${how}`, { type: 'service', id: ask.serviceId });
    return [...serviceHints(ask.service), ...leadHint(lead)];
  });
}
