import 'server-only';
import { createHash, randomBytes } from 'node:crypto';

/** A random 256-bit token for a link, in URL-safe letters. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
