'use client';

import { ConfirmDialog } from '@/components/form/confirm-dialog';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { useTranslations } from '@/lib/i18n/use-words';
import type { RequestRef } from '@/lib/orders/schema';
import { activateRequestAction, cancelRequestAction, startProcessingAction } from './actions';

const MOVES = { processing: startProcessingAction, active: activateRequestAction };

type NextProps = {
  request: RequestRef;
  next: keyof typeof MOVES;
  variant?: 'primary' | 'secondary';
  /** One word, for a row of a list. */
  short?: boolean;
};

/** The next step of a request, one press away. */
export function NextStep({ request, next, variant = 'secondary', short = false }: NextProps) {
  const t = useTranslations('dashboard.actions');
  const { state, formAction, ref } = useForm(MOVES[next]);
  return (
    <form ref={ref} action={formAction} className="space-y-2">
      <input type="hidden" name="kind" value={request.kind} />
      <input type="hidden" name="id" value={request.id} />
      <SubmitButton variant={variant} size="sm">
        {t(short ? `short.${next}` : next)}
      </SubmitButton>
      {state.ok === false && <FormMessage state={state} className="max-w-72 whitespace-normal" />}
    </form>
  );
}

/** Calls a request off, after asking. */
export function CancelRequest({ request, reference }: { request: RequestRef; reference: string }) {
  const t = useTranslations('dashboard');
  return (
    <ConfirmDialog
      trigger={t('actions.cancel')}
      title={t('cancel.title', { reference })}
      description={t('cancel.body')}
      confirmLabel={t('cancel.confirm')}
      cancelLabel={t('cancel.keep')}
      action={cancelRequestAction}
      values={request}
      danger
    />
  );
}
