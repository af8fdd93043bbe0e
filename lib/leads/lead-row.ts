import type { LeadSource, LeadStatus, Priority } from '@/lib/db/generated/enums';
import { dateOrNull, type Json } from '@/lib/json';

/** What a card of the board and a row of the list show. */
export type LeadRow = {
  id: string;
  title: string;
  contactName: string;
  company: string | null;
  status: LeadStatus;
  source: LeadSource;
  priority: Priority;
  score: number;
  /** Net, of the first year. */
  estimatedValueCents: number;
  currency: string;
  assignedToId: string | null;
  assigneeName: string | null;
  lostReason: string | null;
  nextFollowUpAt: Date | null;
  stageChangedAt: Date;
  createdAt: Date;
  /** Exact decimal as text; changes with every move. */
  boardPosition: string;
  /** An existing client has yet to confirm that the request is theirs. */
  awaitingConfirmation: boolean;
};

/** A row as it came as JSON, with its dates. */
export function readLeadRow(sent: Json<LeadRow>): LeadRow {
  return {
    ...sent,
    nextFollowUpAt: dateOrNull(sent.nextFollowUpAt),
    stageChangedAt: new Date(sent.stageChangedAt),
    createdAt: new Date(sent.createdAt),
  };
}
