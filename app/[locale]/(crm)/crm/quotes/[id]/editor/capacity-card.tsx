'use client';

import { Card, CardHeader } from '@/components/ui/card';
import { useTranslations } from '@/lib/i18n/use-words';

const SHOWN_MOST = 99;

/** How many such servers the cloud can still take; null where capacity is not kept account of. */
export function CapacityCard({ places, wanted }: { places: number | null; wanted: number }) {
  const t = useTranslations('quotes.capacity');
  return (
    <Card aria-labelledby="capacity-title">
      <CardHeader id="capacity-title" title={t('title')} />
      <div className="p-4 text-sm text-ink-muted">
        {places === null ? (
          <p>{t('untracked')}</p>
        ) : (
          <p>{places > SHOWN_MOST ? t('many', { count: SHOWN_MOST }) : t('places', { count: places })}</p>
        )}
        {places !== null && places < wanted && (
          <p className="mt-1 font-medium text-danger">{t('short', { count: wanted })}</p>
        )}
      </div>
    </Card>
  );
}
