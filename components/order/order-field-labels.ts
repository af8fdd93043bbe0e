import { CUSTOM_KEYS, EXTRA_KEYS } from '@/lib/catalog/configuration';
import { RESOURCE_KEYS } from '@/lib/catalog/price-book';
import type { OrderLabels } from './order-model';

/** How each field of the order form is called, to name it in a list of errors. */
export function fieldLabels({
  coupon,
  details,
  domain,
  review,
  steps,
  term,
  units,
}: OrderLabels): Record<string, string> {
  const labels: Record<string, string> = {
    plan: steps.plan,
    cycle: term.cycle,
    commitment: term.commitment,
    quantity: term.quantity,
    addons: steps.options,
    domainMode: steps.domain,
    domainName: domain.name,
    coupon: coupon.label,
    name: details.name,
    email: details.email,
    phone: details.phone,
    company: details.company,
    country: details.country,
    customerType: details.type,
    vatNumber: details.vat_number,
    notes: details.notes,
    terms: review.terms_label,
  };
  for (const key of RESOURCE_KEYS) {
    labels[CUSTOM_KEYS[key]] = units.custom[key];
    labels[EXTRA_KEYS[key]] = units.extra[key];
  }
  return labels;
}
