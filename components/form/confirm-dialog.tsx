'use client';

import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { ButtonSize, ButtonVariant } from '@/components/ui/button-style';
import { Dialog } from '@/components/ui/dialog';
import type { FormAction } from '@/lib/form-state';
import { DialogActions } from './dialog-actions';
import { FormMessage } from './form-message';
import { SubmitButton } from './submit-button';
import { useForm } from './use-form';

type Props = {
  trigger: ReactNode;
  triggerVariant?: ButtonVariant;
  triggerSize?: ButtonSize;
  title: string;
  description: ReactNode;
  confirmLabel: string;
  cancelLabel: string;
  action: FormAction;
  /** Hidden values the action needs. */
  values: Record<string, string>;
  danger?: boolean;
};

/** Asks before what cannot be undone, then does it; a refusal is shown inside. */
export function ConfirmDialog(props: Props) {
  const [open, setOpen] = useState(false);
  const { state, formAction, ref } = useForm(props.action, { onSuccess: () => setOpen(false) });
  return (
    <>
      <Button
        variant={props.triggerVariant ?? 'secondary'}
        size={props.triggerSize ?? 'sm'}
        onClick={() => setOpen(true)}
      >
        {props.trigger}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={props.title}
        description={props.description}
        closeLabel={props.cancelLabel}
      >
        <form ref={ref} action={formAction} className="space-y-4">
          {Object.entries(props.values).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {state.ok === false && <FormMessage state={state} />}
          <DialogActions onCancel={() => setOpen(false)}>
            <SubmitButton variant={props.danger ? 'danger' : 'primary'}>{props.confirmLabel}</SubmitButton>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
