import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import { type FormState, fieldValue } from '@/lib/form-state';

type Props = { state: FormState; label: string; autoComplete?: 'email' | 'username' };

export function EmailField({ state, label, autoComplete = 'email' }: Props) {
  return (
    <Field name="email" label={label} error={state.fieldErrors?.email}>
      {(aria) => (
        <Input
          {...aria}
          name="email"
          type="email"
          autoComplete={autoComplete}
          required
          defaultValue={fieldValue(state, 'email')}
        />
      )}
    </Field>
  );
}
