'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/form/confirm-dialog';
import { DialogActions } from '@/components/form/dialog-actions';
import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { useRealtimeContext } from '@/components/realtime/realtime-context';
import { Button } from '@/components/ui/button';
import { buttonStyle } from '@/components/ui/button-style';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import type { QuoteStatus } from '@/lib/db/generated/enums';
import { fieldValue } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import { extendQuoteAction, renewLinkAction, reviseQuoteAction, revokeLinkAction } from '../actions';

type Tended = {
  id: string;
  number: number;
  revision: number;
  status: QuoteStatus;
  /** The first day it can be extended to, and the one that is proposed. */
  earliestEnd: string;
  suggestedEnd: string;
  hasLink: boolean;
  email: string;
  wasSent: boolean;
};
type Props = { quoteId: string; version: Tended; canRevise: boolean; path: string };

/** What can be done about a version that was sent: its document, more time, its link, a new version. */
export function TendActions({ quoteId, version, canRevise, path }: Props) {
  const t = useTranslations('quotes.actions');
  const tc = useTranslations('common');
  const revise = useForm(reviseQuoteAction);
  if (!version.wasSent) return null;
  const isOpen = version.status === 'sent';
  return (
    <div className="flex flex-wrap items-center gap-2">
      {revise.state.ok === false && <FormMessage state={revise.state} />}
      <a href={`${path}/pdf/${version.number}`} className={buttonStyle('secondary', 'sm')}>
        <Download aria-hidden="true" className="size-4" />
        {t(version.status === 'accepted' ? 'contract' : 'pdf')}
      </a>
      {(isOpen || version.status === 'expired') && <ExtendDialog version={version} />}
      {canRevise && (
        <form ref={revise.ref} action={revise.formAction}>
          <input type="hidden" name="quoteId" value={quoteId} />
          <SubmitButton variant={isOpen ? 'secondary' : 'primary'} size="sm">
            {t('revise')}
          </SubmitButton>
        </form>
      )}
      {isOpen && (
        <ConfirmDialog
          trigger={t('renew')}
          triggerVariant={version.hasLink ? 'quiet' : 'primary'}
          title={t('renew_title')}
          description={`${version.email}. ${t('renew_body')}`}
          confirmLabel={t('renew')}
          cancelLabel={tc('cancel')}
          action={renewLinkAction}
          values={{ versionId: version.id }}
        />
      )}
      {isOpen && version.hasLink && (
        <ConfirmDialog
          trigger={t('revoke')}
          triggerVariant="quiet"
          title={t('revoke_title')}
          description={t('revoke_body')}
          confirmLabel={t('revoke')}
          cancelLabel={tc('cancel')}
          action={revokeLinkAction}
          values={{ versionId: version.id }}
          danger
        />
      )}
    </div>
  );
}

function ExtendDialog({ version }: { version: Tended }) {
  const t = useTranslations('quotes');
  const tc = useTranslations('common');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" size="sm" onClick={() => setOpen(true)}>
        {t('actions.extend')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('actions.extend_title')}
        description={t('actions.extend_body')}
        closeLabel={tc('close')}
      >
        <ExtendForm version={version} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function ExtendForm({ version, close }: { version: Tended; close: () => void }) {
  const t = useTranslations('quotes');
  const { pace } = useRealtimeContext();
  const { state, formAction, ref } = useForm(extendQuoteAction, {
    onSuccess: () => {
      pace.ask();
      close();
    },
  });
  return (
    <form ref={ref} action={formAction} className="space-y-4">
      {state.ok === false && <FormMessage state={state} />}
      <input type="hidden" name="versionId" value={version.id} />
      <input type="hidden" name="revision" value={version.revision} />
      <Field
        name="validUntil"
        idPrefix="extend"
        label={t('edit.until')}
        hint={t('edit.until_hint')}
        error={state.fieldErrors?.validUntil}
      >
        {(aria) => (
          <Input
            {...aria}
            type="date"
            name="validUntil"
            required
            min={version.earliestEnd}
            defaultValue={fieldValue(state, 'validUntil', version.suggestedEnd)}
          />
        )}
      </Field>
      <DialogActions onCancel={close}>
        <SubmitButton>{t('actions.extend')}</SubmitButton>
      </DialogActions>
    </form>
  );
}
