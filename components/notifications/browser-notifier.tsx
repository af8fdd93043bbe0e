'use client';

import { useLocale } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useRealtimeContext } from '@/components/realtime/realtime-context';
import { useRealtime } from '@/components/realtime/use-realtime';
import { localePath } from '@/lib/i18n/routing';
import { browserNotifications, readBrowserNotifications } from './browser-permission';
import { readNotifications } from './notification-list';

// A tab in front answers within this time; then the ones behind stay quiet.
const OTHERS_MS = 400;

/** Renders nothing; shows what is new through the browser while no tab of the workspace is in front. */
export function BrowserNotifier() {
  const address = localePath(useLocale(), '/notifications');
  const { userChannel } = useRealtimeContext();
  const seen = useRef<{ channel: BroadcastChannel; ids: Set<string> } | null>(null);

  useEffect(() => {
    readBrowserNotifications();
    const channel = new BroadcastChannel('notifications-seen');
    const ids = new Set<string>();
    channel.onmessage = ({ data }) => ids.add(String(data));
    seen.current = { channel, ids };
    return () => channel.close();
  }, []);

  const tell = async (id: string) => {
    if (!document.hidden) return seen.current?.channel.postMessage(id);
    if (browserNotifications.get() !== 'on') return;
    await new Promise((resolve) => setTimeout(resolve, OTHERS_MS));
    if (seen.current?.ids.delete(id)) return;
    const page = await readNotifications(address).catch(() => null);
    const item = page?.items.find((candidate) => candidate.id === id);
    if (!item || item.isRead) return;
    // The tag makes several tabs show one.
    const shown = new Notification(item.title, { body: item.detail ?? undefined, tag: id });
    shown.onclick = () => {
      window.focus();
      window.location.assign(item.href);
    };
  };

  useRealtime(
    userChannel,
    { 'notification.new': ({ notificationId }) => void tell(notificationId) },
    () => {},
  );
  return null;
}
