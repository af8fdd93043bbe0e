import type { JobName } from '@/lib/jobs/catalogue';

/** Where the database passes by a row; `when` narrows which. Deferred: at the commit of what wrote it. */
type RowPoint = { table: string; event: 'INSERT' | 'UPDATE'; deferred: boolean; when?: string };
/** Its work is done and committed, and the worker is about to strike it off; `template` narrows letters. */
type JobPoint = { job: JobName; template?: string };

const added = (table: string, when?: string, deferred = false): RowPoint => ({
  ...{ table, event: 'INSERT', deferred },
  ...(when && { when }),
});
const changed = (table: string, when?: string, deferred = false): RowPoint => ({
  ...added(table, when, deferred),
  event: 'UPDATE',
});
const atCommit = (point: RowPoint): RowPoint => ({ ...point, deferred: true });
const become = (table: string, column: string, value: string) =>
  changed(table, `NEW."${column}" = '${value}' AND OLD."${column}" <> '${value}'`);
const step = (name: string, state: string) =>
  changed('ServiceStep', `NEW."name" = '${name}' AND NEW."state" = '${state}'`);
const letter = (template: string) => added('EmailMessage', `NEW."template" = '${template}'`);
const sent = (template: string) =>
  changed('EmailMessage', `NEW."template" = '${template}' AND NEW."status" = 'sent'`, true);
const done = (job: JobName, template?: string): JobPoint => ({ job, ...(template && { template }) });

const point = <Name extends string>(points: Record<Name, RowPoint | JobPoint>) => points;

/** The named points of the paths of an order, a sale, its money and its services. */
export const POINTS = point({
  'request stored': added('HostingRequest'),
  'lead stored': added('CrmLead'),
  'order committing': atCommit(added('CrmLead')),
  'e-mail written out': changed('EmailMessage'),
  'e-mail settling': atCommit(changed('EmailMessage')),

  'order taken up by itself': atCommit(added('AutomaticQuote')),
  'quote drafted by itself': atCommit(added('Quote')),
  'quote sent by itself': atCommit(become('QuoteVersion', 'status', 'sent')),
  'automatic quote settling': atCommit(become('AutomaticQuote', 'outcome', 'quoted')),
  'automatic quote done': done('quote_standard_orders'),
  'quote letter sent': sent('quote_link'),
  'quote letter done': done('send_email', 'quote_link'),

  'places taken': added('CapacityHold'),
  'services planned': added('Service'),
  'invoice drafted': added('Invoice'),
  'invoice numbered': changed('Invoice', `OLD."number" IS NULL AND NEW."number" IS NOT NULL`),
  'invoice letter queued': letter('invoice_issued'),
  'subscription begun': added('SubscriptionChange', `NEW."kind" = 'started'`),
  'acceptance proved': added('QuoteAcceptance'),
  'version frozen': become('QuoteVersion', 'status', 'accepted'),
  'acceptance letter queued': letter('quote_accepted'),
  'lead won': become('CrmLead', 'status', 'won'),
  'seller told': added('Notification', `NEW."kind" = 'quote_accepted'`),
  'acceptance committing': atCommit(added('QuoteAcceptance')),

  'contract drawn': added('QuoteDocument', `NEW."kind" = 'contract'`, true),
  'contract filed': done('file_contract'),
  'acceptance letter worded': changed(
    'EmailMessage',
    `NEW."template" = 'quote_accepted' AND OLD."renderedAt" IS NULL AND NEW."renderedAt" IS NOT NULL`,
    true,
  ),
  'acceptance letter sent': sent('quote_accepted'),
  'acceptance letter done': done('send_email', 'quote_accepted'),
  'invoice letter sent': sent('invoice_issued'),
  'invoice letter done': done('send_email', 'invoice_issued'),

  'payment recorded': added('Payment'),
  'services started': become('Service', 'state', 'provisioning'),
  'payment committing': atCommit(added('Payment')),
  'thanks sent': sent('payment_received'),
  'thanks done': done('send_email', 'payment_received'),

  'place kept': atCommit(step('reserved', 'done')),
  'provider called': atCommit(step('created', 'running')),
  'server made': added('NodeServer'),
  'server made, committing': atCommit(added('NodeServer')),
  'server told of': step('created', 'done'),
  'server configured': atCommit(step('configured', 'done')),
  'server online': atCommit(step('online', 'done')),
  'step done': done('provision_service'),
  'request active': atCommit(become('HostingRequest', 'status', 'active')),
  'servers’ letter queued': atCommit(letter('service_active')),
  'subscription earning': added('SubscriptionChange', `NEW."kind" = 'active'`, true),
  'service followed': done('service-changed'),
  'servers’ letter sent': sent('service_active'),
  'servers’ letter done': done('send_email', 'service_active'),
  'delay letter queued': atCommit(letter('service_delayed')),
  'delay letter sent': sent('service_delayed'),

  'renewal numbered': changed(
    'Invoice',
    `OLD."number" IS NULL AND NEW."number" IS NOT NULL AND NEW."subscriptionId" IS NOT NULL`,
  ),
  'renewal committing': atCommit(added('SubscriptionPeriod')),
  'renewals done': done('renew_subscriptions'),
  'reminder queued': atCommit(letter('invoice_reminder')),
  'service stopped': added('SubscriptionChange', `NEW."kind" = 'suspended'`, true),
  'reminders done': done('run_dunning'),
});
export type Point = keyof typeof POINTS;
