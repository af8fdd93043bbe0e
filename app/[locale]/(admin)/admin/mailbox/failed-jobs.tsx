import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import type { FailedJob } from '@/lib/worker/failed-jobs';
import { InlineAction } from '../inline-action';
import { retryJobAction } from './actions';

/** Work that went wrong: given up, or waiting for its next attempt. Nothing is shown when there is none. */
export async function FailedJobs({ jobs }: { jobs: readonly FailedJob[] }) {
  if (jobs.length === 0) return null;
  const t = await getTranslations('admin');
  return (
    <Card className="mb-4">
      <CardHeader title={t('jobs.title')} />
      <ul className="divide-y divide-line">
        {jobs.map((job) => (
          <li
            key={job.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5"
          >
            <div className="min-w-0 flex-1 basis-64">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {t.has(`jobs.task.${job.task}` as 'jobs.task.send_email')
                  ? t(`jobs.task.${job.task}` as 'jobs.task.send_email')
                  : job.task}
                <Badge tone={job.givenUp ? 'danger' : 'warning'}>
                  {t(job.givenUp ? 'jobs.givenUp' : 'jobs.willRetry')}
                </Badge>
              </p>
              <p className="text-sm break-words text-ink-muted">{job.error}</p>
              <p className="text-xs text-ink-subtle">
                {t('jobs.attempts', { attempts: job.attempts, max: job.maxAttempts })}
                {!job.givenUp && (
                  <>
                    {' · '}
                    {t('jobs.next')} <RelativeTime at={job.runAt} />
                  </>
                )}
              </p>
            </div>
            <InlineAction action={retryJobAction} values={{ jobId: job.id }}>
              {t('jobs.retry')}
            </InlineAction>
          </li>
        ))}
      </ul>
    </Card>
  );
}
