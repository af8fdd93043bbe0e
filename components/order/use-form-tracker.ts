'use client';

import { useEffect, useRef } from 'react';
import type { AppLocale } from '@/lib/i18n/routing';
import { type FormTracker, type TrackedForm, trackForm } from '@/lib/pulse/form-tracker';

/** Reports the visit of a form while it is on screen; null until the page is live. */
export function useFormTracker(form: TrackedForm, locale: AppLocale) {
  const tracker = useRef<FormTracker | null>(null);
  useEffect(() => {
    const current = trackForm(form, locale);
    tracker.current = current;
    return () => {
      current.stop();
      tracker.current = null;
    };
  }, [form, locale]);
  return tracker;
}
