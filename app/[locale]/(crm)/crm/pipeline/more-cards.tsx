'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { useTranslations } from '@/lib/i18n/use-words';

type Props = { address: string | null; shown: number; count: number };

/** The end of a column: asks for the next cards when it comes into sight, or when pressed. */
export function MoreCards({ address, shown, count }: Props) {
  const t = useTranslations('pipeline');
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const end = useRef<HTMLDivElement>(null);
  const load = useRef(() => {});
  load.current = () => {
    if (address !== null && !pending && !('dragging' in document.body.dataset)) {
      startTransition(() => router.replace(address, { scroll: false }));
    }
  };

  // A new watch after each load: a tall screen may show the end again at once.
  useEffect(() => {
    if (!end.current || shown === 0) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && load.current(), {
      rootMargin: '120px',
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [shown]);

  return (
    <div ref={end} className="py-2 text-center">
      {address === null ? (
        <p className="px-2 text-xs text-ink-muted">{t('limit', { shown, count })}</p>
      ) : pending ? (
        <div role="status">
          <span className="sr-only">{t('loading_more')}</span>
          <Skeleton className="h-28" />
        </div>
      ) : (
        <Button variant="quiet" size="sm" onClick={() => load.current()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
