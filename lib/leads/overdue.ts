import type { LeadStatus } from '@/lib/db/generated/enums';
import { isClosed } from './status';

/** Whether a promised follow-up is late; a closed lead owes none. */
export function isOverdue(lead: { status: LeadStatus; nextFollowUpAt: Date | null }, at: Date): boolean {
  return lead.nextFollowUpAt !== null && lead.nextFollowUpAt < at && !isClosed(lead.status);
}
