'use client';

import { useLocale } from 'next-intl';
import { type ChangeEvent, useState, useTransition } from 'react';
import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Input, Textarea } from '@/components/ui/input';
import type { TransferMatch } from '@/lib/billing/reconcile';
import { useTranslations } from '@/lib/i18n/use-words';
import { recordTransfersAction } from '../actions';
import { MatchList } from './match-list';

const TO_RECORD = ['exact', 'partial', 'over'];

/** A bank statement, what would become of its lines, and their recording. */
export function ReconcileForm({ path }: { path: string }) {
  const t = useTranslations('billing.reconcile');
  const errors = useTranslations('errors');
  const locale = useLocale();
  const [rows, setRows] = useState('');
  const [matches, setMatches] = useState<TransferMatch[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [pending, startTransition] = useTransition();
  const { state, formAction, ref } = useForm(recordTransfersAction, {
    onSuccess: () => {
      setRows('');
      setMatches(null);
    },
  });

  function preview() {
    startTransition(async () => {
      const answer = await fetch(`${path}/reconcile/preview`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Accept-Language': locale },
        body: JSON.stringify({ rows }),
      }).catch(() => null);
      setFailed(!answer?.ok);
      if (answer?.ok) setMatches(((await answer.json()) as { matches: TransferMatch[] }).matches);
    });
  }

  async function takeFile(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    if (file) setRows((await file.text()).slice(0, 100_000));
  }

  const count = (matches ?? []).filter(({ outcome }) => TO_RECORD.includes(outcome)).length;
  return (
    <form ref={ref} action={formAction} className="space-y-4">
      <FormMessage state={state} />
      {failed && (
        <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-sm text-danger">
          {errors('unavailable')}
        </p>
      )}
      <input type="hidden" name="rows" value={rows} />
      {matches ? (
        <>
          <MatchList matches={matches} path={path} />
          <div className="flex flex-wrap gap-2">
            {count > 0 ? (
              <SubmitButton>{t('confirm', { count })}</SubmitButton>
            ) : (
              <p className="self-center text-sm text-ink-muted">{t('nothing')}</p>
            )}
            <Button variant="secondary" onClick={() => setMatches(null)}>
              {t('again')}
            </Button>
          </div>
        </>
      ) : (
        <Card className="space-y-4 p-4">
          <Field name="statement" label={t('rows')} hint={t('rowsHint')} error={state.fieldErrors?.rows}>
            {(aria) => (
              <Textarea
                {...aria}
                rows={10}
                maxLength={100_000}
                className="tabular"
                value={rows}
                onChange={(event) => setRows(event.target.value)}
              />
            )}
          </Field>
          <Field name="file" label={t('file')}>
            {(aria) => (
              <Input
                {...aria}
                type="file"
                accept=".csv,text/csv,text/plain"
                onChange={takeFile}
                className="py-1.5"
              />
            )}
          </Field>
          <Button onClick={preview} disabled={pending || rows.trim() === ''}>
            {t('preview')}
          </Button>
        </Card>
      )}
    </form>
  );
}
