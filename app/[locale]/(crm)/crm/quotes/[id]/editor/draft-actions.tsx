'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/form/confirm-dialog';
import { DialogActions } from '@/components/form/dialog-actions';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { RelativeTime } from '@/components/ui/relative-time';
import { abandonDraftAction, approveDiscountAction } from '../../actions';
import type { EditorDraft } from './draft-values';
import type { useQuoteSaving } from './use-quote-saving';

type Props = {
  draft: EditorDraft;
  saving: ReturnType<typeof useQuoteSaving>;
  /** The discount goes beyond what this person may grant. */
  isOver: boolean;
  canApprove: boolean;
  discountBp: number;
  /** Gross of the first instalment, in words. */
  total: string;
};

/** Saving, and what comes after it; always in reach. */
export function DraftActions({ draft, saving, isOver, canApprove, discountBp, total }: Props) {
  const t = useTranslations('quotes.edit');
  const tc = useTranslations('common');
  const { state, pending, isDirty } = saving;
  const values = { versionId: draft.versionId, revision: String(draft.revision) };
  return (
    <div className="sticky bottom-0 z-20 -mx-3 space-y-2 border-t border-line bg-surface px-3 py-3 md:-mx-6 md:px-6">
      {state.ok === false && <FormMessage state={state} />}
      {saving.isOvertaken && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning">
          {t('overtaken')}
          <Button variant="secondary" size="sm" onClick={saving.takeTheirs}>
            {t('take_theirs')}
          </Button>
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <strong className="tabular font-semibold max-sm:w-full">
          {total} <span className="text-sm font-normal text-ink-muted">{t('total')}</span>
        </strong>
        <span role="status" className="mr-auto text-sm text-ink-muted">
          {isDirty ? t('unsaved') : state.ok ? t('saved') : ''}
          {draft.approvalWantedAt && (
            <span className="ml-2 text-warning">
              {t('approval_wanted')} <RelativeTime at={draft.approvalWantedAt} />
            </span>
          )}
        </span>
        <ConfirmDialog
          trigger={t('abandon')}
          triggerVariant="quiet"
          title={t('abandon_title')}
          description={t('abandon_body')}
          confirmLabel={t('abandon')}
          cancelLabel={tc('cancel')}
          action={abandonDraftAction}
          values={values}
          danger
        />
        <Button variant="secondary" disabled={pending || !isDirty} onClick={saving.save}>
          {t('save')}
        </Button>
        {canApprove && draft.approvalWantedAt && !isDirty && (
          <ApproveButton values={values} discountBp={discountBp} />
        )}
        {isOver ? (
          <Button
            disabled={pending || (draft.approvalWantedAt !== null && !isDirty)}
            onClick={saving.askApproval}
          >
            {t('ask_approval')}
          </Button>
        ) : (
          <SendButton email={draft.email} pending={pending} onSend={saving.send} />
        )}
      </div>
    </div>
  );
}

function ApproveButton({ values, discountBp }: { values: Record<string, string>; discountBp: number }) {
  const t = useTranslations('quotes.edit');
  const { state, formAction, ref } = useForm(approveDiscountAction);
  return (
    <form ref={ref} action={formAction}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state.ok === false && <FormMessage state={state} />}
      <SubmitButton variant="secondary">{t('approve', { percent: discountBp / 100 })}</SubmitButton>
    </form>
  );
}

type SendProps = { email: string; pending: boolean; onSend: () => void };

function SendButton({ email, pending, onSend }: SendProps) {
  const t = useTranslations('quotes.edit');
  const tc = useTranslations('common');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button disabled={pending} aria-busy={pending} onClick={() => setOpen(true)}>
        {t('send')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('sending_title', { email })}
        description={t('sending_body')}
        closeLabel={tc('close')}
      >
        <DialogActions onCancel={() => setOpen(false)}>
          <Button
            onClick={() => {
              setOpen(false);
              onSend();
            }}
          >
            {t('confirm_send')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
