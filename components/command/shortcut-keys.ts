import type { NavKey } from '@/components/layout/navigation';

/** The second key after “g”, for pages worth one. */
export const GO_KEYS: Partial<Record<NavKey, string>> = {
  crm_home: 'h',
  pipeline: 'p',
  leads: 'l',
  quotes: 'q',
  hosting_dashboard: 'd',
  live_pulse: 'v',
  users: 'u',
  mailbox: 'm',
  audit: 'a',
  my_requests: 'r',
};

const TYPING = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"]';
const OVERLAY = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** Whether a key belongs to what the person is typing in, or to something that is open over the page. */
export function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return true;
  const target = event.target;
  if (target instanceof Element && target.closest(TYPING)) return true;
  return document.querySelector(OVERLAY) !== null || 'dragging' in document.body.dataset;
}

export function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform);
}

/** ⌘K on a Mac, where Ctrl K deletes to the end of the line; Ctrl K elsewhere. */
export function isPaletteKey(event: KeyboardEvent): boolean {
  const modifier = isMac() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  return modifier && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
}
