'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Input, Select } from '@/components/ui/input';
import { DUNNING_DAYS, type DunningStep, MOST_DUNNING_STEPS } from '@/lib/billing/settings-schema';
import { DunningKind } from '@/lib/db/generated/enums';
import { useTranslations } from '@/lib/i18n/use-words';
import { updateDunningAction } from './actions';

type Row = { key: number; kind: DunningStep['kind']; days: string };

/** The steps of an unpaid invoice, one line each. */
export function DunningForm({ steps, version }: { steps: readonly DunningStep[]; version: number }) {
  const t = useTranslations('billing.admin');
  const next = useRef(steps.length);
  const [rows, setRows] = useState<Row[]>(() =>
    steps.map(({ kind, days }, key) => ({ key, kind, days: String(days) })),
  );
  const { state, formAction, ref } = useForm(updateDunningAction);
  const change = (key: number, part: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));

  function add() {
    next.current += 1;
    setRows([...rows, { key: next.current, kind: 'reminder', days: '1' }]);
  }

  return (
    <Card aria-labelledby="dunning">
      <CardHeader id="dunning" title={t('dunning')} />
      <form ref={ref} action={formAction} className="space-y-4 p-4">
        <p className="text-sm text-ink-muted">{t('dunningLead')}</p>
        <FormMessage state={state} />
        <input type="hidden" name="version" value={version} />
        {rows.length === 0 && <p className="text-sm">{t('noSteps')}</p>}
        {rows.length > 0 && (
          <p aria-hidden="true" className="mb-1 flex justify-between gap-2 pr-11 text-xs text-ink-muted">
            <span>{t('stepKind')}</span>
            <span>{t('stepDays')}</span>
          </p>
        )}
        <ul className="space-y-2">
          {rows.map(({ key, kind, days }, index) => (
            <li key={key} className="flex items-center gap-2">
              <div className="min-w-0 flex-1">
                <Select
                  name="kind[]"
                  aria-label={`${t('stepKind')} ${index + 1}`}
                  value={kind}
                  onChange={(event) => change(key, { kind: event.target.value as Row['kind'] })}
                >
                  {Object.values(DunningKind).map((value) => (
                    <option key={value} value={value}>
                      {t(`stepKinds.${value}`)}
                    </option>
                  ))}
                </Select>
              </div>
              <div className="w-16 shrink-0 sm:w-24">
                <Input
                  type="number"
                  name="days[]"
                  aria-label={`${t('stepDays')} ${index + 1}`}
                  min={DUNNING_DAYS.min}
                  max={DUNNING_DAYS.max}
                  required
                  value={days}
                  className="tabular text-right"
                  onChange={(event) => change(key, { days: event.target.value })}
                />
              </div>
              <button
                type="button"
                aria-label={t('removeStep', { n: index + 1 })}
                onClick={() => setRows(rows.filter((row) => row.key !== key))}
                className="inline-flex size-9 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-sunken hover:text-ink"
              >
                <Trash2 aria-hidden="true" className="size-4" />
              </button>
            </li>
          ))}
        </ul>
        {state.fieldErrors?.days && <p className="text-sm text-danger">{state.fieldErrors.days}</p>}
        <div className="flex flex-wrap gap-2">
          <SubmitButton>{t('save')}</SubmitButton>
          {rows.length < MOST_DUNNING_STEPS && (
            <Button variant="secondary" onClick={add}>
              <Plus aria-hidden="true" className="size-4" /> {t('addStep')}
            </Button>
          )}
        </div>
      </form>
    </Card>
  );
}
