'use client';

import { UserPlus } from 'lucide-react';
import { useLocale } from 'next-intl';
import { useState } from 'react';
import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input, Select } from '@/components/ui/input';
import { fieldValue } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import { inviteUserAction } from './actions';

const ROLES = ['SELLER', 'ADMIN', 'CLIENT'] as const;

/** Opens an account for somebody, who chooses their password by e-mail. */
export function InviteDialog() {
  const t = useTranslations('admin');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <UserPlus aria-hidden="true" className="size-4" /> {t('invite.open')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('invite.title')}
        description={t('invite.lead')}
        closeLabel={t('cancel')}
      >
        <InviteForm onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function InviteForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('admin');
  const locale = useLocale();
  const { state, formAction, ref } = useForm(inviteUserAction, { onSuccess: onDone });
  return (
    <form ref={ref} action={formAction} className="space-y-4">
      {state.ok === false && <FormMessage state={state} />}
      <Field name="name" label={t('invite.name')} error={state.fieldErrors?.name} idPrefix="invite">
        {(aria) => <Input {...aria} name="name" required defaultValue={fieldValue(state, 'name')} />}
      </Field>
      <Field name="email" label={t('invite.email')} error={state.fieldErrors?.email} idPrefix="invite">
        {(aria) => (
          <Input {...aria} name="email" type="email" required defaultValue={fieldValue(state, 'email')} />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="role" label={t('invite.role')} error={state.fieldErrors?.role} idPrefix="invite">
          {(aria) => (
            <Select {...aria} name="role" defaultValue={fieldValue(state, 'role', 'SELLER')}>
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {t(`role.${role}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field
          name="language"
          label={t('invite.language')}
          error={state.fieldErrors?.language}
          idPrefix="invite"
        >
          {(aria) => (
            <Select {...aria} name="language" defaultValue={fieldValue(state, 'language', locale)}>
              <option value="fr">Français</option>
              <option value="en">English</option>
            </Select>
          )}
        </Field>
      </div>
      <div className="flex justify-end">
        <SubmitButton>{t('invite.submit')}</SubmitButton>
      </div>
    </form>
  );
}
