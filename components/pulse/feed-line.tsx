import {
  ArrowRightLeft,
  BadgeCheck,
  BadgeEuro,
  Ban,
  Bell,
  BellOff,
  CircleCheck,
  CircleX,
  Eye,
  FileCheck,
  FileClock,
  FileX,
  LogIn,
  type LucideIcon,
  MessageSquare,
  Pause,
  Play,
  Power,
  PowerOff,
  ReceiptText,
  Send,
  Server,
  ServerOff,
  UserCheck,
  UserX,
  Wrench,
} from 'lucide-react';
import { useLocale } from 'next-intl';
import { usePlanName } from '@/components/requests/use-plan-name';
import { IntentLink } from '@/components/ui/intent-link';
import { RelativeTime } from '@/components/ui/relative-time';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import { formatMoney } from '@/lib/money';
import type { PulseEventType } from '@/lib/pulse/event-types';
import type { FeedEvent } from '@/lib/pulse/queries/feed';

const ICONS: Record<PulseEventType, LucideIcon> = {
  'request.hosting': Server,
  'request.service': Wrench,
  'request.confirmed': BadgeCheck,
  'request.cancelled': Ban,
  'lead.assigned': UserCheck,
  'lead.unassigned': UserX,
  'lead.moved': ArrowRightLeft,
  'lead.won': CircleCheck,
  'lead.lost': CircleX,
  'quote.sent': Send,
  'quote.viewed': Eye,
  'quote.accepted': FileCheck,
  'quote.declined': FileX,
  'quote.expired': FileClock,
  'activity.logged': MessageSquare,
  'service.active': Power,
  'service.failed': ServerOff,
  'service.suspended': Pause,
  'service.resumed': Play,
  'service.terminated': PowerOff,
  'invoice.issued': ReceiptText,
  'invoice.paid': BadgeEuro,
  'user.signed_in': LogIn,
  'alert.opened': Bell,
  'alert.resolved': BellOff,
};

/** One thing that happened: what, to what, by whom, when; leads to its subject while that is in reach. */
export function FeedLine({ event }: { event: FeedEvent }) {
  const t = useTranslations('pulse');
  const locale = useLocale();
  const Icon = ICONS[event.type];
  const href = subjectOf(event);
  const details = useDetails(event);
  const label = t(`events.${event.type}`);
  return (
    <div className="flex min-h-10 items-start gap-3 px-4 py-2">
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-module" strokeWidth={1.75} />
      <div className="min-w-0 flex-1 text-sm">
        <div className="flex items-baseline justify-between gap-3">
          {href ? (
            <IntentLink href={localePath(locale, href)} className="tap font-medium hover:underline">
              {label}
            </IntentLink>
          ) : (
            <span className="font-medium">{label}</span>
          )}
          <RelativeTime at={event.at} className="shrink-0 text-xs whitespace-nowrap text-ink-muted" />
        </div>
        {details.length > 0 && <p className="break-words text-ink-muted">{details.join(' · ')}</p>}
      </div>
    </div>
  );
}

function subjectOf({ leadId, data }: FeedEvent): string | null {
  if (leadId) return `/crm/leads/${leadId}`;
  return typeof data.reference === 'string' ? `/hosting/dashboard/${data.reference}` : null;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function useDetails({ type, data, planName: eventPlan, actorName }: FeedEvent): string[] {
  const t = useTranslations('pulse');
  const locale = useLocale();
  const planName = usePlanName();
  const known = (group: 'service_kinds' | 'lead_status' | 'activities' | 'alerts.kinds', code: unknown) => {
    const key = `${group}.${String(code).replaceAll('.', '_')}` as Parameters<typeof t>[0];
    return typeof code === 'string' && t.has(key) ? t(key) : null;
  };
  const [from, to] = [known('lead_status', data.from), known('lead_status', data.to)];
  const isRequest = type === 'request.hosting' || type === 'request.service';
  const { valueCents, currency } = data;
  const value =
    isRequest && typeof valueCents === 'number' && valueCents > 0
      ? t('feed.value', { amount: formatMoney(valueCents, text(currency) ?? 'EUR', locale) })
      : null;
  const { grossCents } = data;
  const gross =
    type.startsWith('invoice.') && typeof grossCents === 'number'
      ? formatMoney(grossCents, text(currency) ?? 'EUR', locale)
      : null;
  return [
    text(data.reference),
    text(data.number),
    planName({ code: text(data.plan), name: eventPlan }),
    type === 'request.service' ? known('service_kinds', data.kind) : null,
    type.startsWith('alert.') ? known('alerts.kinds', data.kind) : null,
    type === 'activity.logged' ? known('activities', data.activity) : null,
    from && to ? t('feed.from_to', { from, to }) : null,
    value,
    gross,
    actorName ? t('feed.by', { name: actorName }) : null,
  ].filter((detail) => detail !== null);
}
