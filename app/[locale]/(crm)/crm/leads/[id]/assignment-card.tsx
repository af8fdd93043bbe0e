import { Card, CardHeader } from '@/components/ui/card';
import { Initials } from '@/components/ui/initials';
import type { Actor } from '@/lib/auth/actor';
import { useTranslations } from '@/lib/i18n/use-words';
import type { AssignmentReason, CandidateOutcome } from '@/lib/leads/assignment';
import type { LeadDetail } from '@/lib/leads/queries/get-lead';
import type { AssigneeChoice } from '@/lib/leads/queries/staff';
import type { LeadSkill } from '@/lib/leads/skills';
import { readAssignmentReason, type StoredReason } from '@/lib/leads/stored-reasons';
import { AssignDialog } from './assign-dialog';
import { TakeButton } from './take-button';

type Props = {
  lead: LeadDetail;
  actor: Actor;
  assignees: readonly AssigneeChoice[];
  listPath: string;
};

/** Who has it, how to give it to somebody else, and why the platform chose as it did. */
export function AssignmentCard({ lead, actor, assignees, listPath }: Props) {
  const t = useTranslations('leads');
  const reason = readAssignmentReason(lead.assignmentReason);
  const mayHandOver = actor.role === 'ADMIN' || lead.assignedToId === actor.id;
  return (
    <Card aria-labelledby="assignment-title">
      <CardHeader id="assignment-title" title={t('detail.assignment')}>
        {mayHandOver && (
          <AssignDialog
            lead={{ id: lead.id, assignedToId: lead.assignedToId }}
            assignees={assignees}
            leavesTo={actor.role === 'SELLER' ? listPath : null}
            actorId={actor.id}
          />
        )}
      </CardHeader>
      <div className="p-4 text-sm">
        {lead.assignedTo ? (
          <p className="flex items-center gap-2">
            <span aria-hidden="true">
              <Initials name={lead.assignedTo.name} />
            </span>
            {lead.assignedTo.name}
          </p>
        ) : (
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p className="text-ink-muted">{t('detail.nobody')}</p>
            <TakeButton leadId={lead.id} actorId={actor.id} />
          </div>
        )}
        {reason && <Why reason={reason} />}
      </div>
    </Card>
  );
}

function Why({ reason }: { reason: StoredReason }) {
  const t = useTranslations('leads');
  const skills = (names: readonly string[]) =>
    names.map((name) => t(`assignment.skill.${name as LeadSkill}`)).join(', ');
  return (
    <details className="mt-3">
      <summary className="tap rounded-sm text-sm text-module hover:underline">
        {t('detail.why_assigned')}
      </summary>
      <div className="mt-2 space-y-2 text-xs text-ink-muted">
        <p>
          {t('detail.reason_then')} : {t(`assignment.rule.${reason.rule as AssignmentReason['rule']}`)}
        </p>
        {reason.needs.length > 0 && <p>{t('detail.needs', { skills: skills(reason.needs) })}</p>}
        {reason.candidates.length === 0 && <p>{t('detail.no_candidates')}</p>}
        <ul className="space-y-1.5">
          {reason.candidates.map((candidate) => (
            <li key={candidate.userId}>
              <span className="flex justify-between gap-3">
                <span className={candidate.outcome === 'chosen' ? 'font-semibold text-ink' : 'text-ink'}>
                  {candidate.name}
                </span>
                <span>{t(`assignment.outcome.${candidate.outcome as CandidateOutcome}`)}</span>
              </span>
              <span className="tabular block">
                {t('detail.load', { open: candidate.openLeads, capacity: candidate.capacity })}
                {candidate.missingSkills.length > 0 &&
                  ` · ${t('detail.missing', { skills: skills(candidate.missingSkills) })}`}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
