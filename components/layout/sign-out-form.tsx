'use client';

import { useLocale } from 'next-intl';
import { useActionState, useEffect } from 'react';
import { toast } from 'sonner';
import { emptyFormState } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import { signOutAction } from './actions';

const FORM_ID = 'sign-out';

/** The one sign-out form of the page; menus close before a form inside them could be sent. */
export function SignOutForm() {
  const t = useTranslations('shell');
  const locale = useLocale();
  const [state, action, pending] = useActionState(signOutAction, emptyFormState);
  useEffect(() => {
    if (state.ok === false) toast.error(state.message);
  }, [state]);
  return (
    <form id={FORM_ID} action={action} aria-busy={pending}>
      <input type="hidden" name="locale" value={locale} />
      <span role="status" className="sr-only">
        {pending ? t('signing_out') : ''}
      </span>
    </form>
  );
}

export function signOut(): void {
  const form = document.getElementById(FORM_ID);
  if (form instanceof HTMLFormElement) form.requestSubmit();
}
