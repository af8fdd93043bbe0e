import { emptyFormState, type FormState } from '@/lib/form-state';

// What is judged together with another field is judged anew when that one changes.
const JUDGED_WITH: Record<string, readonly string[]> = {
  domainMode: ['domainName'],
  customerType: ['vatNumber'],
  country: ['vatNumber'],
};

/**
 * The answer to a form without the errors of fields edited since: an error leaves with the slip it named, the
 * others stay. `generic` is the message that only says that fields need correcting.
 */
export function withoutEdited(state: FormState, edited: readonly string[], generic: string): FormState {
  const { fieldErrors, message, values } = state;
  if (!fieldErrors) return state;
  const mended = new Set(edited.flatMap((field) => [field, ...(JUDGED_WITH[field] ?? [])]));
  const left = Object.entries(fieldErrors).filter(([field]) => !mended.has(field));
  if (left.length > 0) return { ...state, fieldErrors: Object.fromEntries(left) };
  if (message !== undefined && message !== generic) return { ...state, fieldErrors: {} };
  return values ? { ...emptyFormState, values } : emptyFormState;
}
