'use client';

import { Skeleton } from '@/components/ui/skeleton';
import { useTranslations } from '@/lib/i18n/use-words';

/** The list while it is on its way. */
export function PanelSkeleton() {
  const t = useTranslations('notifications');
  return (
    <div role="status" className="space-y-4 px-4 py-3">
      <span className="sr-only">{t('loading')}</span>
      {[0, 1, 2].map((row) => (
        <div key={row} className="space-y-1.5">
          <Skeleton className="h-4 w-4/5" />
          <Skeleton className="h-3 w-3/5" />
        </div>
      ))}
    </div>
  );
}
