'use client';

import { useBillingWords } from '@/components/billing/use-billing-words';
import { CommitButton, DraftBar, SaveButton } from '@/components/drafts/draft-bar';
import type { DraftSaving } from '@/components/drafts/use-draft-saving';
import { ConfirmDialog } from '@/components/form/confirm-dialog';
import { useTranslations } from '@/lib/i18n/use-words';
import { deleteInvoiceDraftAction } from '../actions';
import type { EditedInvoice } from './draft-values';

type Props = {
  draft: EditedInvoice;
  saving: Omit<DraftSaving, 'run'>;
  onSave: () => void;
  onIssue: () => void;
  grossCents: number;
  canIssue: boolean;
  hasSeller: boolean;
};

/** Saving, throwing away and issuing. */
export function InvoiceActions({ draft, saving, onSave, onIssue, grossCents, canIssue, hasSeller }: Props) {
  const t = useTranslations('billing.draft');
  const tc = useTranslations('common');
  const { money } = useBillingWords();
  const { pending } = saving;
  const total = money(grossCents, draft.currency);
  return (
    <DraftBar
      saving={saving}
      total={total}
      warning={!hasSeller && <p className="text-sm text-warning">{t('noSeller')}</p>}
    >
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
      <SaveButton label={t('save')} saving={saving} onSave={onSave} />
      <CommitButton
        label={t('issue')}
        title={t('issueTitle', { total })}
        description={t('issueBody', { email: draft.email })}
        confirmLabel={t('confirmIssue')}
        disabled={!canIssue}
        pending={pending}
        onCommit={onIssue}
      />
    </DraftBar>
  );
}
