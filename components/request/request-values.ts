/** The service request as typed, by the names its fields have. */
export const REQUEST_FIELDS = [
  'kind',
  'need',
  'budgetRange',
  'deadline',
  'description',
  'name',
  'email',
  'phone',
  'company',
  'terms',
] as const;

export type RequestField = (typeof REQUEST_FIELDS)[number];
export type RequestValues = Record<RequestField, string>;

/** The fields out of whatever held them: a draft, a posted form, an address; the rest keeps its value. */
export function pickValues(
  source: Readonly<Record<string, unknown>> | undefined,
  initial: RequestValues,
): RequestValues {
  const next = { ...initial };
  for (const field of REQUEST_FIELDS) {
    const value = source?.[field];
    if (typeof value === 'string') next[field] = value;
  }
  return next;
}

export const EMPTY_REQUEST: RequestValues = {
  kind: '',
  need: '',
  budgetRange: 'unknown',
  deadline: '',
  description: '',
  name: '',
  email: '',
  phone: '',
  company: '',
  terms: '',
};
