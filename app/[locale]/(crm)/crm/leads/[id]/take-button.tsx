'use client';

import { toast } from 'sonner';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { useRealtimeContext } from '@/components/realtime/realtime-context';
import { useTranslations } from '@/lib/i18n/use-words';
import { assignLeadAction } from '../../actions';

/** A lead of the pool becomes one's own. */
export function TakeButton({ leadId, actorId }: { leadId: string; actorId: string }) {
  const t = useTranslations('leads');
  const { pace } = useRealtimeContext();
  const { state, formAction, ref } = useForm(assignLeadAction, {
    onSuccess: () => {
      toast(t('assign.taken'));
      pace.ask();
    },
  });
  return (
    <form ref={ref} action={formAction}>
      <input type="hidden" name="leadId" value={leadId} />
      <input type="hidden" name="assigneeId" value={actorId} />
      {state.ok === false && <FormMessage state={state} className="mb-2" />}
      <SubmitButton size="sm">{t('detail.take')}</SubmitButton>
    </form>
  );
}
