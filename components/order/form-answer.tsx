import type { FormState } from '@/lib/form-state';
import { fillPlural, type Plural } from '@/lib/i18n/fill';
import type { AppLocale } from '@/lib/i18n/routing';
import { AlertIcon } from './icons';

type Props = {
  state: FormState;
  /** Just given: what is left of it later is not read out again. */
  fresh: boolean;
  locale: AppLocale;
  words: { errors: Plural };
  /** “Some fields need correcting”: left out where the fields are listed. */
  generic: string;
  /** Label of each field, to name it in the list. */
  fieldLabels: Record<string, string>;
};

/** Why the form was not sent: in words, with a link to each field that needs correcting. */
export function FormAnswer({ state, fresh, locale, words, generic, fieldLabels }: Props) {
  if (state.ok !== false) return null;
  const fields = Object.entries(state.fieldErrors ?? {}).filter(([field]) => field !== 'form');
  // The list below says it already, unless there is more to say.
  const said = [generic, ...fields.map(([, error]) => error)];
  const told = state.message !== undefined && !(fields.length > 0 && said.includes(state.message));
  const colon = locale === 'fr' ? '\u00a0: ' : ': ';
  return (
    <div
      role={fresh ? 'alert' : undefined}
      tabIndex={-1}
      data-answer=""
      className="mb-4 flex items-start gap-2 rounded-md bg-danger-soft px-4 py-3 text-sm text-danger"
    >
      <AlertIcon className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">
        {told && <p>{state.message}</p>}
        {fields.length > 0 && (
          <>
            <p className={told ? 'mt-1' : ''}>{fillPlural(locale, words.errors, fields.length)}</p>
            <ul className="mt-1 list-disc pl-4">
              {fields.map(([field, error]) => (
                <li key={field}>
                  <a href={`#f-${field}`} className="underline underline-offset-2">
                    {fieldLabels[field] ?? field}
                  </a>
                  {colon}
                  {error}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
