'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { DialogActions } from '@/components/form/dialog-actions';
import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Textarea } from '@/components/ui/input';
import type { ServiceAskKind } from '@/lib/db/generated/enums';
import { fieldValue } from '@/lib/form-state';
import { askServiceAction } from '../actions';

type Props = { serviceId: string; kind: ServiceAskKind };

/** Asks the seller for another size, or to end the service. */
export function AskDialog({ serviceId, kind }: Props) {
  const t = useTranslations('services.mine');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={kind === 'upgrade' ? 'primary' : 'secondary'} size="sm" onClick={() => setOpen(true)}>
        {t(`${kind}.open`)}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t(`${kind}.title`)}
        description={t(`${kind}.lead`)}
        closeLabel={t('keep')}
      >
        <AskForm serviceId={serviceId} kind={kind} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function AskForm({ serviceId, kind, onDone }: Props & { onDone: () => void }) {
  const t = useTranslations('services.mine');
  const { state, formAction, ref } = useForm(askServiceAction, { onSuccess: onDone });
  const isRequired = kind === 'upgrade';
  return (
    <form ref={ref} action={formAction} className="space-y-4">
      <input type="hidden" name="serviceId" value={serviceId} />
      <input type="hidden" name="kind" value={kind} />
      {state.ok === false && <FormMessage state={state} />}
      <Field
        name="note"
        label={t(`${kind}.note`)}
        hint={t(`${kind}.note_hint`)}
        error={state.fieldErrors?.note}
        optionalLabel={isRequired ? undefined : t('optional')}
        idPrefix={kind}
      >
        {(aria) => (
          <Textarea
            {...aria}
            name="note"
            maxLength={1_000}
            required={isRequired}
            defaultValue={fieldValue(state, 'note')}
          />
        )}
      </Field>
      <DialogActions onCancel={onDone}>
        <SubmitButton variant={kind === 'upgrade' ? 'primary' : 'danger'}>{t(`${kind}.submit`)}</SubmitButton>
      </DialogActions>
    </form>
  );
}
