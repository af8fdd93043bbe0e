'use client';

import { Field } from '@/components/form/field';
import { OfferLines } from '@/components/quotes/offer-lines';
import { shownLines } from '@/components/quotes/shown-lines';
import { Card, CardHeader } from '@/components/ui/card';
import { Checkbox, Input, Select } from '@/components/ui/input';
import type { PriceBook } from '@/lib/catalog/price-book';
import type { PriceWords } from '@/lib/catalog/price-words';
import type { FieldErrors } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import type { OfferLine } from '@/lib/offers/offer';
import type { DraftValues } from './draft-values';

type Props = {
  values: DraftValues;
  onChange: (changes: Partial<DraftValues>) => void;
  lines: readonly OfferLine[];
  book: PriceBook;
  words: PriceWords;
  planName: string;
  errors: FieldErrors;
};

/** What the request asks for, at the prices of today: its terms can be changed, its amounts are the price list's. */
export function EngineCard({ values, onChange, lines, book, words, planName, errors }: Props) {
  const t = useTranslations('quotes.edit');
  const { sections, lines: labels, why } = words.labels;
  const addonLabels: Record<string, string> = labels.addon;
  const shown = shownLines(lines, planName, words, '');
  const of = (kind: OfferLine['kind']) => shown.filter((_, index) => lines[index]?.kind === kind);
  return (
    <Card aria-labelledby="engine-title">
      <CardHeader id="engine-title" title={t('engine')} />
      <div className="p-4">
        <div className="grid gap-3 sm:grid-cols-3">
          <Field name="cycle" idPrefix="draft" label={t('cycle')} error={errors.cycle}>
            {(aria) => (
              <Select
                {...aria}
                value={values.cycle}
                onChange={({ target }) =>
                  onChange({ cycle: target.value === 'yearly' ? 'yearly' : 'monthly' })
                }
              >
                <option value="monthly">{t('cycle_monthly')}</option>
                <option value="yearly">{t('cycle_yearly')}</option>
              </Select>
            )}
          </Field>
          <Field name="commitment" idPrefix="draft" label={t('commitment')} error={errors.commitment}>
            {(aria) => (
              <Select
                {...aria}
                value={values.commitment}
                onChange={({ target }) => onChange({ commitment: Number(target.value) })}
              >
                {book.discounts.commitment.map(({ months }) => (
                  <option key={months} value={months}>
                    {t('commitment_value', { months })}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field name="quantity" idPrefix="draft" label={t('quantity')} error={errors.quantity}>
            {(aria) => (
              <Input
                {...aria}
                type="number"
                inputMode="numeric"
                min={book.quantity.min}
                max={book.quantity.max}
                value={values.quantity}
                onChange={({ target }) => onChange({ quantity: target.value })}
              />
            )}
          </Field>
        </div>
        <fieldset className="mt-3">
          <legend className="mb-1 text-sm font-medium">{t('addons')}</legend>
          <div className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
            {book.addons.map(({ code }) => (
              <label key={code} htmlFor={`draft-addon-${code}`} className="flex min-h-6 items-center gap-2">
                <Checkbox
                  id={`draft-addon-${code}`}
                  checked={values.addons.includes(code)}
                  onChange={({ target }) =>
                    onChange({
                      addons: target.checked
                        ? [...values.addons, code]
                        : values.addons.filter((one) => one !== code),
                    })
                  }
                />
                {addonLabels[code] ?? code}
              </label>
            ))}
          </div>
        </fieldset>
        <div className="mt-4">
          <OfferLines title={sections[values.cycle]} lines={of('recurring')} why={why} />
          {of('once').length > 0 && <OfferLines title={sections.once} lines={of('once')} why={why} />}
        </div>
        <p className="mt-3 text-xs text-ink-muted">{t('engine_hint', { version: book.version })}</p>
      </div>
    </Card>
  );
}
