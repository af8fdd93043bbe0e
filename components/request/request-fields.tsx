import { Field } from '@/components/form/field';
import { Choice, ChoiceGroup } from '@/components/order/choice';
import { Input, Select, Textarea } from '@/components/ui/input';
import type { FieldErrors } from '@/lib/form-state';
import { LONGEST_PASTE } from '@/lib/form-state';
import { fill } from '@/lib/i18n/fill';
import type { RequestPage } from './request-form';
import type { RequestField, RequestValues } from './request-values';

const SHORTEST_DESCRIPTION = 20;

type Props = {
  page: RequestPage;
  values: RequestValues;
  set: (field: RequestField, value: string) => void;
  errors: FieldErrors;
  live: boolean;
};

export function ServiceFields({ page: { kinds, labels }, values, set, errors }: Props) {
  const words = new Map(Object.entries(labels.kind));
  return (
    <div className="space-y-5">
      <ChoiceGroup name="kind" legend={labels.kind.legend} error={errors.kind}>
        <div className="grid gap-3 sm:grid-cols-2">
          {kinds.map((kind) => (
            <Choice
              key={kind}
              name="kind"
              value={kind}
              required
              checked={values.kind === kind}
              onChoose={() => set('kind', kind)}
              title={words.get(kind) ?? kind}
              hint={words.get(`${kind}_hint`)}
            />
          ))}
        </div>
      </ChoiceGroup>
      <Field name="need" label={labels.need} hint={labels.need_hint} error={errors.need}>
        {(aria) => (
          <Input
            {...aria}
            name="need"
            required
            value={values.need}
            onChange={(event) => set('need', event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}

/** Today where the visitor is, as a date field writes it. */
function today(): string {
  const date = new Date();
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

export function ProjectFields({ page: { budgets, labels, optional }, values, set, errors, live }: Props) {
  return (
    <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
      <Field name="budgetRange" label={labels.budget.label} error={errors.budgetRange}>
        {(aria) => (
          <Select
            {...aria}
            name="budgetRange"
            value={values.budgetRange}
            onChange={(event) => set('budgetRange', event.target.value)}
          >
            {budgets.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        name="deadline"
        label={labels.deadline}
        optionalLabel={optional}
        hint={labels.deadline_hint}
        error={errors.deadline}
      >
        {(aria) => (
          <Input
            {...aria}
            name="deadline"
            type="date"
            min={live ? today() : undefined}
            value={values.deadline}
            onChange={(event) => set('deadline', event.target.value)}
          />
        )}
      </Field>
      <Field
        name="description"
        label={labels.description}
        hint={fill(labels.description_hint, { min: SHORTEST_DESCRIPTION })}
        error={errors.description}
        className="sm:col-span-2"
      >
        {(aria) => (
          <Textarea
            {...aria}
            name="description"
            rows={7}
            required
            maxLength={LONGEST_PASTE}
            value={values.description}
            onChange={(event) => set('description', event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}
