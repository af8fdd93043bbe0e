import { useServiceName } from '@/components/services/service-name';
import { ServiceState } from '@/components/services/service-state';
import { PageHeader } from '@/components/ui/page-header';
import type { ServiceView } from '@/lib/provisioning/service/queries';

export function ServiceHeader({ service }: { service: ServiceView }) {
  const nameOf = useServiceName();
  return (
    <PageHeader
      title={`${service.reference} · ${nameOf(service)}`}
      description={
        <span role="status" className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
          <ServiceState state={service.state} />
          {service.clientName}
        </span>
      }
    />
  );
}
