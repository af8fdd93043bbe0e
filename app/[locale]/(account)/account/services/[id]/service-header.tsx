import { useServiceName } from '@/components/services/service-name';
import { ServiceState } from '@/components/services/service-state';
import { currentStep } from '@/components/services/step-list';
import { PageHeader } from '@/components/ui/page-header';
import { useTranslations } from '@/lib/i18n/use-words';
import type { ServiceView } from '@/lib/provisioning/service/queries';

/** What the server is and, in a sentence, where it stands. */
export function ServiceHeader({ service }: { service: ServiceView }) {
  const t = useTranslations('services');
  const nameOf = useServiceName();
  const step = currentStep(service.state, service.steps);
  const line = t(`mine.line.${service.state}`, { step: step ? t(`doing.${step}`) : '' });
  return (
    <PageHeader
      title={nameOf(service)}
      description={
        <span role="status" className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
          <ServiceState state={service.state} />
          {service.state !== 'active' && service.state !== 'terminated' && line}
        </span>
      }
    />
  );
}
