export type ErrorParams = Record<string, string | number>;

/**
 * A refusal that a person can understand and act on.
 * `code` is a key of the `errors` messages; `field` names the form field it stands at.
 */
export class DomainError extends Error {
  readonly code: string;
  readonly field: string | undefined;
  readonly params: ErrorParams;

  constructor(code: string, options: { field?: string; params?: ErrorParams } = {}) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.field = options.field;
    this.params = options.params ?? {};
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
