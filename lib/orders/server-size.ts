import type { PricingInput } from '@/lib/catalog/schema';

type Ordered = Pick<PricingInput, 'resources' | 'extra' | 'quantity'>;
type PlanSize = { cpu: number; ram: number; storage: number };

/** What each server of an order takes of a machine: the plan with its extras, or what was chosen by the unit. */
export function serverSize(plan: PlanSize, { resources, extra }: Omit<Ordered, 'quantity'>): PlanSize {
  if (resources) return { cpu: resources.vcpu, ram: resources.ramGb, storage: resources.storageGb };
  return {
    cpu: plan.cpu + (extra?.vcpu ?? 0),
    ram: plan.ram + (extra?.ramGb ?? 0),
    storage: plan.storage + (extra?.storageGb ?? 0),
  };
}
