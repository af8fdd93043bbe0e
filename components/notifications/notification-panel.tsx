'use client';

import { BellOff, CheckCheck } from 'lucide-react';
import { useLocale } from 'next-intl';
import { startTransition, useState } from 'react';
import { useRealtimeContext } from '@/components/realtime/realtime-context';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { emptyFormState, type FormAction } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import { markAllReadAction, markReadAction } from './actions';
import { BrowserNotificationSwitch } from './browser-notification-switch';
import { NotificationItem } from './notification-item';
import { useNotificationList } from './notification-list';
import { PanelSkeleton } from './panel-skeleton';

type Props = { unread: number; isClient: boolean; onLeave: () => void };

/** What the bell opens: the list, what to do with it, and where else to be told. */
export function NotificationPanel({ unread, isClient, onLeave }: Props) {
  const t = useTranslations('notifications');
  const locale = useLocale();
  const { unread: store } = useRealtimeContext();
  const { state, items, retry, loadMore, showRead } = useNotificationList();
  const [notSaved, setNotSaved] = useState(false);

  const send = (action: FormAction, ids: readonly string[] | 'all') => {
    const form = new FormData();
    form.set('locale', locale);
    if (ids !== 'all') for (const id of ids) form.append('id', id);
    const countBefore = store.get();
    showRead(ids);
    store.set(ids === 'all' ? 0 : Math.max(0, countBefore - ids.length));
    setNotSaved(false);
    startTransition(async () => {
      const answer = await action(emptyFormState, form).catch(() => null);
      if (answer?.ok) return;
      store.set(countBefore);
      setNotSaved(true);
      retry();
    });
  };

  return (
    <div className="flex max-h-[min(36rem,calc(100dvh-5rem))] flex-col">
      <header className="flex h-11 shrink-0 items-center justify-between gap-2 border-b border-line pr-2 pl-4">
        <h2 className="text-base font-semibold">{t('title')}</h2>
        <Button
          variant="quiet"
          size="sm"
          className="px-2"
          disabled={unread === 0}
          onClick={() => send(markAllReadAction, 'all')}
        >
          <CheckCheck aria-hidden="true" className="size-4" /> {t('mark_all_read')}
        </Button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto" aria-busy={state === 'loading'}>
        {notSaved && (
          <p role="alert" className="bg-danger-soft px-4 py-2 text-sm text-danger">
            {t('not_saved')}
          </p>
        )}
        {state === 'loading' && items.length === 0 && <PanelSkeleton />}
        {state === 'failed' && (
          <div role="alert" className="space-y-3 px-4 py-6 text-center text-sm">
            <p>{t('failed')}</p>
            <Button variant="secondary" size="sm" onClick={retry}>
              {t('retry')}
            </Button>
          </div>
        )}
        {state === 'ready' && items.length === 0 && (
          <EmptyState icon={BellOff} title={t('empty_title')}>
            {t(isClient ? 'empty_client' : 'empty_staff')}
          </EmptyState>
        )}
        {state !== 'failed' && items.length > 0 && (
          <ul className="divide-y divide-line">
            {items.map((item) => (
              <NotificationItem
                key={item.id}
                item={item}
                onOpen={() => {
                  if (!item.isRead) send(markReadAction, [item.id]);
                  onLeave();
                }}
              />
            ))}
          </ul>
        )}
        {state === 'ready' && loadMore && (
          <div className="border-t border-line p-2 text-center">
            <Button variant="quiet" size="sm" onClick={() => void loadMore()}>
              {t('more')}
            </Button>
          </div>
        )}
      </div>
      <BrowserNotificationSwitch />
    </div>
  );
}
