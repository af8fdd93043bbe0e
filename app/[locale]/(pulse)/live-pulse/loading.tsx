import { ChartSkeleton } from '@/components/charts/chart-skeleton';
import { Skeleton } from '@/components/ui/skeleton';

const TILES = ['a', 'b', 'c', 'd', 'e', 'f'];

export default function LivePulseLoading() {
  return (
    <div aria-busy="true">
      <div className="space-y-2 pb-4">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="h-5 w-72 max-w-full" />
      </div>
      <div className="space-y-4">
        <div className="grid grid-cols-2 gap-px lg:grid-cols-3">
          {TILES.map((tile) => (
            <Skeleton key={tile} className="h-28" />
          ))}
        </div>
        <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="rounded-lg border border-line bg-surface p-4">
            <ChartSkeleton />
          </div>
          <Skeleton className="h-72" />
        </div>
      </div>
    </div>
  );
}
