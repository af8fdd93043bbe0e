'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { draftKeys } from '@/components/drafts/draft-keys';
import { LineRow, type TypedRow } from '@/components/drafts/line-row';
import { LineRows } from '@/components/drafts/line-rows';
import { useDraftSaving } from '@/components/drafts/use-draft-saving';
import { MOST_LINES } from '@/lib/billing/draft';
import { newBrowserKey } from '@/lib/browser-key';
import { useTranslations } from '@/lib/i18n/use-words';
import { issueInvoiceDraftAction, saveInvoiceDraftAction } from '../actions';
import { type EditedInvoice, formOf, type InvoiceValues, lineCents, liveTotals } from './draft-values';
import { InvoiceActions } from './invoice-actions';
import { LineSum } from './line-sum';
import { TermsCard } from './terms-card';
import { TotalsCard } from './totals-card';

type Props = { draft: EditedInvoice; hasSeller: boolean; buyerCard: ReactNode };

const emptyLine = (): TypedRow => ({ key: newBrowserKey(), label: '', detail: '', quantity: '1', unit: '' });

/** Writes an invoice by hand: the totals move with what is typed, and nothing counts until it is issued. */
export function InvoiceEditor({ draft, hasSeller, buyerCard }: Props) {
  const t = useTranslations('billing.draft');
  const router = useRouter();
  const [values, setValues] = useState(draft.values);
  const onChange = (changes: Partial<InvoiceValues>) => setValues((before) => ({ ...before, ...changes }));
  const { run, ...saving } = useDraftSaving({
    draft: { ids: { invoiceId: draft.id }, revision: draft.revision, values: draft.values },
    ...{ values, setValues, formOf, saveAction: saveInvoiceDraftAction },
  });
  const { goTo } = saving.state;
  useEffect(() => {
    if (goTo) router.push(goTo);
  }, [goTo, router]);
  const totals = liveTotals(values, draft.vatRateBp);
  const errors = saving.state.fieldErrors ?? {};
  const issue = () => {
    const form = new FormData();
    form.set('shownGrossCents', String(totals.gross));
    run(issueInvoiceDraftAction, form);
  };
  return (
    <section aria-label={t('title')} onKeyDown={draftKeys(saving, run)}>
      <div className="grid gap-4 pb-4 lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start">
        <div className="min-w-0 space-y-4">
          <LineRows
            title={t('lines')}
            none={t('noLines')}
            most={MOST_LINES}
            lines={values.lines}
            setLines={(lines) => onChange({ lines })}
            emptyLine={emptyLine}
            errors={errors}
            row={(line, tools) => (
              <LineRow
                key={line.key}
                line={line}
                {...tools}
                last={<LineSum cents={lineCents(line)} currency={draft.currency} />}
              />
            )}
          />
          <TermsCard values={values} onChange={onChange} errors={errors} />
        </div>
        <div className="min-w-0 space-y-4 lg:sticky lg:top-17">
          <TotalsCard totals={totals} draft={draft} />
          {buyerCard}
        </div>
      </div>
      <InvoiceActions
        draft={draft}
        saving={saving}
        onSave={() => run()}
        onIssue={issue}
        grossCents={totals.gross}
        canIssue={hasSeller && values.lines.length > 0 && totals.net >= 0}
        hasSeller={hasSeller}
      />
    </section>
  );
}
