'use client';

import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { useRealtimeContext } from '@/components/realtime/realtime-context';
import { Textarea } from '@/components/ui/input';
import { fieldValue } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import { answerQuestionAction } from '../actions';

/** The answer to one question, by e-mail. */
export function AnswerForm({ questionId }: { questionId: string }) {
  const t = useTranslations('quotes.questions');
  const { pace } = useRealtimeContext();
  const { state, formAction, ref } = useForm(answerQuestionAction, { onSuccess: () => pace.ask() });
  return (
    <form ref={ref} action={formAction} className="mt-3 space-y-2">
      {state.message && <FormMessage state={state} />}
      <Field name="answer" idPrefix={questionId} label={t('answer')} error={state.fieldErrors?.answer}>
        {(aria) => (
          <Textarea
            {...aria}
            name="answer"
            rows={3}
            required
            maxLength={4_000}
            defaultValue={state.ok === false ? fieldValue(state, 'answer') : ''}
          />
        )}
      </Field>
      <input type="hidden" name="questionId" value={questionId} />
      <SubmitButton size="sm">{t('send')}</SubmitButton>
    </form>
  );
}
