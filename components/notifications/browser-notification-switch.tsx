'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { useTranslations } from '@/lib/i18n/use-words';
import {
  browserNotifications,
  readBrowserNotifications,
  switchBrowserNotifications,
} from './browser-permission';

/** A switch for notifications of the browser itself, or why there is none. */
export function BrowserNotificationSwitch() {
  const t = useTranslations('notifications.browser');
  const choice = useSyncExternalStore(
    browserNotifications.subscribe,
    browserNotifications.get,
    browserNotifications.get,
  );
  useEffect(readBrowserNotifications, []);
  const isOn = choice === 'on';
  const isPossible = choice === 'on' || choice === 'off';
  return (
    <div className="flex shrink-0 items-center justify-between gap-4 border-t border-line px-4 py-2.5">
      <div className="min-w-0">
        <p id="browser-notifications" className="text-sm font-medium">
          {t('label')}
        </p>
        <p id="browser-notifications-hint" className="text-xs text-ink-muted">
          {isPossible ? t('hint') : t(choice)}
        </p>
      </div>
      {isPossible && (
        <button
          type="button"
          role="switch"
          aria-checked={isOn}
          aria-labelledby="browser-notifications"
          aria-describedby="browser-notifications-hint"
          title={t(choice)}
          onClick={() => void switchBrowserNotifications(!isOn)}
          className="relative h-5 w-9 shrink-0 rounded-full border border-line-strong bg-sunken transition-colors aria-checked:border-module aria-checked:bg-module"
        >
          <span
            aria-hidden="true"
            className={`absolute top-0.5 left-0.5 size-3.5 rounded-full transition-transform ${isOn ? 'translate-x-4 bg-on-module' : 'bg-line-strong'}`}
          />
        </button>
      )}
    </div>
  );
}
