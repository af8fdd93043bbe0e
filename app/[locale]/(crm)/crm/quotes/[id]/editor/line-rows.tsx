'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import type { FieldErrors } from '@/lib/form-state';
import { MOST_LINES } from '@/lib/quotes/limits';
import type { TypedLine } from './draft-values';
import { LineRow } from './line-row';
import { useLines } from './use-lines';

type Props = {
  lines: readonly TypedLine[];
  setLines: (lines: readonly TypedLine[]) => void;
  /** Whether something recurs at all. */
  hasPeriods: boolean;
  errors: FieldErrors;
};

/** What is offered beside the engine's lines, row by row. */
export function LineRows({ lines, setLines, hasPeriods, errors }: Props) {
  const t = useTranslations('quotes.edit');
  const rows = useLines({
    lines,
    setLines,
    onRemoved: (undo) => toast(t('removed'), { action: { label: t('undo'), onClick: undo } }),
  });
  return (
    <Card aria-labelledby="lines-title">
      <CardHeader id="lines-title" title={t('lines')}>
        <Button
          variant="secondary"
          size="sm"
          disabled={lines.length >= MOST_LINES}
          onClick={() => rows.add()}
        >
          <Plus aria-hidden="true" className="size-4" /> {t('add')}
        </Button>
      </CardHeader>
      {lines.length === 0 ? (
        <p className="p-4 text-sm text-ink-muted">{t('no_lines')}</p>
      ) : (
        <>
          <ol ref={rows.list} className="divide-y divide-line">
            {lines.map((line, index) => (
              <LineRow
                key={line.key}
                line={line}
                index={index}
                count={lines.length}
                hasPeriods={hasPeriods}
                errors={errorsOf(errors, index)}
                onKeyDown={rows.onKeyDown(index)}
                onChange={(changes) => rows.change(line.key, changes)}
                onMove={(by) => rows.move(index, by)}
                onRemove={() => rows.remove(index)}
              />
            ))}
          </ol>
          <p className="hidden border-t border-line px-4 py-2 text-xs text-ink-muted md:block">
            {t('lines_hint')}
          </p>
        </>
      )}
    </Card>
  );
}

/** `lines.2.label` at the third row. */
function errorsOf(errors: FieldErrors, index: number): FieldErrors {
  const prefix = `lines.${index}.`;
  return Object.fromEntries(
    Object.entries(errors)
      .filter(([field]) => field.startsWith(prefix))
      .map(([field, text]) => [field.slice(prefix.length), text]),
  );
}
