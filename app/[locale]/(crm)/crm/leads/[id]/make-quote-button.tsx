'use client';

import { FilePlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { newBrowserKey } from '@/lib/browser-key';
import { useTranslations } from '@/lib/i18n/use-words';
import { createQuoteAction } from '../../quotes/actions';

/** Makes a draft from the lead's request and goes there; pressed twice it makes one. */
export function MakeQuoteButton({ leadId, isFirst }: { leadId: string; isFirst: boolean }) {
  const t = useTranslations('quotes.lead');
  const { state, formAction, ref } = useForm(createQuoteAction);
  const [key, setKey] = useState('');
  useEffect(() => setKey(newBrowserKey()), []);
  return (
    <form ref={ref} action={formAction}>
      <input type="hidden" name="leadId" value={leadId} />
      <input type="hidden" name="idempotencyKey" value={key} />
      {state.ok === false && <FormMessage state={state} className="mb-2" />}
      <SubmitButton size="sm" variant={isFirst ? 'primary' : 'secondary'} disabled={key === ''}>
        <FilePlus aria-hidden="true" className="size-4" /> {t('make')}
      </SubmitButton>
    </form>
  );
}
