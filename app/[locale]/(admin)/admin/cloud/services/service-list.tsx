import { useServiceName } from '@/components/services/service-name';
import { pack } from '@/lib/json';
import type { ServiceRow } from '@/lib/provisioning/service/list-services';
import { type ListedService, ServiceLines } from './service-lines';

/** A page of servers, of each what its line says. */
export function ServiceList({ services }: { services: readonly ServiceRow[] }) {
  const nameOf = useServiceName();
  const rows = services.map((service): ListedService => {
    const { id, reference, state, createdAt, clientName, domain, address, asks, step, isFailed } = service;
    return {
      ...{ id, reference, state, createdAt, name: nameOf(service) },
      facts: [clientName, domain].filter(Boolean).join(' · '),
      ...{ address, asks, isFailed },
      step: state === 'pending' ? null : step,
    };
  });
  return <ServiceLines rows={pack(rows)} />;
}
