'use client';

import { CirclePause, CloudOff, LoaderCircle } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import { initialConnection } from './connection-state';
import { useRealtimeContext } from './realtime-context';

const initial = () => initialConnection;

// On a phone the words need a line of their own, below the header.
const noticeStyle =
  'flex h-7 items-center gap-1.5 rounded-md px-2 font-medium whitespace-nowrap max-sm:fixed max-sm:inset-x-0 max-sm:top-13 max-sm:z-30 max-sm:h-6 max-sm:justify-center max-sm:rounded-none';

/** A quiet dot while the page is live; when it is not, says so in words and since when. */
export function ConnectionIndicator() {
  const t = useTranslations('shell.connection');
  const format = useFormatter();
  const { connection } = useRealtimeContext();
  const { status, since } = useSyncExternalStore(connection.state.subscribe, connection.state.get, initial);
  const time = since ? format.dateTime(new Date(since), { timeStyle: 'short' }) : '';
  return (
    <div role="status" className="flex items-center text-xs">
      {status === 'live' && (
        <span className="flex items-center gap-1.5 px-2 text-ink-muted" title={t('live_hint')}>
          <span aria-hidden="true" className="size-2 rounded-full bg-pulse" />
          <span className="sr-only sm:not-sr-only">{t('live')}</span>
        </span>
      )}
      {status === 'paused' && (
        <span className={`${noticeStyle} bg-warning-soft text-warning`} title={t('paused_hint', { time })}>
          <CirclePause aria-hidden="true" className="size-3.5" />
          {t('paused', { time })}
        </span>
      )}
      {status === 'reconnecting' && (
        <span className={`${noticeStyle} bg-warning-soft text-warning`} title={t('stale_hint', { time })}>
          <LoaderCircle aria-hidden="true" className="size-3.5 animate-spin" />
          {t('reconnecting')}
        </span>
      )}
      {status === 'offline' && (
        <span className={`${noticeStyle} bg-danger-soft text-danger`} title={t('stale_hint', { time })}>
          <CloudOff aria-hidden="true" className="size-3.5" />
          {t('offline', { time })}
        </span>
      )}
    </div>
  );
}
