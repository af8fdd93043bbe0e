import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { LeadMarks } from '@/components/leads/lead-marks';
import { ScoreBadge } from '@/components/leads/score-badge';
import { StageBadge } from '@/components/leads/stage-badge';
import { RelativeTime } from '@/components/ui/relative-time';
import type { LeadRow } from '@/lib/leads/lead-row';
import { isOverdue } from '@/lib/leads/overdue';

type Props = { rows: readonly LeadRow[]; path: string; at: Date };

/** The table as a list, for phones. */
export function LeadCards({ rows, path, at }: Props) {
  const t = useTranslations('leads');
  const format = useFormatter();
  return (
    <ul className="divide-y divide-line md:hidden">
      {rows.map((row) => (
        <li key={row.id} className="relative px-4 py-3">
          <div className="flex items-baseline justify-between gap-3">
            <Link
              href={`${path}/${row.id}`}
              prefetch={false}
              className="min-w-0 truncate font-medium after:absolute after:inset-0"
            >
              {row.title}
            </Link>
            <span className="tabular shrink-0 font-medium">
              {format.number(row.estimatedValueCents / 100, {
                style: 'currency',
                currency: row.currency,
                maximumFractionDigits: 0,
              })}
            </span>
          </div>
          <p className="mt-0.5 flex justify-between gap-3 text-xs text-ink-muted">
            <span className="truncate">
              {row.contactName} · {row.assigneeName ?? t('pool')}
            </span>
            <RelativeTime at={row.createdAt} className="shrink-0" />
          </p>
          <div className="mt-2 flex flex-wrap gap-1">
            <StageBadge status={row.status} />
            <ScoreBadge score={row.score} />
            <LeadMarks
              priority={row.priority}
              overdue={isOverdue(row, at)}
              awaiting={row.awaitingConfirmation}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
