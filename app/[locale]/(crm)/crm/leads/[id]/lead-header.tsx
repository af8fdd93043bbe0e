import { ArrowLeft } from 'lucide-react';
import { LeadMarks } from '@/components/leads/lead-marks';
import { ScoreBadge } from '@/components/leads/score-badge';
import { StageBadge } from '@/components/leads/stage-badge';
import { IntentLink } from '@/components/ui/intent-link';
import { RelativeTime } from '@/components/ui/relative-time';
import { useTranslations } from '@/lib/i18n/use-words';
import { isOverdue } from '@/lib/leads/overdue';
import type { LeadDetail } from '@/lib/leads/queries/get-lead';
import { isLostReason } from '@/lib/leads/status';
import { StageSteps } from './stage-steps';

type Props = { lead: LeadDetail; listPath: string; at: Date };

/** What it is, where it stands, and where it can go. */
export function LeadHeader({ lead, listPath, at }: Props) {
  const t = useTranslations('leads');
  const request = lead.hostingRequest ?? lead.serviceRequest;
  return (
    <header className="pb-4">
      <IntentLink
        href={listPath}
        className="inline-flex items-center gap-1 rounded-sm py-0.5 text-sm text-ink-muted hover:text-ink hover:underline"
      >
        <ArrowLeft aria-hidden="true" className="size-3.5" />
        {t('detail.back')}
      </IntentLink>
      <h1 className="mt-2 text-lg font-semibold [overflow-wrap:anywhere]">{unbrokenBeforeDot(lead.title)}</h1>
      <div className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1.5 text-sm text-ink-muted">
        <StageBadge status={lead.status} />
        <ScoreBadge score={lead.score} />
        <LeadMarks
          priority={lead.priority}
          overdue={isOverdue(lead, at)}
          awaiting={request?.confirmation === 'awaiting'}
        />
        {lead.status === 'lost' && (
          <span>
            {t('detail.lost_because', {
              reason: isLostReason(lead.lostReason)
                ? t(`lost_reason.${lead.lostReason}`)
                : (lead.lostReason ?? ''),
            })}
          </span>
        )}
        <span>
          {t('detail.received')} <RelativeTime at={lead.createdAt} />
          {request && <span className="whitespace-nowrap"> · {request.reference}</span>}
        </span>
      </div>
      <StageSteps
        lead={{
          id: lead.id,
          title: lead.title,
          status: lead.status,
          estimatedValueCents: lead.estimatedValueCents,
          lostReason: lead.lostReason,
        }}
      />
    </header>
  );
}

/** “Plan · Company” breaks after its dot, never before it. */
function unbrokenBeforeDot(title: string): string {
  return title.replaceAll(' · ', '\u00a0· ');
}
