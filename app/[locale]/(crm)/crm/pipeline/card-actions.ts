import type { LeadStatus } from '@/lib/db/generated/enums';
import type { LeadRow } from '@/lib/leads/lead-row';

/** What can be done with a card besides dragging it; one stable object for all cards. */
export type CardActions = {
  leadPath: (leadId: string) => string;
  moveTo: (card: LeadRow, to: LeadStatus) => void;
  moveToTop: (card: LeadRow) => void;
  take: (card: LeadRow) => void;
};
