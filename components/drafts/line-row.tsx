'use client';

import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Field } from '@/components/form/field';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { useTranslations } from '@/lib/i18n/use-words';
import type { RowTools } from './line-rows';

export type TypedRow = { key: string; label: string; detail: string; quantity: string; unit: string };

type Props = RowTools<TypedRow> & {
  line: TypedRow;
  /** What stands behind the price, such as when it is due. */
  last: ReactNode;
  /** What can be chosen about the line, below it. */
  choices?: ReactNode;
};

/** One line of a draft: what, how many, for how much; moved and removed by buttons or keys. */
export function LineRow(props: Props) {
  const { line, index, count, errors, last, choices, onKeyDown, onChange, onMove, onRemove } = props;
  const t = useTranslations('quotes.edit');
  const prefix = `line-${line.key}`;
  const label = t('line', { number: index + 1 });
  return (
    <li
      data-line={line.key}
      aria-label={label}
      onKeyDown={onKeyDown}
      className="grid grid-cols-2 gap-x-3 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,1fr)_4.5rem_7.5rem_9.5rem]"
    >
      <Field
        name="label"
        idPrefix={prefix}
        label={t('label')}
        error={errors.label}
        className="col-span-2 md:col-span-1"
      >
        {(aria) => (
          <Input
            {...aria}
            value={line.label}
            maxLength={200}
            onChange={(event) => onChange({ label: event.target.value })}
          />
        )}
      </Field>
      <Field name="quantity" idPrefix={prefix} label={t('line_quantity')} error={errors.quantity}>
        {(aria) => (
          <Input
            {...aria}
            value={line.quantity}
            inputMode="numeric"
            className="tabular text-right"
            onChange={(event) => onChange({ quantity: event.target.value })}
          />
        )}
      </Field>
      <Field name="unit" idPrefix={prefix} label={t('unit')} error={errors.unitNetCents}>
        {(aria) => (
          <Input
            {...aria}
            value={line.unit}
            inputMode="decimal"
            placeholder="0"
            className="tabular text-right"
            onChange={(event) => onChange({ unit: event.target.value })}
          />
        )}
      </Field>
      {last}
      <Field name="detail" idPrefix={prefix} label={t('detail')} error={errors.detail} className="col-span-2">
        {(aria) => (
          <Input
            {...aria}
            value={line.detail}
            maxLength={1_000}
            onChange={(event) => onChange({ detail: event.target.value })}
          />
        )}
      </Field>
      <div className="col-span-2 flex flex-wrap items-end justify-between gap-x-4 gap-y-1 text-sm">
        {choices}
        <div className="ml-auto flex gap-0.5">
          <IconButton label={`${t('up')}, ${label}`} disabled={index === 0} onClick={() => onMove(-1)}>
            <ArrowUp aria-hidden="true" className="size-4" />
          </IconButton>
          <IconButton
            label={`${t('down')}, ${label}`}
            disabled={index === count - 1}
            onClick={() => onMove(1)}
          >
            <ArrowDown aria-hidden="true" className="size-4" />
          </IconButton>
          <IconButton label={`${t('remove')}, ${label}`} onClick={onRemove}>
            <X aria-hidden="true" className="size-4" />
          </IconButton>
        </div>
      </div>
    </li>
  );
}

type IconProps = { label: string; disabled?: boolean; onClick: () => void; children: ReactNode };

function IconButton({ label, disabled, onClick, children }: IconProps) {
  return (
    <Button
      variant="quiet"
      size="icon"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
