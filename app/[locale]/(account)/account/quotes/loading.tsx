export { ListSkeleton as default } from '@/components/ui/list-skeleton';
