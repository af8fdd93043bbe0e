'use client';

import { useEffect } from 'react';
import { useRealtimeContext } from './realtime-context';
import { useRealtime } from './use-realtime';

/** What concerns the person rather than a page: the bell, and the end of the session. */
export function OwnChannel() {
  const { userChannel, readUnread } = useRealtimeContext();
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
