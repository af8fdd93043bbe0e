/** Every job of the platform and what it carries; the worker's task list is typed by it. */
export type JobPayloads = {
  /** Renders the message, then delivers or keeps it. */
  send_email: { emailId: string };
  /** Scheduled: deletes counters, links and sessions that are long over. */
  sweep_expired: Record<string, never>;
  /** Scheduled: tells sellers of follow-ups that have come due. */
  remind_follow_ups: Record<string, never>;
  /** Scheduled: closes quotes that are over and reminds clients of those that are open. */
  tend_quotes: Record<string, never>;
  /** Draws the contract of an accepted quote and keeps it. */
  file_contract: { versionId: string };
  /** Scheduled: adds what was counted since to the running counts. */
  fold_tallies: Record<string, never>;
  /** The next step of what a service's provider is asked to do; an earlier `run` is over. */
  provision_service: { serviceId: string; run: number };
  /** A service has another state: its request, its client and open pages follow. */
  'service-changed': { serviceId: string };
  /** Scheduled: quotes the standard orders that nobody has looked at, where that is allowed. */
  quote_standard_orders: Record<string, never>;
  /** Scheduled: looks after services that wait longer than anything should. */
  look_after_services: Record<string, never>;
  /** What Stripe told of a payment, kept as it was sent. */
  read_stripe_event: { eventId: string };
  /** Scheduled: invoices the periods that begin soon, and ends what was cancelled. */
  renew_subscriptions: Record<string, never>;
  /** Scheduled: reminds of unpaid invoices, stops and ends what stays unpaid. */
  run_dunning: Record<string, never>;
};

export type JobName = keyof JobPayloads;
