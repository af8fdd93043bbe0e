'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useBillingWords } from '@/components/billing/use-billing-words';
import type { useDraftSaving } from '@/components/drafts/use-draft-saving';
import { ConfirmDialog } from '@/components/form/confirm-dialog';
import { DialogActions } from '@/components/form/dialog-actions';
import { FormMessage } from '@/components/form/form-message';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { deleteInvoiceDraftAction } from '../actions';
import type { EditedInvoice } from './draft-values';

type Props = {
  draft: EditedInvoice;
  saving: Omit<ReturnType<typeof useDraftSaving>, 'run'>;
  onSave: () => void;
  onIssue: () => void;
  grossCents: number;
  canIssue: boolean;
  hasSeller: boolean;
};

/** Saving, throwing away and issuing; always in reach. */
export function DraftBar({ draft, saving, onSave, onIssue, grossCents, canIssue, hasSeller }: Props) {
  const t = useTranslations('billing.draft');
  const tc = useTranslations('common');
  const { money } = useBillingWords();
  const { state, pending, isDirty } = saving;
  const total = money(grossCents, draft.currency);
  return (
    <div className="sticky bottom-0 z-20 -mx-3 space-y-2 border-t border-line bg-surface px-3 py-3 md:-mx-6 md:px-6">
      {state.ok === false && <FormMessage state={state} />}
      {!hasSeller && <p className="text-sm text-warning">{t('noSeller')}</p>}
      {saving.isOvertaken && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning">
          {t('overtaken')}
          <Button variant="secondary" size="sm" onClick={saving.takeTheirs}>
            {t('takeTheirs')}
          </Button>
        </p>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <strong className="tabular font-semibold">
          {total} <span className="text-sm font-normal text-ink-muted">{t('gross')}</span>
        </strong>
        <span role="status" className="text-sm text-ink-muted max-sm:ml-auto sm:mr-auto">
          {isDirty ? t('unsaved') : state.ok ? t('saved') : ''}
        </span>
        <span aria-hidden="true" className="w-full sm:hidden" />
        <ConfirmDialog
          trigger={t('delete')}
          triggerVariant="quiet"
          title={t('deleteTitle')}
          description={t('deleteBody')}
          confirmLabel={t('delete')}
          cancelLabel={tc('cancel')}
          action={deleteInvoiceDraftAction}
          values={{ invoiceId: draft.id, revision: String(draft.revision) }}
          danger
        />
        <Button variant="secondary" disabled={pending || !isDirty} onClick={onSave}>
          {t('save')}
        </Button>
        <IssueButton email={draft.email} total={total} disabled={pending || !canIssue} onIssue={onIssue} />
      </div>
    </div>
  );
}

type IssueProps = { email: string; total: string; disabled: boolean; onIssue: () => void };

function IssueButton({ email, total, disabled, onIssue }: IssueProps) {
  const t = useTranslations('billing.draft');
  const tc = useTranslations('common');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button disabled={disabled} onClick={() => setOpen(true)}>
        {t('issue')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('issueTitle', { total })}
        description={t('issueBody', { email })}
        closeLabel={tc('close')}
      >
        <DialogActions onCancel={() => setOpen(false)}>
          <Button
            onClick={() => {
              setOpen(false);
              onIssue();
            }}
          >
            {t('confirmIssue')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
