'use client';

import { createStore } from '@/components/realtime/connection-state';

const KEY = 'browser-notifications';

export type BrowserNotifications = 'on' | 'off' | 'denied' | 'unsupported';

/** What this browser is told; chosen per browser, since its permission is too. */
export const browserNotifications = createStore<BrowserNotifications>('off');

/** The choice as this browser remembers it and as its permission allows it. */
export function readBrowserNotifications(): void {
  browserNotifications.set(currentChoice());
}

function currentChoice(): BrowserNotifications {
  if (!('Notification' in window) || !window.isSecureContext) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  return Notification.permission === 'granted' && localStorage.getItem(KEY) === 'on' ? 'on' : 'off';
}

/** Asks for the permission when it is needed. */
export async function switchBrowserNotifications(on: boolean): Promise<void> {
  if (on && Notification.permission === 'default') await Notification.requestPermission();
  if (on) localStorage.setItem(KEY, 'on');
  else localStorage.removeItem(KEY);
  readBrowserNotifications();
}
