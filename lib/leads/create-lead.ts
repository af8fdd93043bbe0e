import 'server-only';
import type { LeadSource, Locale } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import type { PulseEventType } from '@/lib/pulse/event-types';
import { expectedCloseDate, priorityOf, probabilityOf, type Score } from './scoring';
import { searchTextOf } from './search-text';
import type { LeadSkill } from './skills';

export type LeadContact = { name: string; email: string; phone?: string; company?: string; locale: Locale };

/** What a form makes of a lead; who gets it, and whose it is, only the database knows. */
export type NewLead = {
  source: LeadSource;
  title: string;
  contact: LeadContact;
  /** First year, net. */
  valueCents: number;
  currency: string;
  score: Score;
  needs: LeadSkill[];
  deadline: Date | null;
  request: { kind: 'hosting' | 'service'; id: string; reference: string };
  /** The request's own line of the live feed. */
  pulse: { type: PulseEventType; data: Record<string, string | number> };
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

/** The columns of the lead that are known before it is given to somebody. */
export function leadRow(lead: NewLead, at: Date) {
  const { contact, request } = lead;
  const priority = priorityOf(lead.score.score);
  return {
    id: newId(),
    source: lead.source,
    priority,
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

/** The first two lines of its timeline; who got it is the third. */
export function firstActivities({ source, request, score }: NewLead) {
  const { reference, kind: requestKind } = request;
  return [
    { id: newId(), type: 'created', data: { source, reference, requestKind } },
    { id: newId(), type: 'scored', data: { score: score.score, priority: priorityOf(score.score) } },
  ];
}

/** What its notification says, beside the lead's id. */
export function noticeOf({ request, title, valueCents, currency, score }: NewLead) {
  return { reference: request.reference, title, valueCents, currency, score: score.score };
}
