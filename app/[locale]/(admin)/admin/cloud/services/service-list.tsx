import { useServiceName } from '@/components/services/service-name';
import { failedStep } from '@/components/services/services-card';
import { currentStep } from '@/components/services/step-list';
import type { ServiceView } from '@/lib/provisioning/service/queries';
import { type ListedService, ServiceLines } from './service-lines';

/** A page of servers, of each what its line says. */
export function ServiceList({ services }: { services: readonly ServiceView[] }) {
  const nameOf = useServiceName();
  const rows = services.map((service): ListedService => {
    const { id, reference, state, createdAt, clientName, domain, address, asks, steps } = service;
    return {
      ...{ id, reference, state, createdAt, name: nameOf(service) },
      facts: [clientName, domain].filter(Boolean).join(' · '),
      address,
      asks: asks.map((ask) => ({ id: ask.id, kind: ask.kind })),
      step: state === 'pending' ? null : currentStep(state, steps),
      isFailed: failedStep(service) !== null,
    };
  });
  return <ServiceLines rows={rows} />;
}
