import 'server-only';
import type { EmailTemplateProps } from '@/emails/catalogue';
import type { Db } from '@/lib/db/client';
import type { LeadSource, Locale } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import type { PulseEventType } from '@/lib/pulse/event-types';
import { type Assignment, chooseAssignee } from './assignment';
import { assignmentCandidates, type SellerCandidate } from './assignment-queries';
import { type QueuedEmail, writeLead } from './create-lead-write';
import { expectedCloseDate, priorityOf, probabilityOf, type Score } from './scoring';
import { searchTextOf } from './search-text';
import type { LeadSkill } from './skills';

export type LeadContact = { name: string; email: string; phone?: string; company?: string; locale: Locale };

export type NewLead = {
  source: LeadSource;
  title: string;
  contact: LeadContact;
  /** Null while it is not certain that the client ordered. */
  customerId: string | null;
  /** First year, net. */
  valueCents: number;
  currency: string;
  score: Score;
  needs: LeadSkill[];
  deadline: Date | null;
  request: { kind: 'hosting' | 'service'; id: string; reference: string };
  /** Facts of the “created” line of the timeline. */
  created: Record<string, string | number>;
  /** The request's own line of the live feed. */
  pulse: { type: PulseEventType; data: Record<string, string | number> };
  /** Beside the assignee's own e-mail. */
  emails: QueuedEmail[];
  /** What else it is found by. */
  searchable: (string | undefined)[];
};

/** What was made, for the hints that follow the commit: ids only. */
export type CreatedLead = {
  leadId: string;
  assigneeId: string | null;
  notifications: { id: string; userId: string }[];
  /** True when the alert “nobody could take it” was not open before. */
  alertOpened: boolean;
};

/**
 * Gives a new lead to a seller, or to the pool, and writes all that hangs on it: stage log, timeline, live feed,
 * notifications, alert, e-mails. Two round trips; the caller's transaction must hold the assignment lock
 * (`assignmentLockSql`), so that two at once never pass a seller's capacity.
 */
export async function createLead(tx: Db, lead: NewLead, at: Date): Promise<CreatedLead> {
  const candidates = await assignmentCandidates(tx, at);
  const assignment = chooseAssignee(candidates, lead.needs);
  const assignee = candidates.find(({ userId }) => userId === assignment.assigneeId) ?? null;
  const row = leadRow(lead, assignment, at);
  return writeLead(tx, {
    at,
    lead: row,
    assigneeId: assignment.assigneeId,
    activities: activitiesOf(lead, assignment, assignee),
    pulse: pulseOf(lead, assignment),
    notice: noticeOf(row.id, lead),
    emails: [...lead.emails, ...assigneeEmail(row.id, assignee)],
    alert: assignee ? null : { leadId: row.id, reference: lead.request.reference },
  });
}

function leadRow(lead: NewLead, { assigneeId, reason }: Assignment, at: Date) {
  const { contact, request } = lead;
  const priority = priorityOf(lead.score.score);
  return {
    id: newId(),
    customerId: lead.customerId,
    source: lead.source,
    priority,
    assignedToId: assigneeId,
    title: lead.title,
    contactName: contact.name,
    contactEmail: contact.email,
    contactPhone: contact.phone ?? null,
    company: contact.company ?? null,
    locale: contact.locale,
    estimatedValueCents: lead.valueCents,
    currency: lead.currency,
    probability: probabilityOf('new', lead.score.score),
    expectedCloseDate: expectedCloseDate(at, priority, lead.deadline).toISOString().slice(0, 10),
    score: lead.score.score,
    scorePoints: lead.score.points,
    assignmentReason: reason,
    searchText: searchTextOf([
      lead.title,
      contact.name,
      contact.company,
      contact.email,
      request.reference,
      ...lead.searchable,
    ]),
    hostingRequestId: request.kind === 'hosting' ? request.id : null,
    serviceRequestId: request.kind === 'service' ? request.id : null,
  };
}

export type LeadRow = ReturnType<typeof leadRow>;

function activitiesOf(lead: NewLead, { assigneeId, reason }: Assignment, assignee: SellerCandidate | null) {
  const { score } = lead.score;
  const toName = assignee?.name ?? null;
  const assigned = { by: 'platform', rule: reason.rule, fromId: null, toId: assigneeId, toName };
  return [
    { id: newId(), type: 'created', data: { source: lead.source, ...lead.created } },
    { id: newId(), type: 'scored', data: { score, priority: priorityOf(score) } },
    { id: newId(), type: 'assigned', data: assigned },
  ];
}

function pulseOf(lead: NewLead, { assigneeId }: Assignment) {
  const type: PulseEventType = assigneeId ? 'lead.assigned' : 'lead.unassigned';
  const data = { reference: lead.request.reference, score: lead.score.score };
  const requestId = lead.request.id;
  return [
    { ...lead.pulse, requestId },
    { type, data, requestId },
  ];
}

function noticeOf(leadId: string, { request, title, valueCents, currency, score }: NewLead) {
  return { leadId, reference: request.reference, title, valueCents, currency, score: score.score };
}

function assigneeEmail(leadId: string, assignee: SellerCandidate | null): QueuedEmail[] {
  if (!assignee) return [];
  const props: EmailTemplateProps['lead_assigned'] = { leadId };
  const { userId, email: to, locale } = assignee;
  return [
    { template: 'lead_assigned', props, to, userId, locale, dedupeKey: `lead_assigned:${leadId}:${userId}` },
  ];
}
