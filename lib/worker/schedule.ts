import 'server-only';
import { type ParsedCronItem, parseCronItems } from 'graphile-worker';
import type { JobName } from '@/lib/jobs/catalogue';

type Scheduled = { task: JobName; match: string };

const SCHEDULE: readonly Scheduled[] = [
  { task: 'remind_follow_ups', match: '* * * * *' },
  { task: 'tend_quotes', match: '* * * * *' },
  { task: 'fold_tallies', match: '* * * * *' },
  { task: 'quote_standard_orders', match: '* * * * *' },
  { task: 'look_after_services', match: '*/5 * * * *' },
  // Four times an hour: midnight in Paris is always one of them, in winter and in summer.
  { task: 'renew_subscriptions', match: '0,15,30,45 * * * *' },
  { task: 'run_dunning', match: '1,16,31,46 * * * *' },
  { task: 'sweep_expired', match: '17 * * * *' },
];

/** What runs by the clock, in UTC; several workers make one job a time. A missed minute is not caught up. */
export function parsedSchedule(): ParsedCronItem[] {
  return parseCronItems(
    SCHEDULE.map(({ task, match }) => ({
      task,
      match,
      identifier: task,
      options: { backfillPeriod: 0, maxAttempts: 3, jobKey: `cron:${task}` },
    })),
  );
}
