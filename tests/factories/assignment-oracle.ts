import type { AssignmentReason, CandidateOutcome } from '@/lib/leads/assignment';
import type { LeadSkill } from '@/lib/leads/skills';

/** A seller as the choice sees them at one instant. */
export type Candidate = {
  userId: string;
  name: string;
  skills: string[];
  capacity: number;
  openLeads: number;
  absent: boolean;
  lastAssignedAt: Date | null;
};

const servedAt = ({ lastAssignedAt }: Candidate): number =>
  lastAssignedAt?.getTime() ?? Number.NEGATIVE_INFINITY;

function byLoad(a: Candidate, b: Candidate): number {
  if (a.openLeads !== b.openLeads) return a.openLeads - b.openLeads;
  if (servedAt(a) !== servedAt(b)) return servedAt(a) < servedAt(b) ? -1 : 1;
  return a.userId < b.userId ? -1 : 1;
}

function obstacle(candidate: Candidate, needs: readonly LeadSkill[]): CandidateOutcome | null {
  if (candidate.absent) return 'absent';
  if (needs.some((need) => !candidate.skills.includes(need))) return 'not_skilled';
  return candidate.openLeads >= candidate.capacity ? 'full' : null;
}

/** The rule of the database function `choose_assignee`, written a second time. Candidates come by id. */
export function oracleAssignee(candidates: readonly Candidate[], needs: LeadSkill[]) {
  const [chosen, second] = candidates.filter((one) => obstacle(one, needs) === null).sort(byLoad);
  const outcomeOf = (candidate: Candidate): CandidateOutcome => {
    if (candidate === chosen) return 'chosen';
    const why = obstacle(candidate, needs);
    if (why || !chosen) return why ?? 'busier';
    return candidate.openLeads > chosen.openLeads ? 'busier' : 'served_later';
  };
  const reason: AssignmentReason = {
    rule: ruleOf(chosen, second),
    needs,
    candidates: candidates.map((candidate) => ({
      userId: candidate.userId,
      name: candidate.name,
      outcome: outcomeOf(candidate),
      openLeads: candidate.openLeads,
      capacity: candidate.capacity,
      missingSkills: needs.filter((need) => !candidate.skills.includes(need)),
      lastAssignedAt: candidate.lastAssignedAt?.toISOString() ?? null,
    })),
  };
  return { userId: chosen?.userId ?? null, reason };
}

function ruleOf(chosen: Candidate | undefined, second: Candidate | undefined): AssignmentReason['rule'] {
  if (!chosen) return 'nobody_eligible';
  if (!second) return 'only_candidate';
  return second.openLeads > chosen.openLeads ? 'least_loaded' : 'longest_without';
}
