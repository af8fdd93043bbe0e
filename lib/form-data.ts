import type { FormValues } from './form-state';
import { storable } from './storable-text';

// Never sent back to the page.
const SECRET = /password|token|secret/i;

/**
 * A form as the plain object a schema reads: a name sent once is a string, sent several times an
 * array; a name ending in [] is always an array. Files and Next's own fields are left out.
 */
export function formToInput(form: FormData): Record<string, string | string[]> {
  const input: Record<string, string | string[]> = Object.create(null);
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION') || name === 'locale') continue;
    const values = form
      .getAll(name)
      .filter((value) => typeof value === 'string')
      .map(storable);
    if (name.endsWith('[]')) input[name.slice(0, -2)] = values;
    else if (values.length === 1) input[name] = values[0] ?? '';
    else if (values.length > 1) input[name] = values;
  }
  return input;
}

/** What was typed, to refill the form with; secrets stay out. */
export function typedValues(form: FormData): FormValues {
  const entries = Object.entries(formToInput(form)).filter(([name]) => !SECRET.test(name));
  return Object.fromEntries(entries);
}
