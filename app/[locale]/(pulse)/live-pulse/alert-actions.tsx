'use client';

import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { useTranslations } from '@/lib/i18n/use-words';
import { acknowledgeAlertAction, resolveAlertAction } from './actions';

type Props = { alertId: string; isAcknowledged: boolean };

/** What an admin can do with an open alert. */
export function AlertActions({ alertId, isAcknowledged }: Props) {
  const t = useTranslations('pulse.alerts');
  const acknowledge = useForm(acknowledgeAlertAction);
  const resolve = useForm(resolveAlertAction);
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap gap-2">
        {!isAcknowledged && (
          <form ref={acknowledge.ref} action={acknowledge.formAction}>
            <input type="hidden" name="alertId" value={alertId} />
            <SubmitButton variant="secondary" size="sm">
              {t('acknowledge')}
            </SubmitButton>
          </form>
        )}
        <form ref={resolve.ref} action={resolve.formAction}>
          <input type="hidden" name="alertId" value={alertId} />
          <SubmitButton variant="secondary" size="sm">
            {t('resolve')}
          </SubmitButton>
        </form>
      </div>
      {acknowledge.state.ok === false && <FormMessage state={acknowledge.state} />}
      {resolve.state.ok === false && <FormMessage state={resolve.state} />}
    </div>
  );
}
