import type { FormValues } from './form-state';
import { storable } from './storable-text';

// Never sent back to the page.
const SECRET = /password|token|secret/i;

/**
 * A form as the plain object a schema reads: a name sent once is a string, sent several times an
 * array; a name ending in [] is always an array. Files and Next's own fields are left out.
 */
export function formToInput(form: FormData): Record<string, string | string[]> {
  const lists = new Map<string, string[]>();
  for (const [name, value] of form) {
    if (name.startsWith('$ACTION') || name === 'locale' || typeof value !== 'string') continue;
    const list = lists.get(name);
    if (list) list.push(storable(value));
    else lists.set(name, [storable(value)]);
  }
  const input: Record<string, string | string[]> = Object.create(null);
  for (const [name, values] of lists) {
    if (name.endsWith('[]')) input[name.slice(0, -2)] = values;
    else input[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return input;
}

/** What was typed, to refill the form with; secrets stay out. */
export function typedValues(form: FormData): FormValues {
  const entries = Object.entries(formToInput(form)).filter(([name]) => !SECRET.test(name));
  return Object.fromEntries(entries);
}
