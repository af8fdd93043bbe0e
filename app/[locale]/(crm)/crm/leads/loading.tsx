import { FilteredListSkeleton } from '@/components/ui/filtered-list-skeleton';
import { Skeleton } from '@/components/ui/skeleton';

/** The list's shape while it is read, with how many there are above it. */
export default function LeadsLoading() {
  return (
    <FilteredListSkeleton>
      <Skeleton className="-mt-1 mb-3 h-5 w-32" />
    </FilteredListSkeleton>
  );
}
