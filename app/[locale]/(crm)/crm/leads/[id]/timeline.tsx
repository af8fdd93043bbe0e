import {
  ArrowRight,
  CalendarClock,
  CalendarDays,
  CircleCheck,
  FileText,
  Gauge,
  Inbox,
  type LucideIcon,
  Mail,
  Pencil,
  Phone,
  StickyNote,
  UserRound,
} from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { buttonStyle } from '@/components/ui/button-style';
import { Card, CardHeader } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ActivityType } from '@/lib/db/generated/enums';
import { useTranslations } from '@/lib/i18n/use-words';
import type { TimelineEntry } from '@/lib/leads/queries/timeline';
import { LOGGED_TYPES } from '@/lib/leads/schema';
import { LogForm } from './log-form';
import { useEntryWords } from './use-entry-words';

const ICONS: Record<ActivityType, LucideIcon> = {
  note: StickyNote,
  call: Phone,
  email: Mail,
  meeting: CalendarDays,
  created: Inbox,
  scored: Gauge,
  assigned: UserRound,
  status_changed: ArrowRight,
  follow_up: CalendarClock,
  updated: Pencil,
  quote: FileText,
  confirmed: CircleCheck,
};

type Props = {
  leadId: string;
  currency: string;
  entries: readonly TimelineEntry[];
  /** The address that shows older lines too; null when all are there. */
  moreHref: string | null;
};

/** Everything that happened to a lead, newest first. */
export function Timeline({ leadId, currency, entries, moreHref }: Props) {
  const t = useTranslations('leads.timeline');
  return (
    <Card aria-labelledby="timeline-title">
      <CardHeader id="timeline-title" title={t('title')} />
      <LogForm leadId={leadId} />
      {entries.length === 0 ? (
        <p className="p-4 text-sm text-ink-muted">{t('empty')}</p>
      ) : (
        <ol className="px-4 py-2">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} currency={currency} />
          ))}
        </ol>
      )}
      {moreHref && (
        <div className="border-t border-line p-2 text-center">
          <IntentLink href={moreHref} scroll={false} className={buttonStyle('quiet', 'sm')}>
            {t('more')}
          </IntentLink>
        </div>
      )}
    </Card>
  );
}

function Entry({ entry, currency }: { entry: TimelineEntry; currency: string }) {
  const t = useTranslations('leads.timeline');
  const words = useEntryWords(currency)(entry);
  const Icon = ICONS[entry.type];
  const logged = LOGGED_TYPES.find((type) => type === entry.type);
  return (
    <li className="group flex gap-3 py-2 text-sm">
      <span className="mt-0.5 flex size-6 shrink-0 items-center justify-center rounded-full bg-sunken text-ink-muted">
        <Icon aria-hidden="true" className="size-3.5" />
      </span>
      <div className="min-w-0 flex-1">
        <p className={`[overflow-wrap:anywhere] ${logged ? 'font-medium' : ''}`}>
          {logged && <Badge className="mr-1.5">{t(`logged.${logged}`)}</Badge>}
          {words.title}
        </p>
        {words.details.map((line) => (
          <p key={line} className="whitespace-pre-line text-ink-muted [overflow-wrap:anywhere]">
            {line}
          </p>
        ))}
        <p className="mt-0.5 text-xs text-ink-muted">
          {entry.creator?.name ?? t('platform')} · <RelativeTime at={entry.createdAt} />
        </p>
      </div>
    </li>
  );
}
