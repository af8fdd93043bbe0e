import { findPlan, type PriceBook } from '@/lib/catalog/price-book';
import type { HostingOrderInput } from './schema';

/** Fields of the flat form by the path at which the pricing schema names them. */
const FIELD_OF_PATH: Record<string, string> = {
  'resources.vcpu': 'cpu',
  'resources.ramGb': 'ram',
  'resources.storageGb': 'storage',
  'resources.bandwidthTb': 'bandwidth',
  'extra.vcpu': 'extraCpu',
  'extra.ramGb': 'extraRam',
  'extra.storageGb': 'extraStorage',
  'extra.bandwidthTb': 'extraBandwidth',
  resources: 'cpu',
  extra: 'extraCpu',
  'domain.name': 'domainName',
  'domain.mode': 'domainMode',
  domain: 'domainMode',
  'customer.country': 'country',
  'customer.type': 'customerType',
};

/** The form field at which an issue of the pricing schema stands. */
export function fieldOfPath(path: string): string {
  if (path.startsWith('addons')) return 'addons';
  return FIELD_OF_PATH[path] ?? path;
}

/**
 * The flat form as the pricing schema reads it. A form posts all of its fields, so what does not belong to the
 * chosen plan (sliders of the custom one, extras of the others, a name without a domain) is left out here.
 */
export function pricingInputOf(input: HostingOrderInput, book: PriceBook) {
  const custom = findPlan(book, input.plan)?.resources === null;
  const resources = {
    vcpu: input.cpu,
    ramGb: input.ram,
    storageGb: input.storage,
    bandwidthTb: input.bandwidth,
  };
  const extra = Object.fromEntries(
    Object.entries({
      vcpu: input.extraCpu,
      ramGb: input.extraRam,
      storageGb: input.extraStorage,
      bandwidthTb: input.extraBandwidth,
    }).filter(([, units]) => units !== undefined && units !== 0),
  );
  const named = input.domainMode !== 'none' && input.domainName !== undefined;
  return {
    plan: input.plan,
    cycle: input.cycle,
    commitment: input.commitment ?? 0,
    quantity: input.quantity ?? 1,
    addons: input.addons,
    ...(custom ? { resources } : Object.keys(extra).length > 0 ? { extra } : {}),
    domain: { mode: input.domainMode, ...(named ? { name: input.domainName } : {}) },
    ...(input.coupon === undefined ? {} : { coupon: input.coupon }),
    customer: { country: input.country, type: input.customerType },
  };
}
