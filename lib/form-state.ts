export type FieldErrors = Record<string, string>;
export type FormValues = Record<string, string | string[]>;

/** What a form gets back from its action: already translated, safe to show. */
export type FormState = {
  /** null before the first submit. */
  ok: boolean | null;
  message?: string;
  fieldErrors?: FieldErrors;
  /** What was typed, to refill the form; never holds secrets. */
  values?: FormValues;
  /** The address where the page goes next. */
  goTo?: string;
  /** Changes with every answer, so that effects run again for the same words. */
  at?: number;
};

export const emptyFormState: FormState = { ok: null };

/**
 * What a field for long text takes in, far over what its schema accepts: a text pasted too long stays whole and
 * is answered, never cut off unseen.
 */
export const LONGEST_PASTE = 50_000;

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

/** The typed value of a text field, or the default it starts with. */
export function fieldValue(state: FormState, name: string, initial = ''): string {
  const value = state.values?.[name];
  return typeof value === 'string' ? value : (value?.[0] ?? initial);
}
