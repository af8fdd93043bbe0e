import 'server-only';
import { CredentialsSignin } from 'next-auth';
import { DomainError, type ErrorParams } from '@/lib/errors';

/** A sign-in that Auth.js reports to whoever asked; `code` is a key of the `errors` messages. */
export class SignInRefusal extends CredentialsSignin {
  override code: string;
  readonly params: ErrorParams;

  constructor(code: string, params: ErrorParams = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }

  /** The same refusal in the words of a form. */
  toDomainError(): DomainError {
    return new DomainError(this.code, { params: this.params });
  }
}
