import type { LeadSkill } from './skills';

/** A seller as the choice sees them at one instant. */
export type Candidate = {
  userId: string;
  name: string;
  skills: readonly string[];
  /** Open leads carried at most. */
  capacity: number;
  openLeads: number;
  absent: boolean;
  lastAssignedAt: Date | null;
};

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

/** Kept with the lead and shown: which rule decided, what was needed, and how every seller stood. */
export type AssignmentReason = {
  rule: 'least_loaded' | 'longest_without' | 'only_candidate' | 'nobody_eligible';
  needs: LeadSkill[];
  candidates: ConsideredCandidate[];
};

export type Assignment = { assigneeId: string | null; reason: AssignmentReason };

const servedAt = ({ lastAssignedAt }: Candidate): number =>
  lastAssignedAt?.getTime() ?? Number.NEGATIVE_INFINITY;

/** Fewest open leads first; then the longest without a new one, never served first; then a fixed order. */
function byLoad(a: Candidate, b: Candidate): number {
  if (a.openLeads !== b.openLeads) return a.openLeads - b.openLeads;
  if (servedAt(a) !== servedAt(b)) return servedAt(a) < servedAt(b) ? -1 : 1;
  return a.userId < b.userId ? -1 : 1;
}

/** Why somebody cannot take it at all, or null. */
function obstacle(candidate: Candidate, needs: readonly LeadSkill[]): CandidateOutcome | null {
  if (candidate.absent) return 'absent';
  if (needs.some((need) => !candidate.skills.includes(need))) return 'not_skilled';
  return candidate.openLeads >= candidate.capacity ? 'full' : null;
}

/**
 * Gives a lead to the least loaded (fewest open leads) of the active sellers who are present, skilled for it and
 * under their capacity; ties go to the one longest without a new lead. Nobody eligible: null, the pool.
 */
export function chooseAssignee(candidates: readonly Candidate[], needs: readonly LeadSkill[]): Assignment {
  const eligible = candidates.filter((candidate) => obstacle(candidate, needs) === null).sort(byLoad);
  const [chosen, second] = eligible;
  const outcomeOf = (candidate: Candidate): CandidateOutcome => {
    if (candidate === chosen) return 'chosen';
    const why = obstacle(candidate, needs);
    if (why || !chosen) return why ?? 'busier';
    return candidate.openLeads > chosen.openLeads ? 'busier' : 'served_later';
  };
  const considered = candidates.map((candidate) => ({
    userId: candidate.userId,
    name: candidate.name,
    outcome: outcomeOf(candidate),
    openLeads: candidate.openLeads,
    capacity: candidate.capacity,
    missingSkills: needs.filter((need) => !candidate.skills.includes(need)),
    lastAssignedAt: candidate.lastAssignedAt?.toISOString() ?? null,
  }));
  const reason = { rule: ruleOf(chosen, second), needs: [...needs], candidates: considered };
  return { assigneeId: chosen?.userId ?? null, reason };
}

function ruleOf(chosen: Candidate | undefined, second: Candidate | undefined): AssignmentReason['rule'] {
  if (!chosen) return 'nobody_eligible';
  if (!second) return 'only_candidate';
  return second.openLeads > chosen.openLeads ? 'least_loaded' : 'longest_without';
}
