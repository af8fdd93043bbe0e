import type { SaleCount } from './sale-recount';

/** A list of counts with more in it. */
export const and = (list: string | null | undefined, ...more: string[]): string =>
  [...(list ? list.split(', ') : []), ...more].sort().join(', ');

/** What an order with a quote in its client's hands is, counted. */
export const OFFERED: SaleCount = {
  request: 'pending',
  lead: 'proposal',
  automatic: null,
  versions: 'sent 1',
  proofs: null,
  papers: 'offer 1',
  places: null,
  services: null,
  steps: null,
  servers: null,
  invoices: null,
  payments: null,
  subscriptions: null,
  periods: null,
  changes: null,
  dunning: null,
  letters: 'quote_link-sent 1, request_received-sent 1',
  timeline: 'assigned 1, created 1, quote-created 1, quote-sent 1, scored 1, status_changed 1',
  stages: 'new 1, proposal 1',
  news: 'lead.assigned 1, lead.moved 1, quote.sent 1, request.hosting 1',
  bells: 'lead_assigned 1',
  audit: 'lead.moved 1, quote.created 1, quote.sent 1',
  jobs: null,
};

/** The same accepted: sold, and not yet paid. */
export const SOLD: SaleCount = {
  ...OFFERED,
  request: 'processing',
  lead: 'won',
  versions: 'accepted 1',
  proofs: 'whole 1',
  papers: 'contract 1, offer 1',
  places: 'reserved 1',
  services: 'pending 1',
  invoices: 'open 1',
  subscriptions: 'pending 1',
  periods: '0 1',
  changes: 'started 1',
  letters: 'invoice_issued-sent 1, quote_accepted-sent 1, quote_link-sent 1, request_received-sent 1',
  timeline:
    'assigned 1, created 1, quote-accepted 1, quote-created 1, quote-sent 1, scored 1, status_changed 2',
  stages: 'new 1, proposal 1, won 1',
  news: 'invoice.issued 1, lead.assigned 1, lead.moved 1, lead.won 1, quote.accepted 1, quote.sent 1, request.hosting 1',
  bells: 'lead_assigned 1, quote_accepted 1',
  audit: 'lead.moved 2, quote.accepted 1, quote.created 1, quote.sent 1',
};

/** The same on account: its server is up, its invoice still open. */
export const SERVED: SaleCount = {
  ...SOLD,
  request: 'active',
  places: 'in_use 1',
  services: 'active 1',
  steps: '1-configured-done 1, 1-created-done 1, 1-online-done 1, 1-paid-done 1, 1-reserved-done 1',
  servers: 'running 1',
  subscriptions: 'active 1',
  changes: 'active 1, started 1',
  letters: `${SOLD.letters}, service_active-sent 1`,
  timeline: `${SOLD.timeline}, updated 1`,
  news: `${SOLD.news}, service.active 1`,
  bells: 'lead_assigned 1, quote_accepted 1, service_active 1',
  audit: `${SOLD.audit}, request.active 1`,
};

/** The same paid. */
export const PAID: SaleCount = {
  ...SERVED,
  invoices: 'paid 1',
  payments: 'payment 1',
  letters: and(SERVED.letters, 'payment_received-sent 1'),
  news: and(SERVED.news, 'invoice.paid 1'),
  audit: `invoice.payment_recorded 1, ${SERVED.audit}`,
};
