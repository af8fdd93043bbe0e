import 'server-only';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { visibleLeads } from '../policy';

const hostingRequest = {
  select: {
    reference: true,
    domain: true,
    domainMode: true,
    billingCycle: true,
    commitmentMonths: true,
    quantity: true,
    couponCode: true,
    price: true,
    notes: true,
    country: true,
    customerType: true,
    vatNumber: true,
    confirmation: true,
    plan: { select: { code: true, name: true } },
  },
} as const satisfies Prisma.HostingRequestDefaultArgs;

const serviceRequest = {
  select: {
    reference: true,
    kind: true,
    need: true,
    description: true,
    budgetRange: true,
    deadline: true,
    country: true,
    customerType: true,
    confirmation: true,
  },
} as const satisfies Prisma.ServiceRequestDefaultArgs;

const detail = {
  id: true,
  title: true,
  source: true,
  status: true,
  priority: true,
  score: true,
  scorePoints: true,
  assignmentReason: true,
  assignedToId: true,
  contactName: true,
  contactEmail: true,
  contactPhone: true,
  company: true,
  locale: true,
  estimatedValueCents: true,
  currency: true,
  probability: true,
  expectedCloseDate: true,
  lostReason: true,
  nextFollowUpAt: true,
  nextFollowUpNote: true,
  version: true,
  stageChangedAt: true,
  createdAt: true,
  assignedTo: { select: { id: true, name: true } },
  hostingRequest,
  serviceRequest,
} as const satisfies Prisma.CrmLeadSelect;

/** A lead with its request, as its page shows it. */
export type LeadDetail = Prisma.CrmLeadGetPayload<{ select: typeof detail }>;

/** The lead if the actor may see it, or null, as for one that does not exist. Read once a request. */
export const getLead = cache(
  (actor: Actor, leadId: string): Promise<LeadDetail | null> =>
    db.crmLead.findFirst({
      where: { AND: [visibleLeads(actor), { id: leadId }] },
      select: detail,
    }),
);
