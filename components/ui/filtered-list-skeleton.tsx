import type { ReactNode } from 'react';
import { Card } from './card';
import { Skeleton } from './skeleton';

const ROWS = [0, 1, 2, 3, 4, 5, 6, 7];

/** The shape of a list under its filters, while it is read; `children` is what stands between the two. */
export function FilteredListSkeleton({ children }: { children?: ReactNode }) {
  return (
    <div aria-busy="true">
      <div className="space-y-2 pb-4">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="h-5 w-80 max-w-full" />
      </div>
      <Skeleton className="mb-4 h-9 w-full" />
      {children}
      <Card className="divide-y divide-line">
        {ROWS.map((row) => (
          <div key={row} className="flex items-center gap-4 px-4 py-3">
            <Skeleton className="h-8 flex-1" />
            <Skeleton className="hidden h-5 w-24 md:block" />
            <Skeleton className="h-5 w-20" />
          </div>
        ))}
      </Card>
    </div>
  );
}
