import { Skeleton } from '@/components/ui/skeleton';
import { LEAD_STATUSES } from '@/lib/leads/status';
import { BOARD_STYLE, COLUMN_STYLE } from './board-style';

const CARDS = [0, 1, 2, 3];

/** The board's shape while it is read. */
export function BoardSkeleton() {
  return (
    <div aria-busy="true">
      <div className="flex flex-wrap items-end justify-between gap-3 pb-4">
        <div className="space-y-2">
          <Skeleton className="h-7 w-32" />
          <Skeleton className="h-5 w-72 max-w-full" />
        </div>
        <Skeleton className="h-9 w-full sm:w-96" />
      </div>
      <div className={BOARD_STYLE}>
        {LEAD_STATUSES.map((status) => (
          <div key={status} className={COLUMN_STYLE}>
            <Skeleton className="m-2 h-8" />
            <div className="space-y-2 px-2">
              {CARDS.map((card) => (
                <Skeleton key={card} className="h-28" />
              ))}
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
