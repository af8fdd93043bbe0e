'use client';

import Link from 'next/link';
import { RelativeTime } from '@/components/ui/relative-time';
import { useTranslations } from '@/lib/i18n/use-words';
import type { WordedNotification } from '@/lib/notifications/word-notification';

type Props = { item: WordedNotification; onOpen: () => void };

/** One line of the bell; unread ones say so by a dot, by weight and in words. */
export function NotificationItem({ item, onOpen }: Props) {
  const t = useTranslations('notifications');
  return (
    <li>
      <Link
        href={item.href}
        onClick={onOpen}
        prefetch={false}
        className="flex gap-3 px-4 py-2.5 -outline-offset-2 hover:bg-sunken"
      >
        <span
          aria-hidden="true"
          className={`mt-1.5 size-2 shrink-0 rounded-full ${item.isRead ? 'bg-transparent' : 'bg-module-mark'}`}
        />
        <span className="min-w-0 flex-1">
          <span
            className={`block text-sm break-words ${item.isRead ? 'text-ink-muted' : 'font-medium text-ink'}`}
          >
            {!item.isRead && <span className="sr-only">{t('unread')} : </span>}
            {item.title}
          </span>
          {item.detail && <span className="block text-xs break-words text-ink-muted">{item.detail}</span>}
          <RelativeTime at={item.at} className="block text-xs text-ink-subtle" />
        </span>
      </Link>
    </li>
  );
}
