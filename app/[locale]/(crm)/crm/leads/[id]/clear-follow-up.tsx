'use client';

import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { useRealtimeContext } from '@/components/realtime/realtime-context';
import { useTranslations } from '@/lib/i18n/use-words';
import { clearFollowUpAction } from '../../actions';

export function ClearFollowUp({ leadId, version }: { leadId: string; version: number }) {
  const t = useTranslations('leads.follow_up');
  const { pace } = useRealtimeContext();
  const { state, formAction, ref } = useForm(clearFollowUpAction, { onSuccess: () => pace.ask() });
  return (
    <form ref={ref} action={formAction} className="mt-3 space-y-2">
      <input type="hidden" name="leadId" value={leadId} />
      <input type="hidden" name="version" value={version} />
      {state.ok === false && <FormMessage state={state} />}
      <SubmitButton variant="secondary" size="sm">
        {t('clear')}
      </SubmitButton>
    </form>
  );
}
