import { useLocale } from 'next-intl';
import { useServiceName } from '@/components/services/service-name';
import { ServiceState } from '@/components/services/service-state';
import { failedStep } from '@/components/services/services-card';
import { currentStep } from '@/components/services/step-list';
import { Badge } from '@/components/ui/badge';
import { IntentLink } from '@/components/ui/intent-link';
import { RelativeTime } from '@/components/ui/relative-time';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import type { ServiceView } from '@/lib/provisioning/service/queries';

/** One server of a client: whose, where it stands, and the step that is underway or failed. */
export function ServiceLine({ service }: { service: ServiceView }) {
  const t = useTranslations('services');
  const locale = useLocale();
  const nameOf = useServiceName();
  const step = currentStep(service.state, service.steps);
  const failed = failedStep(service);
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm hover:bg-sunken">
      <div className="min-w-0 flex-1 basis-64">
        <IntentLink
          href={localePath(locale, `/admin/cloud/services/${service.id}`)}
          className="font-medium after:absolute after:inset-0"
        >
          <span className="tabular">{service.reference}</span> · {nameOf(service)}
        </IntentLink>
        <p className="text-ink-muted [overflow-wrap:anywhere]">
          {[service.clientName, service.domain, service.address].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {service.asks.map((ask) => (
          <Badge key={ask.id} tone="module">
            {t('ask.asked', { kind: ask.kind })}
          </Badge>
        ))}
        {step && service.state !== 'pending' && (
          <span className={failed ? 'text-danger' : 'text-ink-muted'}>
            {t('steps.line', { step: t(`doing.${step}`), state: t(failed ? 'steps.failed' : 'steps.now') })}
          </span>
        )}
        <ServiceState state={service.state} />
        <RelativeTime at={service.createdAt} className="text-right text-xs text-ink-muted sm:w-20" />
      </div>
    </li>
  );
}
