'use client';

import { useRealtimeContext } from './realtime-context';
import { useRealtime } from './use-realtime';

/** What concerns the person rather than a page: the bell, and the end of the session. */
export function OwnChannel() {
  const { userChannel, readUnread } = useRealtimeContext();
  useRealtime(
    userChannel,
    {
      'notification.new': () => void readUnread(),
      'session.ended': () => window.location.reload(),
    },
    // The check before this call has read the count already.
    () => {},
  );
  return null;
}
