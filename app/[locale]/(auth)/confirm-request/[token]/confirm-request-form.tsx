'use client';

import { buttonStyle } from '@/components/ui/button-style';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { AuthForm } from '../../auth-form';
import { confirmRequestAction } from './actions';

type Props = { locale: AppLocale; token: string; labels: { submit: string; follow: string } };

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
    />
  );
}
