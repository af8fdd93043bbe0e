'use client';

import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { Input } from '@/components/ui/input';
import { fieldValue } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import { addAbsenceAction } from '../actions';

export function AbsenceForm({ userId }: { userId: string }) {
  const t = useTranslations('admin');
  const { state, formAction, ref } = useForm(addAbsenceAction);
  return (
    <form ref={ref} action={formAction} className="space-y-3 p-4">
      <input type="hidden" name="userId" value={userId} />
      {state.ok === false && <FormMessage state={state} />}
      <div className="grid gap-3 sm:grid-cols-2">
        {(['firstDay', 'lastDay'] as const).map((name) => (
          <Field key={name} name={name} label={t(`absences.${name}`)} error={state.fieldErrors?.[name]}>
            {(aria) => (
              <Input {...aria} name={name} type="date" required defaultValue={fieldValue(state, name)} />
            )}
          </Field>
        ))}
      </div>
      <Field
        name="reason"
        label={t('absences.reason')}
        optionalLabel={t('optional')}
        error={state.fieldErrors?.reason}
      >
        {(aria) => (
          <Input {...aria} name="reason" maxLength={200} defaultValue={fieldValue(state, 'reason')} />
        )}
      </Field>
      <SubmitButton size="sm" variant="secondary">
        {t('absences.add')}
      </SubmitButton>
    </form>
  );
}
