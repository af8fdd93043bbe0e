import { BellOff } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { AlertLine } from '@/components/pulse/alert-line';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { IntentLink } from '@/components/ui/intent-link';
import { localePath } from '@/lib/i18n/routing';
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
          className="text-sm text-module hover:underline"
        >
          {t('all')}
        </IntentLink>
      </CardHeader>
      {rows.length === 0 && (
        <EmptyState icon={BellOff} title={t('empty')}>
          {t('empty_body')}
        </EmptyState>
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
