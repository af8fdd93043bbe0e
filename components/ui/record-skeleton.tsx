import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';

const CARDS = [0, 1, 2, 3];

/** The shape of a page with a column beside it, while it is read. */
export function RecordSkeleton() {
  return (
    <div aria-busy="true">
      <div className="space-y-2 pb-4">
        <Skeleton className="h-5 w-40" />
        <Skeleton className="h-7 w-80 max-w-full" />
        <Skeleton className="h-5 w-56" />
        <Skeleton className="mt-4 h-9 w-full" />
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="order-2 space-y-4 lg:order-1">
          <Card>
            <Skeleton className="m-4 h-56" />
          </Card>
          <Card>
            <Skeleton className="m-4 h-72" />
          </Card>
        </div>
        <div className="order-1 space-y-4 lg:order-2">
          {CARDS.map((card) => (
            <Card key={card}>
              <Skeleton className="m-4 h-28" />
            </Card>
          ))}
        </div>
      </div>
    </div>
  );
}
