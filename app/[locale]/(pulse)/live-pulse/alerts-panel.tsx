import { BellOff } from 'lucide-react';
import { useLocale } from 'next-intl';
import { AlertLine } from '@/components/pulse/alert-line';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import { pulseAddress } from '@/lib/pulse/addresses';
import { countText } from '@/lib/pulse/figures';
import type { AlertRow } from '@/lib/pulse/queries/alerts';
import type { Page } from '@/lib/pulse/queries/request-rows';
import { AlertActions } from './alert-actions';

type Props = { page: Page<AlertRow>; canAct: boolean };

/** What needs somebody now. */
export function AlertsPanel({ page: { rows, count }, canAct }: Props) {
  const t = useTranslations('pulse.alerts');
  const locale = useLocale();
  return (
    <Card aria-labelledby="alerts">
      <CardHeader
        id="alerts"
        title={
          <span className="flex items-center gap-2">
            {t('title')} {count > 0 && <Badge tone="warning">{countText(count, locale)}</Badge>}
          </span>
        }
      >
        <IntentLink
          href={localePath(locale, pulseAddress.alerts({}))}
          className="tap text-sm text-module hover:underline"
        >
          {t('all')}
        </IntentLink>
      </CardHeader>
      {rows.length === 0 && (
        <div className="flex gap-3 px-4 py-3 text-sm">
          <BellOff aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-subtle" strokeWidth={1.75} />
          <div>
            <p className="font-medium">{t('empty')}</p>
            <p className="text-ink-muted">{t('empty_body')}</p>
          </div>
        </div>
      )}
      <ul className="divide-y divide-line">
        {rows.map((alert) => (
          <li key={alert.id}>
            <AlertLine alert={alert}>
              {canAct && <AlertActions alertId={alert.id} isAcknowledged={alert.acknowledgedAt !== null} />}
            </AlertLine>
          </li>
        ))}
      </ul>
    </Card>
  );
}
