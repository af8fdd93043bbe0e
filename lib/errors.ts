export type ErrorParams = Record<string, string | number>;

/** One field that is refused; `code` is a key of the `errors` messages. */
export type FieldIssue = { field: string; code: string; params?: ErrorParams };

type Options = {
  field?: string;
  params?: ErrorParams;
  issues?: readonly FieldIssue[];
  values?: Record<string, string>;
};

/**
 * A refusal that a person can understand and act on.
 * `code` is a key of the `errors` messages; `field` names the form field it stands at, `issues` several
 * fields at once; `values` are those the form is to hold when it is sent again.
 */
export class DomainError extends Error {
  readonly code: string;
  readonly field: string | undefined;
  readonly params: ErrorParams;
  readonly issues: readonly FieldIssue[];
  readonly values: Record<string, string>;

  constructor(code: string, options: Options = {}) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.field = options.field;
    this.params = options.params ?? {};
    this.issues = options.issues ?? [];
    this.values = options.values ?? {};
  }
}

/** What is out of sight does not exist for the person who asks. */
export function notFoundError(): DomainError {
  return new DomainError('not_found');
}

export function forbiddenError(): DomainError {
  return new DomainError('forbidden');
}

/** Somebody else changed it in the meantime. */
export function conflictError(): DomainError {
  return new DomainError('conflict');
}
