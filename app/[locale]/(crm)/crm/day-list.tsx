import type { LucideIcon } from 'lucide-react';
import Link from 'next/link';
import { ScoreBadge } from '@/components/leads/score-badge';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { RelativeTime } from '@/components/ui/relative-time';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import { isOverdue } from '@/lib/leads/overdue';
import type { DayLine } from '@/lib/leads/queries/my-day';

type Props = {
  id: string;
  title: string;
  lines: readonly DayLine[];
  shows: 'follow-up' | 'arrival';
  at: Date;
  /** Address of the leads. */
  path: string;
  all: { href: string; label: string };
  none: { icon: LucideIcon; title: string; body: string };
};

/** A short list of leads to act on, and where the rest is. */
export function DayList({ id, title, lines, shows, at, path, all, none }: Props) {
  return (
    <Card aria-labelledby={id}>
      <CardHeader id={id} title={title}>
        <Link href={all.href} className="tap rounded-sm text-sm text-module hover:underline">
          {all.label}
        </Link>
      </CardHeader>
      {lines.length === 0 ? (
        <EmptyState icon={none.icon} title={none.title}>
          {none.body}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {lines.map((line) => (
            <Line key={line.id} line={line} shows={shows} at={at} path={path} />
          ))}
        </ul>
      )}
    </Card>
  );
}

type LineProps = { line: DayLine } & Pick<Props, 'shows' | 'at' | 'path'>;

function Line({ line, shows, at, path }: LineProps) {
  const t = useTranslations('leads');
  const format = useFormatter();
  const { currency } = line;
  const isLate = isOverdue(line, at);
  const second = shows === 'follow-up' ? (line.nextFollowUpNote ?? line.contactName) : line.contactName;
  return (
    <li className="relative px-4 py-2.5 hover:bg-sunken/60">
      <div className="flex items-baseline justify-between gap-3">
        <Link
          href={`${path}/${line.id}`}
          prefetch={false}
          className="min-w-0 truncate font-medium after:absolute after:inset-0"
        >
          {line.title}
        </Link>
        <span className="tabular shrink-0 text-sm">
          {format.number(line.estimatedValueCents / 100, {
            style: 'currency',
            currency,
            maximumFractionDigits: 0,
          })}
        </span>
      </div>
      <div className="mt-0.5 flex items-center justify-between gap-3 text-xs text-ink-muted">
        <span className="truncate">{second}</span>
        <span className="flex shrink-0 items-center gap-2">
          {shows === 'arrival' ? (
            <ScoreBadge score={line.score} />
          ) : (
            isLate && <Badge tone="danger">{t('overdue_short')}</Badge>
          )}
          <RelativeTime at={shows === 'follow-up' ? (line.nextFollowUpAt ?? at) : line.createdAt} />
        </span>
      </div>
    </li>
  );
}
