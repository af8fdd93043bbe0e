'use client';

import { LineRows } from '@/components/drafts/line-rows';
import { newBrowserKey } from '@/lib/browser-key';
import type { FieldErrors } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import { MOST_LINES } from '@/lib/quotes/limits';
import type { TypedLine } from './draft-values';
import { QuoteLineRow } from './line-row';

type Props = {
  lines: readonly TypedLine[];
  setLines: (lines: readonly TypedLine[]) => void;
  /** Whether something recurs at all. */
  hasPeriods: boolean;
  errors: FieldErrors;
};

const emptyLine = (above: TypedLine | undefined): TypedLine => ({
  key: newBrowserKey(),
  kind: above?.kind ?? 'once',
  label: '',
  detail: '',
  quantity: '1',
  unit: '',
  optional: false,
  selected: true,
});

/** What is offered beside the engine's lines. */
export function QuoteLineRows({ lines, setLines, hasPeriods, errors }: Props) {
  const t = useTranslations('quotes.edit');
  return (
    <LineRows
      title={t('lines')}
      none={t('no_lines')}
      most={MOST_LINES}
      lines={lines}
      setLines={setLines}
      emptyLine={emptyLine}
      errors={errors}
      row={(line, tools) => <QuoteLineRow key={line.key} line={line} hasPeriods={hasPeriods} {...tools} />}
    />
  );
}
