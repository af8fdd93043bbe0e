'use client';

import { type ReactNode, useState } from 'react';
import { DialogActions } from '@/components/form/dialog-actions';
import { FormMessage } from '@/components/form/form-message';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useTranslations } from '@/lib/i18n/use-words';
import { COMMIT } from './draft-keys';
import type { DraftSaving } from './use-draft-saving';

type BarProps = {
  saving: Omit<DraftSaving, 'run'>;
  /** Gross, in words. */
  total: string;
  /** What else is to be known about where it stands. */
  note?: ReactNode;
  /** Why it cannot go on, above the rest. */
  warning?: ReactNode;
  children: ReactNode;
};

/** The end of a draft's editor, always in reach: what it comes to, whether it is saved, and what can be done. */
export function DraftBar({ saving, total, note, warning, children }: BarProps) {
  const t = useTranslations('quotes.edit');
  const { state, isDirty } = saving;
  return (
    <div
      data-bottom-bar
      className="sticky bottom-0 z-20 -mx-3 space-y-2 border-t border-line bg-surface px-3 py-3 md:-mx-6 md:px-6"
    >
      {state.ok === false && <FormMessage state={state} />}
      {warning}
      {saving.isOvertaken && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning">
          {t('overtaken')}
          <Button variant="secondary" size="sm" onClick={saving.takeTheirs}>
            {t('take_theirs')}
          </Button>
        </p>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <strong className="tabular font-semibold">
          {total} <span className="text-sm font-normal text-ink-muted">{t('total')}</span>
        </strong>
        <span role="status" className="text-sm text-ink-muted max-sm:ml-auto sm:mr-auto">
          {isDirty ? t('unsaved') : state.ok ? t('saved') : ''}
          {note}
        </span>
        <div className="flex flex-wrap items-center justify-end gap-2 max-sm:w-full max-sm:[&_button]:px-3">
          {children}
        </div>
      </div>
    </div>
  );
}

/** The words of a button in the bar; fewer where a phone has not the room for two rows. */
export function BarLabel({ words, short }: { words: string; short: string }) {
  return (
    <>
      <span className="max-sm:hidden">{words}</span>
      <span className="sm:hidden">{short}</span>
    </>
  );
}

type SaveProps = { label: string; saving: Pick<DraftSaving, 'pending' | 'isDirty'>; onSave: () => void };

/** Saves what was typed. A phone has no room for it where there is nothing to save. */
export function SaveButton({ label, saving: { pending, isDirty }, onSave }: SaveProps) {
  return (
    <Button
      variant="secondary"
      disabled={pending || !isDirty}
      onClick={onSave}
      className={isDirty ? '' : 'max-sm:hidden'}
    >
      {label}
    </Button>
  );
}

type CommitProps = {
  label: ReactNode;
  title: string;
  description: string;
  confirmLabel: string;
  disabled: boolean;
  pending: boolean;
  onCommit: () => void;
};

/** What ends a draft and cannot be taken back, asked once more. */
export function CommitButton(props: CommitProps) {
  const { label, title, description, confirmLabel, disabled, pending, onCommit } = props;
  const tc = useTranslations('common');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        {...COMMIT}
        disabled={disabled || pending}
        aria-busy={pending}
        aria-keyshortcuts="Control+Enter"
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={title}
        description={description}
        closeLabel={tc('close')}
      >
        <DialogActions onCancel={() => setOpen(false)}>
          <Button
            autoFocus
            onClick={() => {
              setOpen(false);
              onCommit();
            }}
          >
            {confirmLabel}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
