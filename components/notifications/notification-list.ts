'use client';

import { useLocale } from 'next-intl';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useRealtimeContext } from '@/components/realtime/realtime-context';
import { useRealtime } from '@/components/realtime/use-realtime';
import { localePath } from '@/lib/i18n/routing';
import type { WordedNotification } from '@/lib/notifications/word-notification';

type Page = { items: WordedNotification[]; next: string | null; unread: number };
export type ListState = 'loading' | 'ready' | 'failed';

/** Reads a page of the bell's list; refuses with an Error, and leaves for the sign-in when the session is over. */
export async function readNotifications(address: string, after?: string): Promise<Page> {
  const query = after ? `?after=${encodeURIComponent(after)}` : '';
  const response = await fetch(address + query, { cache: 'no-store', signal: AbortSignal.timeout(10_000) });
  if (response.status === 401) window.location.reload();
  if (!response.ok) throw new Error(`notifications answered ${response.status}`);
  return response.json();
}

/** The list while it is open: fresh at each opening and whenever something changes, older pages on demand. */
export function useNotificationList() {
  const address = localePath(useLocale(), '/notifications');
  const { userChannel, unread } = useRealtimeContext();
  const [state, setState] = useState<ListState>('loading');
  const [items, setItems] = useState<WordedNotification[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const latest = useRef(0);

  const load = useCallback(
    async (after?: string) => {
      latest.current += 1;
      const mine = latest.current;
      try {
        const page = await readNotifications(address, after);
        if (mine !== latest.current) return;
        setItems((known) => (after ? [...known, ...page.items] : page.items));
        setNext(page.next);
        unread.set(page.unread);
        setState('ready');
      } catch {
        if (mine === latest.current) setState('failed');
      }
    },
    [address, unread],
  );

  useEffect(() => void load(), [load]);
  const reload = () => void load();
  useRealtime(userChannel, { 'notification.new': reload, 'notification.read': reload }, reload);

  return {
    state,
    items,
    retry: () => {
      setState('loading');
      void load();
    },
    loadMore: next ? () => load(next) : null,
    showRead: (ids: readonly string[] | 'all') =>
      setItems((known) =>
        known.map((item) => (ids === 'all' || ids.includes(item.id) ? { ...item, isRead: true } : item)),
      ),
  };
}
