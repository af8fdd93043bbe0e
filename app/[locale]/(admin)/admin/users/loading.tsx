export { FilteredListSkeleton as default } from '@/components/ui/filtered-list-skeleton';
