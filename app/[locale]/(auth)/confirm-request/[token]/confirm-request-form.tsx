'use client';

import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { buttonStyle } from '@/components/ui/button-style';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { confirmRequestAction } from './actions';

type Props = { locale: AppLocale; token: string; labels: { submit: string; follow: string } };

export function ConfirmRequestForm({ locale, token, labels }: Props) {
  const { state, formAction, ref } = useForm(confirmRequestAction);
  if (state.ok) {
    return (
      <div className="space-y-4">
        <FormMessage state={state} />
        <a href={localePath(locale, '/account/requests')} className={`${buttonStyle()} w-full`}>
          {labels.follow}
        </a>
      </div>
    );
  }
  return (
    <form ref={ref} action={formAction} className="space-y-4">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="token" value={token} />
      {state.ok === false && <FormMessage state={state} />}
      <SubmitButton className="w-full">{labels.submit}</SubmitButton>
    </form>
  );
}
