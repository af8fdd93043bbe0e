import type { Actor } from '@/lib/auth/actor';
import type { BillingCycle, RequestConfirmation, RequestStatus, ServiceKind } from '@/lib/db/generated/enums';
import { canSeeContact } from './policy';
import type { RequestKind } from './schema';

/** One row of a list of requests; what a hosting order has is null for a service request and the other way round. */
export type ListedRequest = {
  kind: RequestKind;
  id: string;
  reference: string;
  status: RequestStatus;
  confirmation: RequestConfirmation;
  createdAt: Date;
  activatedAt: Date | null;
  cancelledAt: Date | null;
  planCode: string | null;
  planName: string | null;
  domain: string | null;
  quantity: number | null;
  billingCycle: BillingCycle | null;
  recurringNetCents: number | null;
  totalPriceCents: number | null;
  currency: string | null;
  serviceKind: ServiceKind | null;
  need: string | null;
  /** It is active once its services are, and not by hand. */
  hasServices: boolean;
  company: string | null;
  /** Null for whoever may not know who is behind it. */
  contactName: string | null;
  contactEmail: string | null;
  userId: string | null;
  leadId: string | null;
  assignedToId: string | null;
  assignedToName: string | null;
};

/** The row as far as somebody may see it. */
export function shownRequest(actor: Pick<Actor, 'id' | 'role'>, row: ListedRequest): ListedRequest {
  const seesContact = canSeeContact(actor, row);
  if (seesContact && actor.role !== 'CLIENT') return row;
  const lead = { leadId: null, assignedToId: null, assignedToName: null };
  return seesContact ? { ...row, ...lead } : { ...row, contactName: null, contactEmail: null, leadId: null };
}
