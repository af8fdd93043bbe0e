'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useRef, useState, useTransition } from 'react';
import { OwnChannel } from './own-channel';
import { RealtimeContext } from './realtime-context';
import { type RealtimeSettings, realtimeOfTab } from './realtime-of-tab';

type Props = RealtimeSettings & { initialUnread: number; children: ReactNode };

/** Gives all pages of the workspace the tab's one connection. */
export function RealtimeProvider({ children, initialUnread, ...settings }: Props) {
  const router = useRouter();
  const [isRefreshing, startRefresh] = useTransition();
  const [realtime] = useState(() => realtimeOfTab(settings, initialUnread));
  const { hold, pace, unread } = realtime;

  // A count that came with the page counts when it is new; a page from the cache brings an old one.
  const applied = useRef(initialUnread);
  useEffect(() => {
    if (applied.current !== initialUnread) unread.set(initialUnread);
    applied.current = initialUnread;
  }, [unread, initialUnread]);
  useEffect(() => hold(() => startRefresh(() => router.refresh())), [hold, router]);
  useEffect(() => {
    if (!isRefreshing) pace.done();
  }, [isRefreshing, pace]);

  return (
    <RealtimeContext value={realtime}>
      <OwnChannel />
      {children}
    </RealtimeContext>
  );
}
