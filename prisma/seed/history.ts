import { db } from '@/lib/db/client';
import type { LeadStatus } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { probabilityOf } from '@/lib/leads/scoring';
import { isClosed, LOST_REASONS } from '@/lib/leads/status';
import type { Chance } from './chance';
import { DAY_MS } from './people';

const PATH = ['new', 'contacted', 'qualified', 'proposal'] as const;
const HOUR_MS = 3_600_000;

export type Step = { at: Date; from: LeadStatus; to: LeadStatus };

/** The stages that a lead of this age has been through: the older, the further. */
export function stepsOf(chance: Chance, createdAt: Date, until: Date): Step[] {
  const steps: Step[] = [];
  const reach = chance.next();
  const goal: LeadStatus = reach < 0.34 ? 'won' : reach < 0.62 ? 'lost' : chance.pick(PATH);
  let at = createdAt.getTime() + chance.between(1, 20) * HOUR_MS;
  let from: LeadStatus = 'new';
  for (const to of PATH.slice(1)) {
    if (from === goal) return steps.filter((step) => step.at < until);
    if (goal === 'lost' && from !== 'new' && chance.isTrue(0.35)) break;
    steps.push({ at: new Date(at), from, to });
    from = to;
    at += chance.between(20, 150) * HOUR_MS;
  }
  if (goal === 'won' || goal === 'lost') steps.push({ at: new Date(at), from, to: goal });
  return steps.filter((step) => step.at < until);
}

type Subject = { leadId: string; requestId: string; kind: 'hosting' | 'service'; reference: string };

/** One move of a lead, with all that it leaves behind: stage log, timeline, live feed, and its request's state. */
export async function moveDemoLead(chance: Chance, subject: Subject, { at, from, to }: Step): Promise<void> {
  const { leadId, requestId } = subject;
  const lead = await db.crmLead.findUniqueOrThrow({
    where: { id: leadId },
    select: { assignedToId: true, score: true, estimatedValueCents: true, currency: true },
  });
  const { assignedToId, estimatedValueCents: valueCents, currency } = lead;
  // Nobody works a lead of the pool.
  if (!assignedToId) return;
  const top = await db.crmLead.aggregate({ where: { status: to }, _min: { boardPosition: true } });
  const lostReason = to === 'lost' ? chance.pick(LOST_REASONS) : null;
  const data = {
    from,
    to,
    ...(to === 'won' ? { valueCents, currency } : {}),
    ...(lostReason ? { reason: lostReason } : {}),
  };
  const type = to === 'won' ? 'lead.won' : to === 'lost' ? 'lead.lost' : 'lead.moved';
  const seen = to === 'won' ? { from, to, valueCents } : { from, to };
  await db.$transaction([
    db.crmLead.update({
      where: { id: leadId },
      data: {
        status: to,
        probability: probabilityOf(to, lead.score),
        lostReason,
        stageChangedAt: at,
        closedAt: isClosed(to) ? at : null,
        updatedAt: at,
        boardPosition: (top._min.boardPosition?.toNumber() ?? 0) - 1,
        version: { increment: 1 },
      },
    }),
    db.leadStageChange.create({ data: { leadId, from, to, actorId: assignedToId, at } }),
    db.crmActivity.createMany({
      data: [
        ...contactNote(chance, leadId, assignedToId, at),
        {
          id: newId(),
          leadId,
          type: 'status_changed',
          subject: '',
          data,
          createdById: assignedToId,
          createdAt: at,
        },
      ],
    }),
    db.pulseEvent.create({
      data: { type, at, leadId, requestId, actorId: assignedToId, assigneeId: assignedToId, data: seen },
    }),
    db.auditEntry.create({
      data: { actorId: assignedToId, action: 'lead.moved', subjectType: 'lead', subjectId: leadId, data, at },
    }),
  ]);
  await moveRequest(chance, subject, to, at, assignedToId);
}

const TALKS = [
  ['call', 'Premier appel', 'Besoin confirmé. Souhaite une mise en service rapide et un contact unique.'],
  ['email', 'Réponse aux questions sur les sauvegardes', null],
  ['meeting', 'Visioconférence', 'Présentation de l’offre à l’équipe technique, bon accueil.'],
  ['note', 'À comparer avec l’offre actuelle du client', null],
  ['call', 'Rappel après envoi de la proposition', 'Attend l’accord de sa direction.'],
] as const;

/** What a seller wrote down before moving on; not every time. */
function contactNote(chance: Chance, leadId: string, createdById: string, moved: Date) {
  if (!chance.isTrue(0.7)) return [];
  const [type, subject, description] = chance.pick(TALKS);
  const createdAt = new Date(moved.getTime() - 60_000);
  return [
    { id: newId(), leadId, type, subject, description, createdById, completedAt: createdAt, createdAt },
  ];
}

/** The request follows its lead: taken up with the proposal, active some hours after the win, cancelled when lost. */
async function moveRequest(chance: Chance, subject: Subject, to: LeadStatus, at: Date, actorId: string) {
  const end = new Date();
  if (to === 'proposal') return setRequest(subject, { status: 'processing', updatedAt: at });
  if (to === 'won') {
    const activatedAt = new Date(at.getTime() + chance.between(1, 30) * HOUR_MS);
    if (activatedAt > end) return setRequest(subject, { status: 'processing', updatedAt: at });
    return setRequest(subject, { status: 'active', activatedAt, updatedAt: activatedAt });
  }
  if (to !== 'lost') return;
  await setRequest(subject, { status: 'cancelled', cancelledAt: at, updatedAt: at });
  const { leadId, requestId, reference, kind } = subject;
  await db.pulseEvent.create({
    data: {
      type: 'request.cancelled',
      at,
      leadId,
      requestId,
      actorId,
      assigneeId: actorId,
      data: { reference, kind },
    },
  });
}

type RequestState = {
  status: 'processing' | 'active' | 'cancelled';
  updatedAt: Date;
  activatedAt?: Date;
  cancelledAt?: Date;
};

async function setRequest({ kind, requestId }: Subject, data: RequestState): Promise<void> {
  const where = { id: requestId };
  if (kind === 'hosting') await db.hostingRequest.update({ where, data });
  else await db.serviceRequest.update({ where, data });
}

/** What sellers plan next for the leads that are open, some of it overdue. */
export async function planFollowUps(chance: Chance, at: Date): Promise<void> {
  const open = await db.crmLead.findMany({
    where: { status: { in: ['contacted', 'qualified', 'proposal'] } },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
    take: 200,
  });
  const notes = [
    'Rappeler pour la décision',
    'Envoyer la comparaison',
    'Vérifier les accès avant la migration',
  ];
  for (const { id } of open.filter(() => chance.isTrue(0.6))) {
    const nextFollowUpAt = new Date(
      at.getTime() + chance.between(-2, 9) * DAY_MS + chance.between(0, 8) * HOUR_MS,
    );
    await db.crmLead.update({
      where: { id },
      data: { nextFollowUpAt, nextFollowUpNote: chance.pick(notes) },
    });
  }
}
