import { useTranslations } from 'next-intl';
import { useServiceName } from '@/components/services/service-name';
import { ServiceState } from '@/components/services/service-state';
import { currentStep } from '@/components/services/step-list';
import { PageHeader } from '@/components/ui/page-header';
import type { ServiceView } from '@/lib/provisioning/service/queries';

/** What the server is and, in a sentence, where it stands. */
export function ServiceHeader({ service }: { service: ServiceView }) {
  const t = useTranslations('services');
  const nameOf = useServiceName();
  const step = currentStep(service.state, service.steps);
  const line = t(`mine.line.${service.state}`, { step: step ? t(`step.${step}`) : '' });
  return (
    <PageHeader
      title={nameOf(service)}
      description={service.state === 'active' ? (service.domain ?? service.address) : line}
    >
      <span role="status">
        <ServiceState state={service.state} />
      </span>
    </PageHeader>
  );
}
