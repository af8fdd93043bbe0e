import { useLocale } from 'next-intl';
import { AskList } from '@/components/services/ask-list';
import { Card, CardHeader } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import type { ServiceView } from '@/lib/provisioning/service/queries';
import { withdrawAskAction } from '../actions';
import { AskDialog } from './ask-dialog';

/** What the client can ask of the seller, and what they have asked already. */
export function ChangeCard({ service }: { service: ServiceView }) {
  const t = useTranslations('services');
  const locale = useLocale();
  const runs = service.state === 'active' || service.state === 'suspended';
  const kinds = (['upgrade', 'cancellation'] as const).filter(
    (kind) => !service.asks.some((ask) => ask.kind === kind),
  );
  return (
    <Card aria-labelledby="change-title">
      <CardHeader id="change-title" title={t('mine.change')} />
      <div className="space-y-3 p-4 text-sm">
        <p className="text-ink-muted">{t(runs ? 'mine.change_lead' : 'mine.change_pending')}</p>
        {service.asks.length > 0 && (
          <AskList asks={service.asks} action={withdrawAskAction} label={t('ask.withdraw')} />
        )}
        {service.subscriptionId && service.state === 'active' && (
          <p>
            <IntentLink
              href={localePath(locale, `/account/subscriptions/${service.subscriptionId}`)}
              className="tap text-module underline underline-offset-2"
            >
              {t('mine.change_online')}
            </IntentLink>
          </p>
        )}
        {runs && kinds.length > 0 && (
          <div className="flex flex-wrap gap-2">
            {kinds.map((kind) => (
              <AskDialog
                key={kind}
                serviceId={service.id}
                kind={kind}
                isAside={service.state === 'suspended'}
              />
            ))}
          </div>
        )}
      </div>
    </Card>
  );
}
