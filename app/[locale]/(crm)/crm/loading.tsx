import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { LEAD_STATUSES } from '@/lib/leads/status';

const LISTS = [0, 1];

/** The day's shape while it is read. */
export default function MyDayLoading() {
  return (
    <div aria-busy="true">
      <div className="space-y-2 pb-4">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="h-5 w-80 max-w-full" />
      </div>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-3 xl:grid-cols-6">
        {LEAD_STATUSES.map((status) => (
          <Skeleton key={status} className="h-24" />
        ))}
      </div>
      <div className="mt-4 grid gap-4 lg:grid-cols-2">
        {LISTS.map((list) => (
          <Card key={list}>
            <Skeleton className="m-4 h-72" />
          </Card>
        ))}
      </div>
    </div>
  );
}
