'use client';

import { Plus } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import type { FieldErrors } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import { useLines } from './use-lines';

/** What a row needs to know and to do. */
export type RowTools<Line> = {
  index: number;
  count: number;
  errors: FieldErrors;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onChange: (changes: Partial<Line>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

type Props<Line extends { key: string }> = {
  title: string;
  /** What is said while there is no line. */
  none: string;
  most: number;
  lines: readonly Line[];
  setLines: (lines: readonly Line[]) => void;
  emptyLine: (above: Line | undefined) => Line;
  errors: FieldErrors;
  row: (line: Line, tools: RowTools<Line>) => ReactNode;
};

/** The lines of a draft, row by row. */
export function LineRows<Line extends { key: string }>(props: Props<Line>) {
  const { title, none, most, lines, setLines, emptyLine, errors, row } = props;
  const t = useTranslations('quotes.edit');
  const rows = useLines({
    lines,
    setLines,
    emptyLine,
    onRemoved: (undo) => toast(t('removed'), { action: { label: t('undo'), onClick: undo } }),
  });
  return (
    <Card aria-labelledby="lines-title">
      <CardHeader id="lines-title" title={title}>
        <Button variant="secondary" size="sm" disabled={lines.length >= most} onClick={() => rows.add()}>
          <Plus aria-hidden="true" className="size-4" /> {t('add')}
        </Button>
      </CardHeader>
      {errors.lines && <p className="px-4 pt-3 text-sm text-danger">{errors.lines}</p>}
      {lines.length === 0 ? (
        <p className="p-4 text-sm text-ink-muted">{none}</p>
      ) : (
        <>
          <ol ref={rows.list} className="divide-y divide-line">
            {lines.map((line, index) =>
              row(line, {
                index,
                count: lines.length,
                errors: errorsOf(errors, index),
                onKeyDown: rows.onKeyDown(index),
                onChange: (changes) => rows.change(line.key, changes),
                onMove: (by) => rows.move(index, by),
                onRemove: () => rows.remove(index),
              }),
            )}
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
