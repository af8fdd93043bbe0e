'use client';

import { BarLabel, CommitButton, DraftBar, SaveButton } from '@/components/drafts/draft-bar';
import { ConfirmDialog } from '@/components/form/confirm-dialog';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { Button } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import { useTranslations } from '@/lib/i18n/use-words';
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
  const { pending, isDirty } = saving;
  const values = { versionId: draft.versionId, revision: String(draft.revision) };
  return (
    <DraftBar
      saving={saving}
      total={total}
      note={
        draft.approvalWantedAt && (
          <span className="ml-2 text-warning">
            {t('approval_wanted')} <RelativeTime at={draft.approvalWantedAt} />
          </span>
        )
      }
    >
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
      <SaveButton label={t('save')} saving={saving} onSave={saving.save} />
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
        <CommitButton
          label={<BarLabel words={t('send')} short={t('send_short')} />}
          title={t('sending_title', { email: draft.email })}
          description={t('sending_body')}
          confirmLabel={t('confirm_send')}
          disabled={false}
          pending={pending}
          onCommit={saving.send}
        />
      )}
    </DraftBar>
  );
}

function ApproveButton({ values, discountBp }: { values: Record<string, string>; discountBp: number }) {
  const t = useTranslations('quotes.edit');
  const { state, formAction, ref } = useForm(approveDiscountAction);
  const percent = discountBp / 100;
  return (
    <form ref={ref} action={formAction}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state.ok === false && <FormMessage state={state} />}
      <SubmitButton variant="secondary">
        <BarLabel words={t('approve', { percent })} short={t('approve_short', { percent })} />
      </SubmitButton>
    </form>
  );
}
