import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import { localOfInstant } from '@/lib/leads/local-time';
import { isOverdue } from '@/lib/leads/overdue';
import type { LeadDetail } from '@/lib/leads/queries/get-lead';
import { isClosed } from '@/lib/leads/status';
import { ClearFollowUp } from './clear-follow-up';
import { FollowUpDialog } from './follow-up-dialog';

type Props = { lead: LeadDetail; at: Date; timeZone: string };

const DAY_MS = 86_400_000;

/** The next thing promised to the client. */
export function FollowUpCard({ lead, at, timeZone }: Props) {
  const t = useTranslations('leads.follow_up');
  const format = useFormatter();
  const closed = isClosed(lead.status);
  const due = lead.nextFollowUpAt;
  const inDays = (days: number) =>
    `${localOfInstant(new Date(at.getTime() + days * DAY_MS), timeZone).slice(0, 10)}T09:00`;
  return (
    <Card aria-labelledby="follow-up-title">
      <CardHeader id="follow-up-title" title={t('title')}>
        {!closed && (
          <FollowUpDialog
            lead={{ id: lead.id, version: lead.version, note: lead.nextFollowUpNote ?? '' }}
            initial={due && due > at ? localOfInstant(due, timeZone) : inDays(1)}
            choices={{ tomorrow: inDays(1), days3: inDays(3), week: inDays(7) }}
            timeZone={timeZone}
            isPlanned={due !== null}
          />
        )}
      </CardHeader>
      <div className="p-4 text-sm">
        {closed || !due ? (
          <p className="text-ink-muted">{t(closed ? 'closed' : 'none')}</p>
        ) : (
          <>
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {format.dateTime(due, { dateStyle: 'full', timeStyle: 'short' })}
              {isOverdue(lead, at) && <Badge tone="danger">{t('overdue')}</Badge>}
            </p>
            <p className="text-xs text-ink-muted">
              <RelativeTime at={due} />
            </p>
            {lead.nextFollowUpNote && (
              <p className="mt-1 [overflow-wrap:anywhere]">{lead.nextFollowUpNote}</p>
            )}
            <ClearFollowUp leadId={lead.id} version={lead.version} />
          </>
        )}
      </div>
    </Card>
  );
}
