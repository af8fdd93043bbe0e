'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useTranslations } from '@/lib/i18n/use-words';
import { addNodeAction } from './actions';
import { NodeFields } from './node-fields';

const USUAL = { name: '', region: '', cpu: '64', cpuOvercommitPercent: '200', ram: '256', storage: '4000' };

/** Asks for a new machine. */
export function AddNodeDialog() {
  const t = useTranslations('cloud');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" className="size-4" /> {t('add.open')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('add.title')}
        description={t('add.lead')}
        closeLabel={t('node.cancel')}
      >
        <AddNodeForm onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function AddNodeForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('cloud');
  const { state, formAction, ref } = useForm(addNodeAction, { onSuccess: onDone });
  return (
    <form ref={ref} action={formAction} className="space-y-4">
      {state.ok === false && <FormMessage state={state} />}
      <NodeFields state={state} values={USUAL} idPrefix="add" />
      <div className="flex justify-end">
        <SubmitButton>{t('add.submit')}</SubmitButton>
      </div>
    </form>
  );
}
