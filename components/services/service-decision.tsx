'use client';

import { ConfirmDialog } from '@/components/form/confirm-dialog';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { useTranslations } from '@/lib/i18n/use-words';
import { giveUpServiceAction, retryServiceAction } from './actions';

type Props = { serviceId: string; canGiveUp: boolean };

/** What an admin can do about a step that failed: try it again at once, or give the service up. */
export function ServiceDecision({ serviceId, canGiveUp }: Props) {
  const t = useTranslations('services.staff');
  const { state, formAction, ref } = useForm(retryServiceAction);
  return (
    <div className="flex flex-wrap items-start gap-2">
      <form ref={ref} action={formAction} className="space-y-2">
        <input type="hidden" name="serviceId" value={serviceId} />
        <SubmitButton size="sm">{t('retry')}</SubmitButton>
        {state.ok === false && <FormMessage state={state} />}
      </form>
      {canGiveUp && (
        <ConfirmDialog
          trigger={t('give_up')}
          title={t('give_up_title')}
          description={t('give_up_lead')}
          confirmLabel={t('give_up')}
          cancelLabel={t('keep')}
          action={giveUpServiceAction}
          values={{ serviceId }}
          danger
        />
      )}
    </div>
  );
}
