import 'server-only';
import type { TaskList } from 'graphile-worker';
import { runDunning } from '@/lib/billing/dunning';
import { renewSubscriptions } from '@/lib/billing/renew';
import { readStripeEvent } from '@/lib/billing/stripe/read-event';
import type { JobName, JobPayloads } from '@/lib/jobs/catalogue';
import { restWhenBusy } from '@/lib/jobs/rest-when-busy';
import { deliverEmail } from '@/lib/messaging/deliver';
import { lookAfterServices } from '@/lib/provisioning/service/look-after';
import { runServiceStep } from '@/lib/provisioning/service/run-step';
import { revenueHint } from '@/lib/pulse/hints';
import { quoteStandardOrders } from '@/lib/quotes/automatic/quote-standard-orders';
import { fileContract } from '@/lib/quotes/file-contract';
import { tendQuotes } from '@/lib/quotes/jobs';
import { publish } from '@/lib/realtime/publish';
import { foldTallies } from '@/lib/tallies/fold';
import { remindFollowUps } from './remind-follow-ups';

import { followService } from './service-changed';
import { sweepExpired } from './sweep-expired';

export type JobAttempt = { attempt: number; isLast: boolean };

type Handlers = { [Name in JobName]: (payload: JobPayloads[Name], attempt: JobAttempt) => Promise<void> };

/** What runs each job. Each may run again after a crash, so each does its work once however often it runs. */
export const jobHandlers: Handlers = {
  send_email: async ({ emailId }, attempt) => {
    await restWhenBusy();
    await deliverEmail(emailId, attempt);
  },
  sweep_expired: sweepExpired,
  remind_follow_ups: remindFollowUps,
  tend_quotes: tendQuotes,
  file_contract: ({ versionId }) => fileContract(versionId),
  fold_tallies: async () => void (await foldTallies()),
  provision_service: runServiceStep,
  'service-changed': ({ serviceId }) => followService(serviceId),
  look_after_services: lookAfterServices,
  quote_standard_orders: async () => void (await quoteStandardOrders()),
  read_stripe_event: ({ eventId }, attempt) => readStripeEvent(eventId, attempt),
  renew_subscriptions: async () => {
    if ((await renewSubscriptions()).ended > 0) await publish([revenueHint()]);
  },
  run_dunning: async () => {
    if ((await runDunning()).steps > 0) await publish([revenueHint()]);
  },
};

/** The handlers as the job library takes them; payloads are written by `enqueueJob` alone, which types them. */
export function taskListOf(handlers: Handlers): TaskList {
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      async (payload: unknown, { job }: { job: { attempts: number; max_attempts: number } }) => {
        const attempt = { attempt: job.attempts, isLast: job.attempts >= job.max_attempts };
        await handle(payload as never, attempt);
      },
    ]),
  );
}
