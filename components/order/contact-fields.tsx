import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import type { FieldErrors } from '@/lib/form-state';
import type { Messages } from '@/lib/i18n/messages';

const FIELDS = [
  { name: 'name', autoComplete: 'name', type: 'text', maxLength: 120, required: true },
  { name: 'email', autoComplete: 'email', type: 'email', maxLength: 254, required: true },
  { name: 'phone', autoComplete: 'tel', type: 'tel', maxLength: 30, required: false },
  { name: 'company', autoComplete: 'organization', type: 'text', maxLength: 120, required: false },
] as const;

export type ContactField = (typeof FIELDS)[number]['name'];

type Props = {
  values: Record<ContactField, string>;
  set: (field: ContactField, value: string) => void;
  errors: FieldErrors;
  labels: Pick<Messages['order']['details'], ContactField | 'email_hint'>;
  optional: string;
};

/** Who is behind the form: the same four fields on both. */
export function ContactFields({ values, set, errors, labels, optional }: Props) {
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
      {FIELDS.map(({ name, required, ...control }) => (
        <Field
          key={name}
          name={name}
          label={labels[name]}
          optionalLabel={required ? undefined : optional}
          hint={name === 'email' ? labels.email_hint : undefined}
          error={errors[name]}
        >
          {(aria) => (
            <Input
              {...aria}
              {...control}
              name={name}
              required={required}
              value={values[name]}
              onChange={(event) => set(name, event.target.value)}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
