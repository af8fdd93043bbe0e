import { newBrowserKey } from '@/lib/browser-key';
import type { AppLocale } from '@/lib/i18n/routing';

export type TrackedForm = 'hosting_order' | 'service_request';
type Kind = 'view' | 'start' | 'step' | 'field_error' | 'submit';
type Sent = { seq: number; kind: Kind; step?: number; field?: string; at: number };

/** What the funnel is told; calling it is an array push, the sending waits for an idle moment. */
export type FormTracker = {
  /** One visit of one form: in memory, gone with the page. No cookie, nothing about the visitor. */
  visitId: string;
  start: () => void;
  step: (step: number) => void;
  fieldError: (field: string) => void;
  submit: () => void;
  stop: () => void;
};

const ADDRESS = '/api/pulse/forms';
const PAUSE_MS = 2_000;
const MOST_IN_A_BATCH = 50;

/** Counts a view at once and reports in batches; what is left goes out when the page is hidden. */
export function trackForm(form: TrackedForm, locale: AppLocale): FormTracker {
  const visitId = newBrowserKey();
  let waiting: Sent[] = [];
  let seq = 0;
  let started = false;
  let furthest = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    while (waiting.length > 0) {
      const events = waiting.slice(0, MOST_IN_A_BATCH);
      waiting = waiting.slice(MOST_IN_A_BATCH);
      navigator.sendBeacon?.(ADDRESS, JSON.stringify({ visitId, form, locale, events }));
    }
  };
  const flushWhenIdle = () => {
    if ('requestIdleCallback' in window) requestIdleCallback(flush, { timeout: PAUSE_MS });
    else flush();
  };
  const note = (kind: Kind, detail: { step?: number; field?: string } = {}) => {
    waiting.push({ seq, kind, at: Date.now(), ...detail });
    seq += 1;
    timer ??= setTimeout(flushWhenIdle, PAUSE_MS);
  };
  const onHidden = () => {
    if (document.visibilityState === 'hidden') flush();
  };

  document.addEventListener('visibilitychange', onHidden);
  window.addEventListener('pagehide', flush);
  note('view');
  return {
    visitId,
    start: () => {
      if (!started) note('start');
      started = true;
    },
    step: (step) => {
      if (step > furthest) note('step', { step });
      furthest = Math.max(furthest, step);
    },
    fieldError: (field) => note('field_error', { field }),
    submit: () => note('submit'),
    stop: () => {
      document.removeEventListener('visibilitychange', onHidden);
      window.removeEventListener('pagehide', flush);
      flush();
    },
  };
}
