import { useLocale } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import type { ServiceView } from '@/lib/provisioning/service/queries';
import { settleAskAction } from './actions';
import { AskList } from './ask-list';
import { ServiceDecision } from './service-decision';
import { useServiceName } from './service-name';
import { ServiceState } from './service-state';
import { ServiceSteps } from './service-steps';

type Props = { services: readonly ServiceView[]; admin: boolean };

/** The servers of a request as staff see them: where each stands, what failed, and what its client asks. */
export function ServicesCard({ services, admin }: Props) {
  const t = useTranslations('services.staff');
  if (services.length === 0) return null;
  return (
    <Card aria-labelledby="services-title">
      <CardHeader id="services-title" title={t('card')} />
      <ul className="divide-y divide-line">
        {services.map((service) => (
          <ServiceBlock key={service.id} service={service} admin={admin} />
        ))}
      </ul>
    </Card>
  );
}

/** Whether a step waits, for its time or for a decision, that an admin may take up at once. */
export function failedStep({ steps, run }: Pick<ServiceView, 'steps' | 'run'>) {
  return steps.find((step) => step.run === run && step.state === 'failed') ?? null;
}

export function canGiveUp({ state }: Pick<ServiceView, 'state'>): boolean {
  return state === 'failed' || state === 'provisioning';
}

function ServiceBlock({ service, admin }: { service: ServiceView; admin: boolean }) {
  const t = useTranslations('services');
  const locale = useLocale();
  const nameOf = useServiceName();
  const isCalm = service.state === 'active' || service.state === 'terminated';
  return (
    <li className="space-y-2 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4">
        {admin ? (
          <IntentLink
            href={localePath(locale, `/admin/cloud/services/${service.id}`)}
            className="tap font-medium hover:underline"
          >
            {nameOf(service)}
          </IntentLink>
        ) : (
          <span className="font-medium">{nameOf(service)}</span>
        )}
        <ServiceState state={service.state} />
        {service.address && (
          <span className="font-mono text-xs text-ink-muted [overflow-wrap:anywhere]">{service.address}</span>
        )}
      </div>
      <details open={!isCalm || undefined}>
        <summary className="tap mx-4 cursor-pointer rounded-sm text-xs text-module">
          {t('steps.title')}
        </summary>
        <ServiceSteps service={service} staff />
      </details>
      {admin && failedStep(service) && (
        <div className="px-4">
          <ServiceDecision serviceId={service.id} canGiveUp={canGiveUp(service)} />
        </div>
      )}
      {service.asks.length > 0 && (
        <div className="px-4">
          <AskList asks={service.asks} action={settleAskAction} label={t('ask.settle')} />
        </div>
      )}
    </li>
  );
}
