'use client';

import { useEffect } from 'react';
import { channelNames } from '@/lib/realtime/channels';
import { useRealtimeContext } from './realtime-context';
import { useRealtime } from './use-realtime';

/** What concerns the person rather than a page: the bell, the end of the session, and a platform that pauses. */
export function OwnChannel() {
  const { connection, userChannel, readUnread } = useRealtimeContext();
  useRealtime(
    userChannel,
    {
      'notification.new': () => void readUnread(),
      'notification.read': () => void readUnread(),
      'session.ended': () => window.location.reload(),
    },
    // The check before this call has read the count already.
    () => {},
  );
  useRealtime(
    channelNames.status,
    { 'database.away': () => connection.pause(), 'database.back': () => connection.resume() },
    () => {},
  );
  useEffect(() => {
    // Somebody who comes back to this tab may have signed out, or read the bell, in another.
    const onVisible = () => {
      if (document.visibilityState === 'visible') void readUnread();
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [readUnread]);
  return null;
}
