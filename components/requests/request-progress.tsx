import { Ban, Check, Circle, CircleDot } from 'lucide-react';
import { RelativeTime } from '@/components/ui/relative-time';
import type { RequestConfirmation, RequestStatus } from '@/lib/db/generated/enums';
import { useTranslations } from '@/lib/i18n/use-words';

export type Progress = {
  status: RequestStatus;
  confirmation: RequestConfirmation;
  createdAt: Date;
  confirmedAt: Date | null;
  activatedAt: Date | null;
  cancelledAt: Date | null;
};

type Key = 'received' | 'awaiting' | 'confirmed' | 'processing' | 'active' | 'cancelled';
type Step = { key: Key; state: 'done' | 'now' | 'later'; at: Date | null };

/** The way of a request: what has happened, where it stands, what is to come. */
function stepsOf({
  status,
  confirmation,
  createdAt,
  confirmedAt,
  activatedAt,
  cancelledAt,
}: Progress): Step[] {
  const steps: Step[] = [{ key: 'received', state: 'done', at: createdAt }];
  if (confirmation === 'confirmed') steps.push({ key: 'confirmed', state: 'done', at: confirmedAt });
  if (status === 'cancelled') return [...steps, { key: 'cancelled', state: 'done', at: cancelledAt }];
  if (confirmation === 'awaiting') steps.push({ key: 'awaiting', state: 'now', at: null });
  const processing = status === 'pending' ? 'later' : status === 'processing' ? 'now' : 'done';
  return [
    ...steps,
    { key: 'processing', state: processing, at: null },
    { key: 'active', state: status === 'active' ? 'done' : 'later', at: activatedAt },
  ];
}

const ICONS = { done: Check, now: CircleDot, later: Circle };

/** The steps of a request with their times; the present one says so. */
export function RequestProgress({ request }: { request: Progress }) {
  const t = useTranslations('dashboard.steps');
  return (
    <ol className="space-y-3 p-4 text-sm">
      {stepsOf(request).map(({ key, state, at }) => {
        const Icon = key === 'cancelled' ? Ban : ICONS[state];
        return (
          <li
            key={key}
            aria-current={state === 'now' ? 'step' : undefined}
            className={`flex items-center gap-3 ${state === 'later' ? 'text-ink-muted' : ''}`}
          >
            <Icon
              aria-hidden="true"
              className={`size-4 shrink-0 ${state === 'later' ? '' : 'text-module'}`}
              strokeWidth={state === 'done' ? 2.5 : 1.75}
            />
            <span className={`flex-1 ${state === 'now' ? 'font-medium' : ''}`}>{t(key)}</span>
            <span className="text-xs text-ink-muted">
              {at ? <RelativeTime at={at} /> : state === 'done' ? null : t(state)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
