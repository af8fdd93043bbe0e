import type { FieldErrors } from '@/lib/form-state';
import { fill } from '@/lib/i18n/fill';
import type { Messages } from '@/lib/i18n/messages';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const KEYS = [
  'check_fields',
  'required',
  'email',
  'format',
  'integer',
  'range',
  'step',
  'terms',
  'past_date',
  'domain_required',
  'domain_invalid',
  'domain_tld',
  'domain_subdomain',
  'domain_unexpected',
] as const;

/** The messages a page can give by itself, out of the `errors` namespace. */
export type CheckWords = Pick<Messages['errors'], (typeof KEYS)[number]>;

export function checkWords(errors: Messages['errors']): CheckWords {
  return Object.fromEntries(KEYS.map((key) => [key, errors[key]])) as CheckWords;
}

function messageFor(control: Control, words: CheckWords): string {
  const { validity } = control;
  if (validity.valueMissing) return control.type === 'checkbox' ? words.terms : words.required;
  if (validity.badInput) return control.type === 'number' ? words.integer : words.format;
  if (validity.typeMismatch && control.type === 'email') return words.email;
  if (!(control instanceof HTMLInputElement)) return words.format;
  const { min, max, step } = control;
  if (validity.rangeUnderflow && control.type === 'date') return words.past_date;
  if (validity.rangeUnderflow || validity.rangeOverflow) return fill(words.range, { min, max });
  return validity.stepMismatch ? fill(words.step, { min, step }) : words.format;
}

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLSelectElement ||
  element instanceof HTMLTextAreaElement;

/** What the browser finds wrong in the fields that show, worded in the page's language rather than the browser's. */
export function browserChecks(form: HTMLFormElement, words: CheckWords): FieldErrors {
  const errors: FieldErrors = {};
  for (const control of form.elements) {
    if (!isControl(control) || !control.name || control.getClientRects().length === 0) continue;
    if (control.willValidate && !control.validity.valid) errors[control.name] ??= messageFor(control, words);
  }
  return errors;
}
