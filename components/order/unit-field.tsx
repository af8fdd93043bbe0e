import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import type { UnitRange } from '@/lib/catalog/price-book';

type Props = {
  name: string;
  label: string;
  sliderLabel: string;
  value: string;
  range: UnitRange;
  hint: string;
  error?: string;
  onChange: (value: string) => void;
  onSettle: () => void;
};

/** A quantity by slider and by number, always the same; the number is what is sent, and all there is without JavaScript. */
export function UnitField(props: Props) {
  const { name, label, value, range, hint, error, onChange, onSettle } = props;
  const typed = Number(value);
  const position = value.trim() === '' || Number.isNaN(typed) ? range.min : typed;
  return (
    <Field name={name} label={label} hint={hint} error={error}>
      {(aria) => (
        <div className="flex items-center gap-4">
          <input
            type="range"
            aria-label={props.sliderLabel}
            min={range.min}
            max={range.max}
            step={range.step}
            value={position}
            onChange={(event) => onChange(event.target.value)}
            className="h-10 min-w-0 flex-1 cursor-pointer accent-module noscript:hidden md:h-9"
          />
          <div className="w-24 shrink-0">
            <Input
              {...aria}
              name={name}
              type="number"
              inputMode="numeric"
              min={range.min}
              max={range.max}
              step={range.step}
              value={value}
              onChange={(event) => onChange(event.target.value)}
              onBlur={onSettle}
              className="tabular text-right"
            />
          </div>
        </div>
      )}
    </Field>
  );
}
