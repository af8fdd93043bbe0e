import type { LeadSkill } from './skills';

/** Why a seller was taken or not; each is a message key. */
export type CandidateOutcome = 'chosen' | 'absent' | 'full' | 'not_skilled' | 'busier' | 'served_later';

export type ConsideredCandidate = {
  userId: string;
  name: string;
  outcome: CandidateOutcome;
  openLeads: number;
  capacity: number;
  missingSkills: string[];
  lastAssignedAt: string | null;
};

/**
 * Kept with the lead and shown: which rule decided, what was needed, and how every seller stood. The database function
 * `choose_assignee` makes it.
 */
export type AssignmentReason = {
  rule: 'least_loaded' | 'longest_without' | 'only_candidate' | 'nobody_eligible';
  needs: LeadSkill[];
  candidates: ConsideredCandidate[];
};
