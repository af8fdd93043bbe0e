import { CircleAlert, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge, type Tone } from '@/components/ui/badge';
import { IntentLink } from '@/components/ui/intent-link';
import { RelativeTime } from '@/components/ui/relative-time';
import type { AlertSeverity } from '@/lib/db/generated/enums';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import type { AlertRow } from '@/lib/pulse/queries/alerts';

const SEVERITY: Record<AlertSeverity, { icon: LucideIcon; tone: Tone }> = {
  info: { icon: Info, tone: 'neutral' },
  warning: { icon: TriangleAlert, tone: 'warning' },
  critical: { icon: CircleAlert, tone: 'danger' },
};

/** One alert: how bad, what about, since when, how often; children are what can be done with it. */
export function AlertLine({ alert, children }: { alert: AlertRow; children?: ReactNode }) {
  const t = useTranslations('pulse.alerts');
  const locale = useLocale();
  const { icon: Icon, tone } = SEVERITY[alert.severity];
  const key = `kinds.${alert.kind.replaceAll('.', '_')}` as Parameters<typeof t>[0];
  const data =
    typeof alert.data === 'object' && alert.data !== null ? (alert.data as Record<string, unknown>) : {};
  const href =
    typeof data.leadId === 'string'
      ? `/crm/leads/${data.leadId}`
      : typeof data.serviceId === 'string'
        ? `/admin/cloud/services/${data.serviceId}`
        : null;
  const state = alert.resolvedAt ? 'resolved' : alert.acknowledgedAt ? 'acknowledged' : 'open';
  return (
    <div className="space-y-2 px-4 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={tone}>
          <Icon aria-hidden="true" className="size-3" /> {t(`severity.${alert.severity}`)}
        </Badge>
        {state !== 'open' && (
          <Badge tone={state === 'resolved' ? 'success' : 'neutral'}>{t(`is.${state}`)}</Badge>
        )}
        <RelativeTime at={alert.openedAt} className="ml-auto text-xs text-ink-muted" />
      </div>
      <p>
        <span className="font-medium">{t.has(key) ? t(key) : t('kinds.other')}</span>{' '}
        {href && (
          <IntentLink
            href={localePath(locale, href)}
            className="tap inline-block whitespace-nowrap text-module underline underline-offset-2"
          >
            {typeof data.reference === 'string' ? data.reference : t('open_subject')}
          </IntentLink>
        )}
      </p>
      <p className="text-xs text-ink-muted">
        {t('seen', { count: alert.count })}
        {alert.count > 1 && (
          <>
            , {t('last_seen')} <RelativeTime at={alert.lastSeenAt} />
          </>
        )}
      </p>
      {children}
    </div>
  );
}
