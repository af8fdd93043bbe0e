import { buttonStyle } from '@/components/ui/button-style';
import { SpinnerIcon } from './icons';
import { TermsField } from './terms-field';

type Props = {
  words: Record<'terms' | 'send' | 'sending' | 'after', string>;
  values: { terms: string };
  errors: Record<string, string>;
  set: (field: 'terms', value: string) => void;
  pending: boolean;
};

/** How the order and the request end: the terms, the button, and what happens next. */
export function FormEnd({ words, values, errors, set, pending }: Props) {
  return (
    <>
      <TermsField
        label={words.terms}
        accepted={values.terms === 'on'}
        error={errors.terms}
        onChange={(accepted) => set('terms', accepted ? 'on' : '')}
      />
      <button
        type="submit"
        aria-disabled={pending}
        className={`${buttonStyle('primary', 'lg')} mt-5 w-full sm:w-auto`}
      >
        {pending && <SpinnerIcon className="size-4" />}
        {pending ? words.sending : words.send}
      </button>
      <p className="mt-3 text-sm text-ink-muted">{words.after}</p>
    </>
  );
}
