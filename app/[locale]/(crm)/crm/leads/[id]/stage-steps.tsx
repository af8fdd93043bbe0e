'use client';

import { Check, X } from 'lucide-react';
import { CloseLeadDialog } from '@/components/leads/close-lead-dialog';
import type { LeadStatus } from '@/lib/db/generated/enums';
import { useTranslations } from '@/lib/i18n/use-words';
import { canMoveTo, isReopening, LEAD_STATUSES } from '@/lib/leads/status';
import type { MovingLead } from '../../send-move';
import { useLeadMove } from './use-lead-move';

/** The stages in order: the current one marked, those it can go to pressable. */
export function StageSteps({ lead }: { lead: MovingLead }) {
  const t = useTranslations('leads.detail');
  const { shown, closing, start, confirm, cancel } = useLeadMove(lead);
  const reached = LEAD_STATUSES.indexOf(shown);
  return (
    <nav aria-label={t('stages')} className="-mx-3 mt-4 overflow-x-auto px-3 md:mx-0 md:px-0">
      <ol className="relative flex min-w-max gap-1">
        {LEAD_STATUSES.map((status, index) => (
          <li key={status} className="flex-1">
            <Step
              status={status}
              shown={shown}
              isPast={index < reached && shown !== 'lost'}
              onPress={() => void start(status)}
            />
          </li>
        ))}
      </ol>
      {closing && (
        <CloseLeadDialog
          closing={{ title: lead.title, to: closing, estimatedValueCents: lead.estimatedValueCents }}
          onCancel={cancel}
          onConfirm={confirm}
        />
      )}
    </nav>
  );
}

type StepProps = { status: LeadStatus; shown: LeadStatus; isPast: boolean; onPress: () => void };

function Step({ status, shown, isPast, onPress }: StepProps) {
  const t = useTranslations('leads');
  const isCurrent = status === shown;
  const allowed = canMoveTo(shown, status);
  const label = t(isReopening(shown, status) ? 'detail.reopen_to' : 'detail.move_to', {
    stage: t(`status.${status}`),
  });
  return (
    <button
      type="button"
      onClick={onPress}
      disabled={!allowed}
      aria-current={isCurrent ? 'step' : undefined}
      aria-label={isCurrent ? undefined : label}
      title={isCurrent ? undefined : label}
      className={`flex h-9 w-full items-center justify-center gap-1.5 rounded-md border px-3 text-sm font-medium whitespace-nowrap transition-colors disabled:cursor-default ${stepStyle(
        isCurrent,
        isPast,
        status,
        allowed,
      )}`}
    >
      {isPast && <Check aria-hidden="true" className="size-3.5" />}
      {isCurrent && status === 'won' && <Check aria-hidden="true" className="size-3.5" />}
      {isCurrent && status === 'lost' && <X aria-hidden="true" className="size-3.5" />}
      {t(`status.${status}`)}
    </button>
  );
}

function stepStyle(isCurrent: boolean, isPast: boolean, status: LeadStatus, allowed: boolean): string {
  if (isCurrent && status === 'lost') return 'border-danger bg-danger-soft text-danger';
  if (isCurrent && status === 'won') return 'border-success bg-success-soft text-success';
  if (isCurrent) return 'border-module bg-module text-on-module';
  if (isPast) return 'border-line bg-module-soft text-module-strong hover:border-module';
  return allowed
    ? 'border-line bg-surface text-ink-muted hover:border-line-strong hover:text-ink'
    : 'border-line bg-sunken text-ink-subtle';
}
