import type { Chance } from '@/lib/chance';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { LeadStatus } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { probabilityOf } from '@/lib/leads/scoring';
import { isClosed, LOST_REASONS } from '@/lib/leads/status';
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

export type Subject = {
  leadId: string;
  assignedToId: string;
  score: number;
  valueCents: number;
  currency: string;
  requestId: string;
  kind: 'hosting' | 'service';
  reference: string;
};

const TALKS = [
  ['call', 'Premier appel', 'Besoin confirmé. Souhaite une mise en service rapide et un contact unique.'],
  ['email', 'Réponse aux questions sur les sauvegardes', null],
  ['meeting', 'Visioconférence', 'Présentation de l’offre à l’équipe technique, bon accueil.'],
  ['note', 'À comparer avec l’offre actuelle du client', null],
  ['call', 'Rappel après envoi de la proposition', 'Attend l’accord de sa direction.'],
] as const;

/**
 * What became of the leads: kept in memory while the story is told and written at once at its end. Only what
 * assignment counts, that a lead is closed, is written as it happens.
 */
export class History {
  private readonly stages: Prisma.LeadStageChangeCreateManyInput[] = [];
  private readonly activities: Prisma.CrmActivityCreateManyInput[] = [];
  private readonly pulse: Prisma.PulseEventCreateManyInput[] = [];
  private readonly audit: Prisma.AuditEntryCreateManyInput[] = [];
  private readonly leads = new Map<string, LeadState>();
  private readonly requests = {
    hosting: new Map<string, RequestState>(),
    service: new Map<string, RequestState>(),
  };
  private moves = 0;

  constructor(private readonly end: Date) {}

  /** One move of a lead, with all that it leaves behind. */
  async move(chance: Chance, subject: Subject, { at, from, to }: Step): Promise<void> {
    const { leadId, requestId, assignedToId, valueCents, currency } = subject;
    const lostReason = to === 'lost' ? chance.pick(LOST_REASONS) : null;
    const won = to === 'won' ? { valueCents, currency } : {};
    const data = { from, to, ...won, ...(lostReason ? { reason: lostReason } : {}) };
    const type = to === 'won' ? 'lead.won' : to === 'lost' ? 'lead.lost' : 'lead.moved';
    const seen = to === 'won' ? { from, to, valueCents } : { from, to };
    const createdById = assignedToId;
    this.stages.push({ id: newId(), leadId, from, to, actorId: assignedToId, at });
    this.talk(chance, subject, at);
    this.activities.push({
      id: newId(),
      leadId,
      type: 'status_changed',
      subject: '',
      data,
      createdById,
      createdAt: at,
    });
    this.pulse.push({
      type,
      at,
      leadId,
      requestId,
      actorId: assignedToId,
      assigneeId: assignedToId,
      data: seen,
    });
    this.audit.push({
      actorId: assignedToId,
      action: 'lead.moved',
      subjectType: 'lead',
      subjectId: leadId,
      data,
      at,
    });
    this.moves += 1;
    const state = {
      status: to,
      probability: probabilityOf(to, subject.score),
      lostReason,
      stageChangedAt: at,
      closedAt: isClosed(to) ? at : null,
      updatedAt: at,
      version: (this.leads.get(leadId)?.version ?? 1) + 1,
      // The latest move is on top of its column.
      boardPosition: -this.moves,
    };
    this.leads.set(leadId, state);
    this.moveRequest(chance, subject, to, at);
    if (isClosed(to)) await db.crmLead.update({ where: { id: leadId }, data: state });
  }

  /** What a seller wrote down before moving on; not every time. */
  private talk(chance: Chance, { leadId, assignedToId }: Subject, moved: Date): void {
    if (!chance.isTrue(0.7)) return;
    const [type, subject, description] = chance.pick(TALKS);
    const at = new Date(moved.getTime() - 60_000);
    const when = { completedAt: at, createdAt: at };
    this.activities.push({
      id: newId(),
      leadId,
      type,
      subject,
      description,
      createdById: assignedToId,
      ...when,
    });
  }

  /** The request follows its lead: taken up with the proposal, active some hours after the win, cancelled when lost. */
  private moveRequest(chance: Chance, subject: Subject, to: LeadStatus, at: Date): void {
    const { kind, requestId } = subject;
    const set = (state: RequestState) => this.requests[kind].set(requestId, state);
    if (to === 'proposal') set({ status: 'processing', updatedAt: at });
    if (to === 'won') {
      const activatedAt = new Date(at.getTime() + chance.between(1, 30) * HOUR_MS);
      const isUp = activatedAt <= this.end;
      set(
        isUp
          ? { status: 'active', activatedAt, updatedAt: activatedAt }
          : { status: 'processing', updatedAt: at },
      );
    }
    if (to !== 'lost') return;
    set({ status: 'cancelled', cancelledAt: at, updatedAt: at });
    const { leadId, reference, assignedToId: actorId } = subject;
    const data = { reference, kind };
    this.pulse.push({ type: 'request.cancelled', at, leadId, requestId, actorId, assigneeId: actorId, data });
  }

  async write(): Promise<void> {
    await db.leadStageChange.createMany({ data: this.stages });
    await db.crmActivity.createMany({ data: this.activities });
    await db.pulseEvent.createMany({ data: this.pulse });
    await db.auditEntry.createMany({ data: this.audit });
    const leads = [...this.leads].map(([id, data]) => db.crmLead.update({ where: { id }, data }));
    const hosting = [...this.requests.hosting].map(([id, data]) =>
      db.hostingRequest.update({ where: { id }, data }),
    );
    const service = [...this.requests.service].map(([id, data]) =>
      db.serviceRequest.update({ where: { id }, data }),
    );
    await db.$transaction([...leads, ...hosting, ...service]);
  }
}

type LeadState = {
  status: LeadStatus;
  probability: number;
  lostReason: string | null;
  stageChangedAt: Date;
  closedAt: Date | null;
  updatedAt: Date;
  version: number;
  boardPosition: number;
};

type RequestState = {
  status: 'processing' | 'active' | 'cancelled';
  updatedAt: Date;
  activatedAt?: Date;
  cancelledAt?: Date;
};

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
