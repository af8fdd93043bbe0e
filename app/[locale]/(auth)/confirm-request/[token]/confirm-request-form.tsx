'use client';

import { buttonStyle } from '@/components/ui/button-style';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { AuthForm } from '../../auth-form';
import { confirmRequestAction } from './actions';

type Props = {
  locale: AppLocale;
  token: string;
  labels: Record<'lead' | 'notYou' | 'submit' | 'follow', string>;
};

/** The question gives way to its answer: who has confirmed is no longer told to close the page. */
export function ConfirmRequestForm({ locale, token, labels }: Props) {
  const follow = (
    <a href={localePath(locale, '/account/requests')} className={`${buttonStyle()} w-full`}>
      {labels.follow}
    </a>
  );
  return (
    <AuthForm
      action={confirmRequestAction}
      locale={locale}
      submitLabel={labels.submit}
      values={{ token }}
      next={follow}
    >
      {() => (
        <div className="space-y-2 text-sm text-ink-muted">
          <p>{labels.lead}</p>
          <p>{labels.notYou}</p>
        </div>
      )}
    </AuthForm>
  );
}
