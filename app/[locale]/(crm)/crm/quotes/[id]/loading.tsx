export { RecordSkeleton as default } from '@/components/ui/record-skeleton';
