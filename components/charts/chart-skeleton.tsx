import { Skeleton } from '@/components/ui/skeleton';

const HEIGHTS = [
  'h-16',
  'h-24',
  'h-20',
  'h-32',
  'h-28',
  'h-40',
  'h-24',
  'h-36',
  'h-28',
  'h-20',
  'h-32',
  'h-24',
];

/** Stands where a chart will be, at its height. */
export function ChartSkeleton() {
  return (
    <div className="flex h-56 items-end gap-2 pl-9">
      {HEIGHTS.map((height, index) => (
        <Skeleton key={`${index}-${height}`} className={`flex-1 ${height}`} />
      ))}
    </div>
  );
}
