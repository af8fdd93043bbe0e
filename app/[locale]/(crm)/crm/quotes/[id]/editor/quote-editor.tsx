'use client';

import { useLocale } from 'next-intl';
import { useState } from 'react';
import { draftKeys } from '@/components/drafts/draft-keys';
import { Card, CardHeader } from '@/components/ui/card';
import type { CostBook } from '@/lib/catalog/cost-book';
import type { PriceBook } from '@/lib/catalog/price-book';
import { type PriceLabels, priceWords } from '@/lib/catalog/price-words';
import { useTranslations } from '@/lib/i18n/use-words';
import { mayGrant } from '@/lib/quotes/approval';
import { MarginCard } from '../margin-card';
import { TotalsList } from '../totals-list';
import { CapacityCard } from './capacity-card';
import { ConditionsCard } from './conditions-card';
import { DraftActions } from './draft-actions';
import { type DraftValues, type EditorDraft, liveOffer } from './draft-values';
import { EngineCard } from './engine-card';
import { QuoteLineRows } from './line-rows';
import { useQuoteSaving } from './use-quote-saving';

type Props = {
  draft: EditorDraft;
  book: PriceBook;
  costs: CostBook | null;
  /** How many more such servers fit; null where capacity is not kept account of. */
  places: number | null;
  /** The discount this person may grant alone; null for any. */
  limitBp: number | null;
  canApprove: boolean;
  labels: PriceLabels;
  planName: string;
};

/** Writes a draft: everything moves with what is typed, and nothing leaves the page until it is saved. */
export function QuoteEditor({ draft, book, costs, places, limitBp, canApprove, labels, planName }: Props) {
  const t = useTranslations('quotes');
  const locale = useLocale();
  const [values, setValues] = useState(draft.values);
  const onChange = (changes: Partial<DraftValues>) => setValues((before) => ({ ...before, ...changes }));
  const saving = useQuoteSaving(draft, values, setValues);
  const words = priceWords(locale, labels, draft.currency);
  const live = liveOffer(draft, values, book, costs);
  const errors = saving.state.fieldErrors ?? {};
  const grantor = { role: limitBp === null ? 'ADMIN' : 'SELLER', quoteDiscountBp: limitBp ?? 0 } as const;
  const isOver = !mayGrant({ discountBp: live.discountBp, approvedBp: draft.approvedBp }, grantor);
  return (
    <section aria-label={t('status.draft')} onKeyDown={draftKeys(saving, saving.save)}>
      <div className="grid gap-4 pb-4 lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start">
        <div className="min-w-0 space-y-4">
          {live.configuration ? (
            <EngineCard
              values={values}
              onChange={onChange}
              lines={live.lines.filter(({ code }) => code !== null)}
              book={book}
              words={words}
              planName={planName}
              errors={errors}
            />
          ) : (
            <p className="rounded-lg bg-sunken px-4 py-3 text-sm text-ink-muted">{t('edit.no_engine')}</p>
          )}
          <QuoteLineRows
            lines={values.lines}
            setLines={(lines) => onChange({ lines })}
            hasPeriods={live.configuration !== null}
            errors={errors}
          />
          <ConditionsCard
            values={values}
            onChange={onChange}
            errors={errors}
            hasHosting={live.configuration !== null}
            discount={{ limitBp, approvedBp: draft.approvedBp, isOver }}
          />
        </div>
        <div className="min-w-0 space-y-4 lg:sticky lg:top-17">
          <Card aria-labelledby="totals-title">
            <CardHeader id="totals-title" title={t('totals.title')} />
            <div className="p-4">
              <TotalsList totals={live.totals} version={{ ...draft, cycle: values.cycle }} />
            </div>
          </Card>
          <MarginCard margin={live.margin} currency={draft.currency} />
          {live.configuration && <CapacityCard places={places} wanted={live.configuration.quantity} />}
        </div>
      </div>
      <DraftActions
        draft={draft}
        saving={saving}
        isOver={isOver}
        canApprove={canApprove}
        discountBp={live.discountBp}
        total={words.money(live.totals.dueNow.gross)}
      />
    </section>
  );
}
