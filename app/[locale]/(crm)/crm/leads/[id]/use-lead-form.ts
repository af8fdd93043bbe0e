'use client';

import { useEffect } from 'react';
import { useForm } from '@/components/form/use-form';
import { useRealtimeContext } from '@/components/realtime/realtime-context';
import type { FormAction, FormState } from '@/lib/form-state';

/**
 * A form about the lead on this page: every answer reads the page again. After a refusal, `latest` is
 * true: what the form sends along must then be what the page shows now, so that trying again works.
 */
export function useLeadForm(action: FormAction, onSuccess?: (state: FormState) => void) {
  const { pace } = useRealtimeContext();
  const form = useForm(action, { onSuccess });
  const { state } = form;
  useEffect(() => {
    if (state.ok !== null) pace.ask();
  }, [state, pace]);
  return { ...form, latest: state.ok === false };
}
