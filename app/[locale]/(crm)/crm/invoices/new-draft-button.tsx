'use client';

import { FilePlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { newBrowserKey } from '@/lib/browser-key';
import { useTranslations } from '@/lib/i18n/use-words';
import { createInvoiceDraftAction } from './drafts/actions';

/** Begins an invoice for a client and goes there; pressed twice it begins one. */
export function NewDraftButton({ customerId, name }: { customerId: string; name: string }) {
  const t = useTranslations('billing.draft');
  const { state, formAction, ref } = useForm(createInvoiceDraftAction);
  const [key, setKey] = useState('');
  useEffect(() => setKey(newBrowserKey()), []);
  return (
    <form ref={ref} action={formAction}>
      <input type="hidden" name="customerId" value={customerId} />
      <input type="hidden" name="key" value={key} />
      {state.ok === false && <FormMessage state={state} className="mb-2" />}
      <SubmitButton size="sm" variant="secondary" disabled={key === ''}>
        <FilePlus aria-hidden="true" className="size-4" /> {t('make')}
        <span className="sr-only">, {name}</span>
      </SubmitButton>
    </form>
  );
}
