'use client';

import * as Popover from '@radix-ui/react-popover';
import { Bell } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState, useSyncExternalStore } from 'react';
import { useRealtimeContext } from '@/components/realtime/realtime-context';
import { useTranslations } from '@/lib/i18n/use-words';
import { BrowserNotifier } from './browser-notifier';
import { PanelSkeleton } from './panel-skeleton';
import { useTitleCount } from './use-title-count';

const NotificationPanel = dynamic(
  () => import('./notification-panel').then((file) => file.NotificationPanel),
  {
    loading: () => <PanelSkeleton />,
  },
);

const SHOWN_MAX = 99;

/** The count of unread notifications, live in every tab, and the list behind it. */
export function NotificationBell({ isClient }: { isClient: boolean }) {
  const t = useTranslations('notifications');
  const { unread: store } = useRealtimeContext();
  const unread = useSyncExternalStore(store.subscribe, store.get, store.get);
  const [open, setOpen] = useState(false);
  const shown = unread > SHOWN_MAX ? t('many') : String(unread);
  const label = unread > SHOWN_MAX ? t('bell_many') : t('bell', { count: unread });
  useTitleCount(unread > 0 ? shown : null);

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={label}
        title={label}
        className="relative inline-flex size-9 items-center justify-center rounded-md text-ink-muted hover:bg-sunken hover:text-ink"
      >
        <Bell aria-hidden="true" className="size-4" />
        {unread > 0 && (
          <span
            aria-hidden="true"
            className="tabular absolute top-0.5 right-0 min-w-4 rounded-full bg-danger px-1 text-center text-[10px] leading-4 font-semibold text-surface ring-2 ring-surface"
          >
            {shown}
          </span>
        )}
      </Popover.Trigger>
      <span role="status" className="sr-only">
        {unread > 0 ? label : ''}
      </span>
      <BrowserNotifier />
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={t('title')}
          className="animate-appear z-50 w-[min(24rem,calc(100vw-1rem))] rounded-lg border border-line bg-surface shadow-floating outline-none"
        >
          <NotificationPanel unread={unread} isClient={isClient} onLeave={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
