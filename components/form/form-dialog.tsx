'use client';

import { type ReactNode, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { newBrowserKey } from '@/lib/browser-key';
import type { FormAction, FormState } from '@/lib/form-state';
import { DialogActions } from './dialog-actions';
import { FormMessage } from './form-message';
import { SubmitButton } from './submit-button';
import { useForm } from './use-form';

type FrameProps = {
  action: FormAction;
  /** Hidden values the action needs. */
  values: Record<string, string>;
  /** Sends a key made once each time it is opened: the same click twice is one record. */
  once?: boolean;
  submitLabel: string;
  danger?: boolean;
  /** The fields, with what the action said of them. */
  children: (state: FormState) => ReactNode;
};

type Props = FrameProps & {
  trigger: (open: () => void) => ReactNode;
  title: string;
  description: string;
  closeLabel: string;
};

/** Asks for a few fields in a dialog and sends them; it closes once that is done, a refusal is shown inside. */
export function FormDialog({ trigger, title, description, closeLabel, ...frame }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {trigger(() => setOpen(true))}
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={title}
        description={description}
        closeLabel={closeLabel}
      >
        <FormFrame {...frame} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

/** Begins anew each time the dialog opens. */
function FormFrame({
  action,
  values,
  once,
  submitLabel,
  danger,
  children,
  onDone,
}: FrameProps & { onDone: () => void }) {
  const [key] = useState(newBrowserKey);
  const { state, formAction, ref } = useForm(action, { onSuccess: onDone });
  return (
    <form ref={ref} action={formAction} className="space-y-4">
      {state.ok === false && <FormMessage state={state} />}
      {Object.entries(once ? { ...values, key } : values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children(state)}
      <DialogActions onCancel={onDone}>
        <SubmitButton variant={danger ? 'danger' : 'primary'}>{submitLabel}</SubmitButton>
      </DialogActions>
    </form>
  );
}
